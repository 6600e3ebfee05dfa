import { WebSocket } from 'ws';
import { createRateLimiter } from '../../functions/_shared/rateLimiter.ts';
import type { Claims } from '../jwt.ts';
import type { SocketCounts } from './SocketCounts.ts';

export type Channel = { joinRef: string | null; claims: Claims };

/** Without a channel for so long, a socket is closed. */
const joinWithinMs = 10_000;
/** Bytes that wait for whoever does not read. */
const mostBuffered = 1_000_000;
/** The official client says a word every 25 s, and one per channel (20 at most) to join, to renew and to leave. */
const frames = { burst: 100, perMs: 10_000 };

/** WebSocket close codes (RFC 6455): against the rules; try again later. */
const policy = 1008;
const later = 1013;

/** One socket and its channels, held to what one browser needs: it joins soon, speaks little and reads what comes. */
export class RealtimeClient {
  readonly socket: WebSocket;
  /** Change it by join and leave alone: they count. */
  readonly channels: ReadonlyMap<string, Channel>;
  alive = true;
  readonly #channels = new Map<string, Channel>();
  readonly #counts: SocketCounts;
  readonly #network: string;
  readonly #frames = createRateLimiter(frames);
  #kind: 'strangers' | 'members' = 'strangers';
  #joinBy: NodeJS.Timeout | undefined;

  /** Of a socket that `counts` has admitted as a stranger. */
  constructor(socket: WebSocket, network: string, counts: SocketCounts) {
    this.socket = socket;
    this.channels = this.#channels;
    this.#network = network;
    this.#counts = counts;
    this.#waitForJoin();
    socket.on('close', () => {
      clearTimeout(this.#joinBy);
      counts.remove(this.#kind, network);
    });
  }

  /** Whether one more frame may come; if not, the socket ends at once: a polite end would have to hear the rest. */
  mayHear(): boolean {
    if (this.#frames.take('') === 0) return true;
    this.socket.terminate();
    return false;
  }

  join(topic: string, channel: Channel): void {
    if (this.#kind === 'strangers' && !this.#become('members')) return;
    clearTimeout(this.#joinBy);
    this.#channels.set(topic, channel);
  }

  leave(topic: string): void {
    if (!this.#channels.delete(topic) || this.#channels.size > 0) return;
    if (this.#become('strangers')) this.#waitForJoin();
  }

  send(message: unknown[]): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount > mostBuffered) this.socket.terminate();
    else this.socket.send(JSON.stringify(message));
  }

  /** From one count into the other; where there is no room, the socket is closed. */
  #become(kind: 'strangers' | 'members'): boolean {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    if (!this.#counts.add(kind, this.#network)) {
      this.socket.close(later, 'too many sockets');
      return false;
    }
    this.#counts.remove(this.#kind, this.#network);
    this.#kind = kind;
    return true;
  }

  #waitForJoin(): void {
    clearTimeout(this.#joinBy);
    this.#joinBy = setTimeout(() => {
      this.socket.close(policy, 'no channel joined');
    }, joinWithinMs);
    this.#joinBy.unref();
  }
}
