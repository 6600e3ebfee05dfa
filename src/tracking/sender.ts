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

/** Empties the outbox: one batch in flight at a time, across tabs too where the browser has Web Locks. */
export function createSender(outbox: Outbox, sink: Sink, browser: Browser): Sender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let stopped = false;
  let failures = 0;
  let backOffUntil = 0;
  /** What the server asked for (Retry-After); nothing of ours shortens it. */
  let askedUntil = 0;

  const request = (batch: Batch): CollectRequest => ({
    v: 1,
    ...batch,
    sent_at: new Date(browser.wallMs()).toISOString(),
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
    backOffUntil = now + Math.min(longestWaitMs, gatherMs * 2 ** failures) * (0.5 + Math.random() / 2);
    if (answer.status === 'later' && answer.afterMs) askedUntil = now + answer.afterMs;
  }

  const wait = () => Math.max(backOffUntil, askedUntil) - browser.monotonicMs();

  async function run(leaving: boolean): Promise<void> {
    if (sending || stopped) return;
    if (wait() > 0) {
      schedule(wait());
      return;
    }
    if (outbox.isEmpty()) return;
    sending = true;
    let ours = true;
    try {
      if (browser.locks) {
        await browser.locks.request('hiroba.send', { ifAvailable: true }, async (lock) => {
          ours = lock !== null;
          if (ours) await sendNext(leaving);
        });
      } else await sendNext(leaving);
    } catch (error) {
      // Web Locks are refused in some in-app browsers and sandboxed frames: try again later.
      console.debug('tracking', error);
      ours = false;
    }
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
