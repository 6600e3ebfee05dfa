import type { SpotRow } from '../../data/insight.ts';
import type { SpotName } from '../../data/revisions.ts';

export interface SpotView {
  /** Longest first, shown figures only. */
  seen: (SpotRow & { engaged_ms: number })[];
  /** In the published revision, without any visit in the range. */
  never: SpotName[];
  /** Seen, but not shown. */
  hidden: number;
}

/** What was seen and what was not. A spot without a row was seen by nobody; one that is hidden was seen. */
export function spotView(rows: readonly SpotRow[], published: ReadonlyMap<string, SpotName>): SpotView {
  const seen = rows
    .flatMap((row) => (row.engaged_ms === null ? [] : [{ ...row, engaged_ms: row.engaged_ms }]))
    .sort((a, b) => b.engaged_ms - a.engaged_ms || (b.visits ?? 0) - (a.visits ?? 0));
  const withRow = new Set(rows.map((row) => row.spot_id));
  return {
    seen,
    never: [...published.values()].filter((spot) => !withRow.has(spot.spot_id)),
    hidden: rows.length - seen.length,
  };
}
