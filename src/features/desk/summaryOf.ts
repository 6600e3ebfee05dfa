import type { HouseholdRecord, VisitSummary } from '../../data/households.ts';

/** The visits of an open household added up as the list adds them; null when the family does not share them. */
export function summaryOf(record: Pick<HouseholdRecord, 'link_agreed' | 'visits'>): VisitSummary | null {
  if (!record.link_agreed) return null;
  const spots = new Map<string, { place_id: string; spot_id: string; engaged_ms: number }>();
  let engaged = 0;
  let last: string | null = null;
  for (const visit of record.visits) {
    engaged += visit.engaged_ms;
    if (last === null || Date.parse(visit.started_at) > Date.parse(last)) last = visit.started_at;
    for (const stay of visit.spots) {
      const before = spots.get(stay.spot_id)?.engaged_ms ?? 0;
      spots.set(stay.spot_id, {
        place_id: stay.place_id,
        spot_id: stay.spot_id,
        engaged_ms: before + stay.engaged_ms,
      });
    }
  }
  return {
    visits: record.visits.length,
    engaged_ms: engaged,
    spots: spots.size,
    last_visit_at: last,
    top: [...spots.values()]
      .filter((stay) => stay.engaged_ms > 0)
      .sort((a, b) => b.engaged_ms - a.engaged_ms)
      .slice(0, 3),
  };
}
