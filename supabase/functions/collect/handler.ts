// collect: what browsers say about their visits. Web APIs only; runs in Deno and in Node.
import { collectRequest, type CollectAnswer } from '../_shared/contract/visit.ts';
import { answer, preflight, tooMany, unavailable } from '../_shared/answer.ts';
import type { NetworkKey } from '../_shared/networkKey.ts';
import type { RateLimiter } from '../_shared/rateLimiter.ts';
import { readBody } from '../_shared/readBody.ts';
import { isMachine } from './isMachine.ts';
import { isReadableTime } from './isReadableTime.ts';
import { parseEvents } from './parseEvents.ts';
import { regionOf } from './regionOf.ts';
import { BatchUnreadable, StoreBusy, StoreUnavailable, type VisitStore } from './visitStore.ts';

/** A host's letters; anything else is not worth a row, and U+0000 would break the write. */
const hostName = /^[a-z0-9.-]+$/i;

export const bodyLimit = 256 * 1024;

export interface CollectPorts {
  store: VisitStore;
  /** In events per minute. */
  visitLimiter: RateLimiter;
  networkLimiter: RateLimiter;
  networkKey: NetworkKey;
}

/** Answers POST with CollectAnswer; every other answer stores nothing (see the contract). */
export function createCollectHandler(ports: CollectPorts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'POST')
      return answer(405, { error: 'method_not_allowed' }, { Allow: 'POST, OPTIONS' });
    const text = await readBody(request, bodyLimit);
    if (text === null) return answer(413, { error: 'too_large', limit_bytes: bodyLimit });
    const parsed = collectRequest.safeParse(parseJson(text));
    if (!parsed.success) {
      const issues = parsed.error.issues
        .slice(0, 10)
        .map(({ path, message }) => ({ path: path.join('.'), message }));
      return answer(400, { error: 'invalid', issues });
    }
    const { town_id, sent_at, visit, events: sent } = parsed.data;
    if (!isReadableTime(sent_at) || !isReadableTime(visit.started_at))
      return answer(400, { error: 'invalid', issues: [{ path: 'sent_at', message: 'year out of range' }] });

    const network = ports.networkKey(request);
    const wait =
      (network === null ? 0 : ports.networkLimiter.take(network, sent.length)) ||
      ports.visitLimiter.take(visit.visit_id, sent.length);
    if (wait > 0) return tooMany(wait);

    const { events, refused } = parseEvents(sent);
    const { time_zone, automated, declared_region, referrer_host, ...kept } = visit;
    const referrer = referrer_host && hostName.test(referrer_host) ? { referrer_host } : {};
    if (events.length === 0) return answer(200, { accepted: [], refused } satisfies CollectAnswer);
    try {
      const stored = await ports.store.put({
        town_id,
        sent_at,
        visit: { ...kept, ...referrer },
        ...regionOf({ time_zone, declared_region }, request.headers),
        is_bot: isMachine(request.headers.get('user-agent'), automated),
        events,
      });
      const not = new Set(stored.refused.map(({ event_id }) => event_id));
      const accepted = events.map(({ event_id }) => event_id).filter((id) => !not.has(id));
      return answer(200, { accepted, refused: [...refused, ...stored.refused] } satisfies CollectAnswer);
    } catch (error) {
      if (error instanceof BatchUnreadable) return answer(400, { error: 'invalid', issues: [] });
      if (error instanceof StoreBusy) return tooMany(error.retryAfterMs);
      if (!(error instanceof StoreUnavailable)) throw error;
      console.error('collect: the database did not answer', error.message);
      return unavailable();
    }
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is one more thing that the contract refuses.
    return undefined;
  }
}
