import type { Visit } from '../../supabase/functions/_shared/contract/visit.ts';
import type { Keep } from './keep.ts';
import { randomUuid } from '../lib/randomUuid.ts';

/** A visit ends after this long without an act (the usual web-analytics session). */
export const visitEndsAfterMs = 30 * 60_000;
/** PEOPLE.md: rotated within 30 days; a day early, so that no visit crosses the line. */
export const visitorRotatesAfterMs = 29 * 86_400_000;
/** The last act is written at most this often. */
const touchEveryMs = 20_000;

interface Kept {
  visitor_since: number;
  last_active: number;
  visit: Visit;
}

/** What a new visit is made of, besides its ids and times. */
export type VisitSetting = Omit<Visit, 'visit_id' | 'visitor_id' | 'started_at' | 'declared_region'>;

export interface VisitIds {
  /** The visit that an act at `now` (wall ms) belongs to; begins one where needed. */
  current(now: number, setting: () => VisitSetting): Visit;
  /** Changes the running visit's words about itself. */
  amend(change: Pick<Visit, 'declared_region'>): void;
  /** The visitor's id when there is one. */
  visitorId(): string | null;
}

/** Parses what this browser kept earlier; anything odd counts as nothing kept. */
function parseKept(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    const whole =
      typeof kept?.visitor_since === 'number' &&
      typeof kept.last_active === 'number' &&
      typeof kept.visit?.visit_id === 'string' &&
      typeof kept.visit.visitor_id === 'string';
    return whole ? (kept as Kept) : null;
  } catch {
    // Half-written or foreign text: a fresh visit is the right answer.
    return null;
  }
}

/** Ids of one town's visits. Kept per town, so that no town can follow a visitor into another. */
export function createVisitIds(keep: Keep, townId: string): VisitIds {
  const key = `hiroba.visit.${townId}`;
  const read = () => parseKept(keep.read(key));
  const write = (kept: Kept) => keep.write(key, JSON.stringify(kept));

  return {
    current(now, setting) {
      const kept = read();
      const sameVisitor =
        kept !== null && now - kept.visitor_since < visitorRotatesAfterMs && now >= kept.visitor_since;
      // A clock set back by more than a visit's length counts as time away, too.
      const sameVisit = sameVisitor && Math.abs(now - kept.last_active) < visitEndsAfterMs;
      if (sameVisit) {
        if (Math.abs(now - kept.last_active) >= touchEveryMs) write({ ...kept, last_active: now });
        return kept.visit;
      }
      const visit: Visit = {
        ...setting(),
        visit_id: randomUuid(),
        visitor_id: sameVisitor ? kept.visit.visitor_id : randomUuid(),
        started_at: new Date(now).toISOString(),
        ...(sameVisitor && kept.visit.declared_region && { declared_region: kept.visit.declared_region }),
      };
      write({ visitor_since: sameVisitor ? kept.visitor_since : now, last_active: now, visit });
      return visit;
    },
    amend(change) {
      const kept = read();
      if (kept) write({ ...kept, visit: { ...kept.visit, ...change } });
    },
    visitorId: () => read()?.visit.visitor_id ?? null,
  };
}
