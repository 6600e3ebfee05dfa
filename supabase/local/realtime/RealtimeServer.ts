import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import * as v from 'valibot';
import type { SessionCheck } from '../auth/SessionCheck.ts';
import { networkOf } from '../../functions/_shared/networkOf.ts';
import type { Pool } from '../database/openPool.ts';
import { clientAddress } from '../http/clientAddress.ts';
import { refuseUpgrade } from '../http/guard/refuseUpgrade.ts';
import { readJwt, type Claims } from '../jwt.ts';
import { say } from '../say.ts';
import { RealtimeClient, type Channel } from './RealtimeClient.ts';
import { SocketCounts } from './SocketCounts.ts';

/** Protocol 2.0.0: [join_ref, ref, topic, event, payload] as JSON text. */
const frame = v.strictTuple([
  v.nullable(v.string()),
  v.nullable(v.string()),
  v.string(),
  v.string(),
  v.unknown(),
]);
const joinPayload = v.looseObject({
  access_token: v.optional(v.string()),
  config: v.optional(v.looseObject({ private: v.optional(v.boolean()) })),
});
const notice = v.object({ topic: v.string(), event: v.string(), payload: v.unknown() });

type Reply = (status: 'ok' | 'error', response: unknown) => Promise<void>;

type RealtimeOptions = {
  owner: Pool;
  askers: Pool;
  sessions: SessionCheck;
  jwtSecret: string;
  anonKey: string;
  trustProxy: boolean;
};

const prefix = 'realtime:';
const maxChannels = 20;
const recheckMs = 15_000;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no frame and no notice has this shape
  }
}

/**
 * Enough of Supabase Realtime for private broadcast channels: whoever may join hears what the database notifies on
 * 'hiroba_realtime'. Nobody can send. Whose session ends, or whose membership changes, falls silent at once; rights are
 * asked again every 15 seconds as well, for what nobody tells of.
 */
export class RealtimeServer {
  readonly #options: RealtimeOptions;
  readonly #wss = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  readonly #clients = new Set<RealtimeClient>();
  readonly #counts = new SocketCounts();
  readonly #timer: NodeJS.Timeout;
  #unlisten: () => Promise<void> = () => Promise.resolve();

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#recheck().catch((error: unknown) => {
        say(`realtime の見直しが失敗しました: ${String(error)}`, `Realtime check failed: ${String(error)}`);
      });
    }, recheckMs);
    this.#timer.unref();
  }

  async listen(): Promise<void> {
    const listening = await this.#options.owner.listen('hiroba_realtime', (text) => {
      this.#broadcast(text);
    });
    const rights = await this.#options.owner.listen('hiroba_rights', (userId) => {
      void this.#review(({ sub }) => sub === userId).catch(() => undefined); // asked again within 15 seconds
    });
    this.#options.sessions.whenOneEnds((id) => {
      void this.#review(({ session_id }) => session_id === id).catch(() => undefined);
    });
    this.#unlisten = async () => {
      await listening.unlisten();
      await rights.unlisten();
    };
  }

  /** Takes over an HTTP upgrade of /realtime/v1/websocket; refuses a wrong key and too many. Never throws. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const key = URL.parse(request.url ?? '', 'http://localhost')?.searchParams.get('apikey');
    if (key !== this.#options.anonKey) {
      refuseUpgrade(socket, 401);
      return;
    }
    const network = networkOf(clientAddress(request, this.#options.trustProxy));
    if (socket.destroyed) return;
    if (!this.#counts.add('strangers', network)) {
      refuseUpgrade(socket, 429);
      return;
    }
    const wentAway = (): void => {
      this.#counts.remove('strangers', network); // what makes no WebSocket is closed without one
    };
    socket.once('close', wentAway);
    this.#wss.handleUpgrade(request, socket, head, (ws) => {
      socket.off('close', wentAway);
      this.#accept(ws, network);
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const { socket } of this.#clients) socket.close(1001);
    this.#wss.close();
    await this.#unlisten().catch(() => undefined);
    for (const { socket } of this.#clients) socket.terminate();
  }

  #accept(socket: WebSocket, network: string): void {
    const client = new RealtimeClient(socket, network, this.#counts);
    this.#clients.add(client);
    socket.on('pong', () => {
      client.alive = true;
    });
    socket.on('close', () => this.#clients.delete(client));
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('message', (data, isBinary) => {
      if (!client.mayHear() || isBinary || !Buffer.isBuffer(data)) return;
      void this.#receive(client, data.toString('utf8')).catch(() => {
        socket.close(1011);
      });
    });
  }

  async #receive(client: RealtimeClient, text: string): Promise<void> {
    client.alive = true;
    const parsed = v.safeParse(frame, readJson(text));
    if (!parsed.success) {
      client.socket.close(1003);
      return;
    }
    const [joinRef, ref, topic, event, payload] = parsed.output;
    const reply: Reply = (status, response) => {
      client.send([joinRef, ref, topic, 'phx_reply', { status, response }]);
      return Promise.resolve();
    };
    if (topic === 'phoenix') await reply('ok', {});
    else if (event === 'phx_join') await this.#join(client, joinRef, topic, payload, reply);
    else if (event === 'access_token') await this.#renew(client, topic, payload);
    else if (event === 'phx_leave') {
      client.leave(topic);
      await reply('ok', {});
      client.send([joinRef, ref, topic, 'phx_close', {}]);
    } else if (ref !== null) await reply('error', { reason: 'read_only' });
  }

  async #join(
    client: RealtimeClient,
    joinRef: string | null,
    topic: string,
    payload: unknown,
    reply: Reply,
  ): Promise<void> {
    const asked = v.safeParse(joinPayload, payload);
    if (!asked.success || !asked.output.config?.private)
      return reply('error', { reason: 'PrivateOnly: this server has private channels only' });
    if (client.channels.size >= maxChannels)
      return reply('error', { reason: 'ChannelRateLimitReached: too many channels' });
    const claims = await this.#authorise(topic, asked.output.access_token);
    if (!claims)
      return reply('error', {
        reason: 'Unauthorized: You do not have permissions to read from this Channel topic',
      });
    client.join(topic, { joinRef, claims });
    await reply('ok', { postgres_changes: [] });
  }

  async #renew(client: RealtimeClient, topic: string, payload: unknown): Promise<void> {
    const channel = client.channels.get(topic);
    const asked = v.safeParse(joinPayload, payload);
    if (!channel) return;
    const claims = await this.#authorise(topic, asked.success ? asked.output.access_token : undefined);
    if (claims) channel.claims = claims;
    else this.#expel(client, topic, channel);
  }

  async #authorise(topic: string, token: string | undefined): Promise<Claims | null> {
    const claims = token ? await readJwt(token, this.#options.jwtSecret) : null;
    if (!claims || !topic.startsWith(prefix)) return null;
    return (await this.#mayJoin(topic.slice(prefix.length), claims)) ? claims : null;
  }

  async #mayJoin(topic: string, claims: Claims): Promise<boolean> {
    if (claims.exp <= Date.now() / 1000 || !(await this.#options.sessions.isGood(claims))) return false;
    return this.#options.askers.begin('read only', async (tx) => {
      await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', ${claims.sub},
        true),
        set_config('request.jwt.claim.role', 'authenticated', true), set_config('request.jwt.claims',
          ${JSON.stringify(claims)}, true)`;
      const [row] = await tx<{ may: boolean | null }[]>`select private.may_join_topic(${topic}) as may`;
      return row?.may === true;
    });
  }

  async #recheck(): Promise<void> {
    for (const client of this.#clients) {
      if (!client.alive) {
        client.socket.terminate();
        continue;
      }
      client.alive = false;
      client.socket.ping();
    }
    await this.#review(() => true);
  }

  /** Asks again whether those may hear what they hear. */
  async #review(whose: (claims: Claims) => boolean): Promise<void> {
    for (const client of this.#clients)
      for (const [topic, channel] of client.channels) {
        if (!whose(channel.claims)) continue;
        // a hiccup expels nobody
        const may = await this.#mayJoin(topic.slice(prefix.length), channel.claims).catch(() => true);
        if (!may) this.#expel(client, topic, channel);
      }
  }

  #expel(client: RealtimeClient, topic: string, channel: Channel): void {
    client.leave(topic);
    client.send([channel.joinRef, null, topic, 'phx_error', { reason: 'Unauthorized' }]);
  }

  #broadcast(text: string): void {
    const parsed = v.safeParse(notice, readJson(text));
    if (!parsed.success) return;
    const { topic, event, payload } = parsed.output;
    for (const client of this.#clients) {
      if (!client.channels.has(prefix + topic)) continue;
      client.send([null, null, prefix + topic, 'broadcast', { type: 'broadcast', event, payload }]);
    }
  }
}
