import type { KeyRow, Summary } from '../../data/insight.ts';

/** A figure now and then; a key that a table lacks had none. */
export interface ComparedRow extends KeyRow {
  /** undefined: what it would be compared with cannot be told. */
  then: number | undefined;
  /** How many more. */
  change: number | undefined;
}

export const noVisits = (key: string): KeyRow => ({
  key,
  visits: 0,
  engaged: 0,
  considering: 0,
  lead: 0,
  engaged_ms: 0,
});

/** Two tables of the same panel, key by key, in the order of the first; without the second nothing is compared. */
export function compareTables(now: readonly KeyRow[], then: readonly KeyRow[] | undefined): ComparedRow[] {
  const before = new Map(then?.map((row) => [row.key, row.visits]));
  const here = new Set(now.map((row) => row.key));
  const gone = then?.filter((row) => !here.has(row.key)) ?? [];
  return [...now, ...gone.map((row) => noVisits(row.key))].map((row) => {
    const was = then === undefined ? undefined : (before.get(row.key) ?? 0);
    return { ...row, then: was, change: was === undefined ? undefined : row.visits - was };
  });
}

/** A part of a whole, 0 to 1; undefined where the whole is nothing or not known. */
export function shareOf(part: number, whole: number | undefined): number | undefined {
  return whole === undefined || whole === 0 ? undefined : part / whole;
}

/** The sum of rows that share no visit, such as days. */
export function sumOf(rows: readonly KeyRow[]): Omit<KeyRow, 'key'> {
  return rows.reduce(
    (sum, row) => ({
      visits: sum.visits + row.visits,
      engaged: sum.engaged + row.engaged,
      considering: sum.considering + row.considering,
      lead: sum.lead + row.lead,
      engaged_ms: sum.engaged_ms + row.engaged_ms,
    }),
    { visits: 0, engaged: 0, considering: 0, lead: 0, engaged_ms: 0 },
  );
}

/** The stages of a visit, each with those that came further. */
export const visitStages = ['visit', 'engaged', 'considering', 'lead'] as const;
export type VisitStage = (typeof visitStages)[number];

export function stageCount(counts: Omit<KeyRow, 'key'> | Summary, stage: VisitStage): number {
  return stage === 'visit' ? counts.visits : counts[stage];
}

export interface Step {
  from: string;
  to: string;
  visits: number;
}

/** The rows of the path panel as steps; `^` is the beginning and `$` the end. */
export function stepsOfPath(rows: readonly KeyRow[]): Step[] {
  return rows.flatMap(({ key, visits }) => {
    const at = key.indexOf('>');
    return at < 0 ? [] : [{ from: key.slice(0, at), to: key.slice(at + 1), visits }];
  });
}
