// collect: what browsers say about their visits. Web APIs only; runs in Deno and in Node.
import * as v from 'valibot';
import { collectRequest, type CollectAnswer } from '../_shared/contract/visit.ts';
import { answer, tooMany, unavailable } from '../_shared/answer.ts';
import { bodyLimits } from '../_shared/bodyLimits.ts';
import type { NetworkKey } from '../_shared/networkKey.ts';
import type { OwnPages } from '../_shared/ownPages.ts';
import type { RateLimiter } from '../_shared/rateLimiter.ts';
import { receiveJson } from '../_shared/receiveJson.ts';
import type { IsService } from '../_shared/serviceKey.ts';
import { isMachine } from './isMachine.ts';
import type { IsCrowd } from './networkShares.ts';
import { isReadableTime } from './isReadableTime.ts';
import { parseEvents } from './parseEvents.ts';
import { regionOf } from './regionOf.ts';
import { BatchUnreadable, StoreBusy, StoreUnavailable, type VisitStore } from './visitStore.ts';

/** A host's letters; anything else is not worth a row, and U+0000 would break the write. */
const hostName = /^[a-z0-9.-]+$/;

export interface CollectPorts {
  store: VisitStore;
  /** In events per minute. */
  visitLimiter: RateLimiter;
  networkLimiter: RateLimiter;
  networkKey: NetworkKey;
  isCrowd: IsCrowd;
  pages: OwnPages;
  isService: IsService;
}

/** Answers POST with CollectAnswer; every other answer stores nothing (see the contract). */
export function createCollectHandler(ports: CollectPorts): (request: Request) => Promise<Response> {
  const take = async (asked: v.InferOutput<typeof collectRequest>, request: Request): Promise<Response> => {
    const { town_id, sent_at, visit, events: sent } = asked;
    if (!isReadableTime(sent_at) || !isReadableTime(visit.started_at))
      return answer(400, { error: 'invalid', issues: [{ path: 'sent_at', message: 'year out of range' }] });

    if (visit.simulated === true && !ports.isService(request))
      return answer(403, { error: 'service_key_needed' });
    const network = ports.networkKey(request);
    const wait =
      (network === null ? 0 : ports.networkLimiter.take(network, sent.length)) ||
      ports.visitLimiter.take(visit.visit_id, sent.length);
    if (wait > 0) return tooMany(wait);

    const { events, refused } = parseEvents(sent);
    const { time_zone, automated, declared_region, referrer_host, ...kept } = visit;
    const host = referrer_host?.toLowerCase().replace(/\.$/, '');
    const referrer = host && hostName.test(host) ? { referrer_host: host } : {};
    if (events.length === 0) return answer(200, { accepted: [], refused } satisfies CollectAnswer);
    try {
      const stored = await ports.store.put({
        town_id,
        sent_at,
        visit: { ...kept, ...referrer },
        ...regionOf({ time_zone, declared_region }, request.headers),
        is_bot: isMachine(request.headers.get('user-agent'), automated),
        // Made-up visits all come from one machine, and nobody else may make any up.
        crowd: network !== null && !kept.simulated && ports.isCrowd(town_id, network, kept.visit_id),
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
  return receiveJson({
    limit: bodyLimits.collect,
    contract: collectRequest,
    pages: ports.pages,
    refuse: objection,
    explain,
    take,
  });
}

/** Global Privacy Control: the client tells nothing then; should one tell all the same, nothing is taken. */
const objection = (request: Request) => (request.headers.get('sec-gpc') === '1' ? 'gpc' : null);

const explain = (issues: readonly v.BaseIssue<unknown>[]) => ({
  issues: issues
    .slice(0, 10)
    .map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message.slice(0, 200) })),
});
