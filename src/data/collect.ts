// The sink of src/tracking: batches of events to functions/collect.
import * as v from 'valibot';
import { collectAnswer, type CollectRequest } from '../../supabase/functions/_shared/contract/visit.ts';
import { dataConfig, type DataConfig } from './client.ts';

/** What became of a batch: see Sink in src/tracking, which this fits by shape. */
type CollectOutcome =
  | { status: 'decided'; eventIds: string[] }
  | { status: 'unreadable' }
  | { status: 'later'; afterMs?: number };

const timeoutMs = 20_000;

/** A sink for the Supabase that `config` names at each call. Neither function throws or rejects. */
export function createCollectSink(config: () => DataConfig) {
  const address = () => `${config().url}/functions/v1/collect`;
  return {
    async send(request: CollectRequest, leaving: boolean): Promise<CollectOutcome> {
      try {
        const response = await fetch(address(), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', apikey: config().key },
          body: JSON.stringify(request),
          keepalive: leaving,
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (response.status === 400 || response.status === 413) return { status: 'unreadable' };
        if (!response.ok) return later(response.headers.get('Retry-After'));
        const { accepted, refused } = v.parse(collectAnswer, await response.json());
        return { status: 'decided', eventIds: [...accepted, ...refused.map((one) => one.event_id)] };
      } catch {
        // Offline, cut off or no answer of ours: all the same to the outbox, which keeps everything.
        return { status: 'later' };
      }
    },
    beacon(request: CollectRequest): void {
      // A string is sent as text/plain, which needs no preflight; a beacon has no headers, so the key goes into the
      // URL.
      navigator.sendBeacon(
        `${address()}?apikey=${encodeURIComponent(config().key)}`,
        JSON.stringify(request),
      );
    },
  };
}

/** The sink of the page: where the rest of its data comes from. */
export const collectSink = createCollectSink(dataConfig);

function later(retryAfter: string | null): CollectOutcome {
  const seconds = Number(retryAfter ?? Number.NaN);
  return seconds > 0 ? { status: 'later', afterMs: seconds * 1000 } : { status: 'later' };
}
