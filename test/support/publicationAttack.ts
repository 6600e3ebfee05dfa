// What an outsider with every publication of a town can work out of it. They know how it is made (README-insight.md):
// what a printed count may mean, that device, month and visitor list all keys there are, that their counts, and those
// of regions, languages and campaigns, add up to the visits, and that each stage of the funnel holds the later ones.

export interface PublishedTable {
  left_out: string | null;
  others: string | null;
  cells: { key: string; count: number | string }[];
}
export type Published = Record<string, PublishedTable>;

interface Bounds {
  low: number;
  high: number;
}
/** Whose counts add up to the visits. */
const sums = ['month', 'device', 'visitor', 'region', 'locale', 'campaign'];
const funnel = ['visits', 'engaged', 'considering', 'lead'];

/** What a printed count may mean. */
export function meanings(count: number | string, threshold: number): Bounds {
  if (typeof count === 'string') return { low: 0, high: threshold - 1 };
  return { low: Math.max(threshold, count - 2), high: count + 2 };
}

/**
 * Each cell's bounds after all that adds up is used, until nothing gets narrower. Exact for what is known here: a sum's
 * bounds are those of its parts, and a part's those of the sum less the others'.
 */
export function bounds(tables: Published, threshold: number): Map<string, Bounds> {
  const all = new Map<string, Bounds>();
  const at = (table: string, key: string): Bounds => {
    const found = all.get(`${table} ${key}`);
    if (!found) throw new Error(`no ${table} ${key}`);
    return found;
  };
  for (const [table, { cells }] of Object.entries(tables))
    for (const { key, count } of cells) all.set(`${table} ${key}`, meanings(count, threshold));
  let narrowed = true;
  const narrow = (cell: Bounds, low: number, high: number) => {
    if (low <= cell.low && high >= cell.high) return;
    cell.low = Math.max(low, cell.low);
    cell.high = Math.min(high, cell.high);
    narrowed = true;
  };
  while (narrowed) {
    narrowed = false;
    const whole = at('totals', 'visits');
    for (const table of sums) {
      const { cells = [], others = null, left_out = 'absent' } = tables[table] ?? {};
      if (left_out !== null || cells.length === 0) continue;
      const parts = cells.map(({ key }) => at(table, key));
      const low = parts.reduce((sum, part) => sum + part.low, 0);
      const high = others === null ? parts.reduce((sum, part) => sum + part.high, 0) : Infinity;
      narrow(whole, low, high);
      for (const part of parts) {
        const least = others === null ? whole.low - (high - part.high) : -Infinity;
        narrow(part, least, whole.high - (low - part.low));
      }
    }
    for (const [i, stage] of funnel.slice(1).entries()) {
      const before = at('totals', funnel[i] ?? '');
      const own = at('totals', stage);
      narrow(before, own.low, Infinity);
      narrow(own, -Infinity, before.high);
    }
    for (const { key } of tables.place?.cells ?? []) {
      narrow(at('place', key), -Infinity, whole.high);
      narrow(whole, at('place', key).low, Infinity);
    }
  }
  return all;
}
