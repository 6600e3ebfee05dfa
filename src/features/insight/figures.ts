import type { FunnelRow, KeyRow } from '../../data/insight.ts';

/** A figure now and then; null is hidden, and a key that a table lacks had none. */
export interface Compared {
  key: string;
  now: number | null;
  then: number | null;
  engagedMs: number | null;
  /** How many more; undefined where either side is hidden. */
  change: number | undefined;
}

export function changeOf(now: number | null, then: number | null): number | undefined {
  return now === null || then === null ? undefined : now - then;
}

/** Two tables of the same panel, key by key, in the order of the first. */
export function compareTables(now: readonly KeyRow[], then: readonly KeyRow[]): Compared[] {
  const before = new Map(then.map((row) => [row.key, row.visits]));
  const here = new Set(now.map((row) => row.key));
  const gone = then.filter((row) => !here.has(row.key));
  return [
    ...now.map((row) => ({ key: row.key, now: row.visits, engagedMs: row.engaged_ms })),
    ...gone.map((row) => ({ key: row.key, now: 0, engagedMs: 0 })),
  ].map((row) => {
    const was = before.has(row.key) ? (before.get(row.key) ?? null) : 0;
    return { ...row, then: was, change: changeOf(row.now, was) };
  });
}

/** A part of a whole, 0 to 1; null where the part is hidden, undefined where the whole is not known or nothing. */
export function shareOf(part: number | null, whole: number | null | undefined): number | null | undefined {
  if (part === null) return null;
  return whole === null || whole === undefined || whole === 0 ? undefined : part / whole;
}

/** The sum of a table whose keys exclude one another; null when one of them is hidden. */
export function sumOf(rows: readonly { visits: number | null }[]): number | null {
  return rows.reduce<number | null>(
    (sum, { visits }) => (sum === null || visits === null ? null : sum + visits),
    0,
  );
}

export function stageCount(rows: readonly FunnelRow[], stage: string): number | null {
  const row = rows.find((r) => r.stage === stage);
  return row === undefined ? 0 : row.visits;
}

export interface Step {
  from: string;
  to: string;
  visits: number | null;
}

/** The rows of the path panel as steps; `^` is the beginning and `$` the end. */
export function stepsOfPath(rows: readonly KeyRow[]): Step[] {
  return rows.flatMap(({ key, visits }) => {
    const at = key.indexOf('>');
    return at < 0 ? [] : [{ from: key.slice(0, at), to: key.slice(at + 1), visits }];
  });
}
