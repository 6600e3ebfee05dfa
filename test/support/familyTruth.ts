// What is said of the families of npm run simulate, worked out from its ledger family by family.
import type { Ledger, LedgerHousehold } from '../../supabase/local/simulate/ledger.ts';
import { dayOf, type CountedVisit } from './tally.ts';
import type { Filters, Range } from './visitTruth.ts';

/** What families are told apart by. */
export const familyDims = ['channel', 'region', 'locale', 'device', 'campaign', 'visitor', 'entry'] as const;
export interface OutcomeRow {
  key: string;
  asked: number;
  came: number;
  moved: number;
  settled: number;
}

const rank = { consulting: 0, visited: 1, moved: 2, settled: 3 };
const within = (day: string | null, { p_from, p_to }: Range) => day !== null && day >= p_from && day <= p_to;
const people = (list: readonly LedgerHousehold[]) =>
  list.reduce((sum, { children }) => sum + 2 + children.length, 0);

/** The truth of a ledger's families; `counted` are its visits in the order of time. */
export function familyTruth(ledger: Ledger, counted: readonly CountedVisit[]) {
  const firstOf = new Map<string, CountedVisit>();
  for (const v of [...counted].reverse()) firstOf.set(v.visitor_id, v);
  /** Channel, region and language by their own word; the rest of the first visit they agreed to link. */
  const valueOf = (h: LedgerHousehold, dim: string): string => {
    if (dim === 'channel') return 'web';
    if (dim === 'region') return h.from_region ?? 'unknown';
    if (dim === 'locale') return h.locale;
    const linked = h.visitor_id === null ? undefined : firstOf.get(h.visitor_id);
    return linked?.seen.find(({ panel }) => panel === dim)?.key ?? '(unlinked)';
  };
  const reachedOn = (h: LedgerHousehold, ...names: string[]) => {
    const at = h.stages.find(({ stage }) => names.includes(stage))?.at;
    return at === undefined ? null : dayOf(at);
  };
  return {
    outcomes(range: Range, by: string | null, filters: Filters = {}): OutcomeRow[] {
      const rows = new Map<string, OutcomeRow>();
      for (const h of ledger.households) {
        if (!within(dayOf(h.created), range)) continue;
        if (!Object.entries(filters).every(([dim, value]) => valueOf(h, dim) === value)) continue;
        const key = by === null ? '' : valueOf(h, by);
        const row = rows.get(key) ?? { key, asked: 0, came: 0, moved: 0, settled: 0 };
        const at = Math.max(0, ...h.stages.map(({ stage }) => rank[stage]));
        row.asked += 1;
        row.came += at >= 1 ? 1 : 0;
        row.moved += at >= 2 ? 1 : 0;
        row.settled += at >= 3 ? 1 : 0;
        rows.set(key, row);
      }
      return [...rows.values()];
    },
    /** Families by what happened in the range. */
    counts(range: Range) {
      const asked = ledger.households.filter((h) => within(dayOf(h.created), range));
      const moved = ledger.households.filter((h) => within(reachedOn(h, 'moved', 'settled'), range));
      const settled = ledger.households.filter((h) => within(reachedOn(h, 'settled'), range));
      return {
        consultations: asked.length,
        people: people(asked),
        moved_households: moved.length,
        moved_people: people(moved),
        settled_households: settled.length,
      };
    },
  };
}
