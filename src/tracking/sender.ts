import type { CollectRequest } from '../../supabase/functions/_shared/contract/visit.ts';
import type { Browser } from './browser.ts';
import type { Batch, Outbox } from './outbox.ts';
import { quietly } from './quietly.ts';
import type { Sink } from './sink.ts';

/** Events gather this long before they travel. */
export const gatherMs = 5_000;
const longestWaitMs = 5 * 60_000;

export interface Sender {
  /** Something waits: send within gatherMs, or when the back-off ends. */
  nudge(): void;
  /** Send now (page hidden or shown, back online), back-off or not; a server's Retry-After is respected. */
  flush(leaving: boolean): void;
  /** The page is going: hand everything over. It stays in the outbox until acknowledged on return. */
  beacon(): void;
  stop(): void;
}

/**
 * Empties the outbox: one batch in flight at a time, across tabs too where the browser has Web Locks. `wallMs`: what
 * the stamps are told by.
 */
export function createSender(outbox: Outbox, sink: Sink, browser: Browser, wallMs: () => number): Sender {
  /** 0.5 … 1, so that phones which lost the same server do not come back in the same second. */
  const jitter = () => 0.5 + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 510;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let locks = browser.locks;
  let sending = false;
  let stopped = false;
  let failures = 0;
  let backOffUntil = 0;
  /** What the server asked for (Retry-After); nothing of ours shortens it. */
  let askedUntil = 0;

  const request = (batch: Batch): CollectRequest => ({
    v: 1,
    ...batch,
    sent_at: new Date(wallMs()).toISOString(),
  });

  function schedule(ms: number) {
    if (stopped || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void run(false);
    }, ms);
  }

  async function sendNext(leaving: boolean): Promise<void> {
    const batch = outbox.next();
    if (!batch) return;
    const ids = batch.events.map((event) => event.event_id);
    const answer = await sink.send(request(batch), leaving);
    const done =
      answer.status === 'decided'
        ? ids.filter((id) => answer.eventIds.includes(id))
        : answer.status === 'unreadable'
          ? ids
          : [];
    outbox.remove(done);
    if (done.length > 0) {
      failures = 0;
      return;
    }
    failures += 1;
    const now = browser.monotonicMs();
    backOffUntil = now + Math.min(longestWaitMs, gatherMs * 2 ** failures) * jitter();
    if (answer.status === 'later' && answer.afterMs) askedUntil = now + answer.afterMs;
  }

  const wait = () => Math.max(backOffUntil, askedUntil) - browser.monotonicMs();

  /** One tab at a time. False: it was not our turn, or the turn could not be had. */
  async function inTurn(act: () => Promise<void>): Promise<boolean> {
    try {
      if (!locks) await act();
      else
        return await locks.request('hiroba.send', { ifAvailable: true }, async (lock) => {
          if (lock) await act();
          return lock !== null;
        });
      return true;
    } catch (error) {
      // Some sandboxed frames refuse Web Locks: go on without them next time, collect stores an id once anyway.
      console.debug('tracking', error);
      locks = undefined;
      return false;
    }
  }

  async function run(leaving: boolean): Promise<void> {
    if (sending || stopped) return;
    if (wait() > 0) {
      schedule(wait());
      return;
    }
    if (outbox.isEmpty()) return;
    sending = true;
    const ours = await inTurn(() => sendNext(leaving));
    sending = false;
    if (outbox.isEmpty()) return;
    schedule(ours && failures === 0 ? 0 : Math.max(gatherMs, wait()));
  }

  return {
    nudge: () => schedule(gatherMs),
    flush(leaving) {
      clearTimeout(timer);
      timer = undefined;
      backOffUntil = 0;
      void run(leaving);
    },
    beacon() {
      quietly(() => {
        for (const batch of outbox.all()) sink.beacon(request(batch));
      }, undefined);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
