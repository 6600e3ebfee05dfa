// Questions to counted visits, answered one visit at a time: what the insight rpcs should say.
import { countedVisits, type CountedVisit, type ToldFamily, type ToldVisit } from './tally.ts';

/** By dim, and place, spot (was seen) or stage (was reached). */
export type Filters = Readonly<Record<string, string>>;
/** Days as people ask for them: YYYY-MM-DD, both included. */
export interface Range {
  p_from: string;
  p_to: string;
}
export interface Row {
  key: string;
  visits: number;
  engaged: number;
  considering: number;
  lead: number;
  engaged_ms: number;
}

const filterStages = ['', 'engaged', 'considering', 'lead'];
const passes = (v: CountedVisit, filters: Filters) =>
  Object.entries(filters).every(([name, value]) =>
    name === 'stage'
      ? v.stage >= filterStages.indexOf(value)
      : v.seen.some((s) => s.panel === name && s.key === value),
  );

/** The truth of a town's visits, and of the families that asked in them. */
export function visitTruth(visits: readonly ToldVisit[], families: readonly ToldFamily[] = []) {
  const counted = countedVisits(visits, families);
  const visitsIn = ({ p_from, p_to }: Range, filters: Filters = {}) =>
    counted.filter((v) => v.day >= p_from && v.day <= p_to && passes(v, filters));
  const add = (row: Row, v: CountedVisit, ms: number) => {
    row.visits += 1;
    row.engaged += v.stage >= 1 ? 1 : 0;
    row.considering += v.stage >= 2 ? 1 : 0;
    row.lead += v.stage >= 3 ? 1 : 0;
    row.engaged_ms += ms;
  };
  const nothing = (key: string): Row => ({
    key,
    visits: 0,
    engaged: 0,
    considering: 0,
    lead: 0,
    engaged_ms: 0,
  });
  return {
    counted,
    visitsIn,
    /** Rows of a panel, most visits first. */
    table(panel: string, range: Range, filters: Filters = {}): Row[] {
      const rows = new Map<string, Row>();
      for (const v of visitsIn(range, filters))
        for (const s of v.seen) {
          if (s.panel !== panel) continue;
          const row = rows.get(s.key) ?? nothing(s.key);
          add(row, v, s.ms);
          rows.set(s.key, row);
        }
      return [...rows.values()].sort((a, b) => b.visits - a.visits || (a.key < b.key ? -1 : 1));
    },
    totals(range: Range, filters: Filters = {}): Omit<Row, 'key'> {
      const sum = nothing('');
      for (const v of visitsIn(range, filters)) add(sum, v, v.ms);
      const { visits, engaged, considering, lead, engaged_ms } = sum;
      return { visits, engaged, considering, lead, engaged_ms };
    },
    browsers: (range: Range, filters: Filters = {}): number =>
      new Set(visitsIn(range, filters).map((v) => v.visitor_id)).size,
  };
}
export type VisitTruth = ReturnType<typeof visitTruth>;
