// The puzzles that insight's tables are, given all of them that tell of the same visits: one for each way in which panels hang together.
// Everything true is counted here from single visits (tally.ts); everything told is what private.insight_cells answers.
import type postgres from 'postgres';
import { Puzzle } from './puzzle.ts';
import { placeOf, themeOf } from './randomTown.ts';
import { seenIn, type CountedVisit } from './tally.ts';

export const dims = ['region', 'device', 'campaign', 'locale', 'visitor', 'entry'];
export type Range = readonly [from: string, to: string];
/** Counted visits, with what each of them counts for. */
export type Counted = CountedVisit & { seen: ReturnType<typeof seenIn> };

interface Cell {
  r: number;
  key: string;
  f1: string;
  f2: string;
  visits: string | null;
  engaged_ms: string | null;
  hidden: boolean;
}

export interface Given {
  sql: postgres.Sql;
  town: string;
  visits: readonly Counted[];
  /** All ten days. */
  juns: readonly string[];
  ranges: readonly Range[];
  /** The dims tables are split by, in their order. */
  two: readonly string[];
}

const valueOf = (visit: CountedVisit, dim: string | undefined) =>
  dim === undefined ? '' : (visit.dims[dims.indexOf(dim)] ?? '');

/** All cells of a panel, split by dims, over all ranges. */
async function cellsOf({ sql, town, ranges }: Given, panel: string, split: readonly string[]) {
  const sorted = [...split].sort((a, b) => dims.indexOf(a) - dims.indexOf(b));
  const cells = await sql<Cell[]>`
    select r.i::integer as r, c.* from unnest(${ranges.map(([a]) => a)}::date[], ${ranges.map(([, b]) => b)}::date[]) with ordinality as r (a, b, i)
      cross join lateral private.insight_cells(${town}, ${panel}, ${sorted}::text[], '{}', r.a, r.b) c`;
  return cells.map((cell) => ({
    range: ranges[cell.r - 1] ?? (['', ''] as const),
    key: cell.key,
    /** The value of a dim of the split. */
    at: (dim: string | undefined) =>
      dim === undefined || !sorted.includes(dim) ? null : sorted[0] === dim ? cell.f1 : cell.f2,
    told: {
      visits: cell.hidden ? null : Number(cell.visits),
      ms: cell.hidden ? null : Number(cell.engaged_ms),
    },
    name: `${panel} ${cell.r} ${cell.key} ${cell.f1} ${cell.f2}`,
  }));
}

/** Each combination of one value of every list. */
const product = (...lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, some) => rows.flatMap((row) => some.map((v) => [...row, v])), [[]]);
const within = (juns: readonly string[], [from, to]: Range) => juns.filter((j) => j >= from && j <= to);
const distinct = (list: readonly string[]) => [...new Set(list)].sort();

/** One panel split by a dim, visits by two, with all tables of fewer: the total, its keys, the split by each. */
export async function onePanel(given: Given, panel: string): Promise<Puzzle[]> {
  const puzzle = new Puzzle();
  const own = panel === 'visit' ? given.two : given.two.slice(0, 1);
  const seen = given.visits.map((v) => ({
    v,
    keys: v.seen.filter((s) => s.panel === panel).map((s) => s.key),
  }));
  const keys = distinct(seen.flatMap((s) => s.keys));
  const values = own.map((dim) => distinct(given.visits.map((v) => valueOf(v, dim))));
  for (const name of product(given.juns, keys, ...values)) puzzle.atom(name.join('|'));
  for (const { v, keys: of } of seen)
    for (const key of of) puzzle.atom([v.jun, key, ...own.map((dim) => valueOf(v, dim))].join('|'), 1);
  const splits = [[], ...own.map((dim) => [dim]), ...(own.length > 1 ? [own] : [])];
  for (const split of splits)
    // A spot's visits do not add up to all visits, so tables of visits tell nothing about them, and the other way round.
    for (const of of panel === 'funnel' ? ['funnel', 'visit'] : [panel])
      for (const cell of await cellsOf(given, of, split)) {
        const parts = product(
          within(given.juns, cell.range),
          of === panel ? [cell.key] : keys,
          ...own.map((dim, i) => (cell.at(dim) === null ? (values[i] ?? []) : [cell.at(dim) ?? ''])),
        );
        puzzle.cell(
          cell.name,
          cell.told,
          parts.map((name) => puzzle.atom(name.join('|'))),
        );
      }
  return [puzzle];
}

/** Dwell: that of spots adds up to their place's, with what was dwelled at the place itself, places to themes, themes to all. */
export async function dwell(given: Given): Promise<Puzzle[]> {
  const puzzle = new Puzzle();
  const [dim] = given.two;
  const values = distinct(given.visits.map((v) => valueOf(v, dim)));
  const spots = Object.keys(placeOf);
  const places = Object.keys(themeOf);
  const above = (atom: string) => {
    const place = placeOf[atom] ?? atom;
    return { spot: atom, place, theme: themeOf[place] ?? '' };
  };
  const atoms = [...spots, ...places];
  const panels = ['spot', 'place', 'theme'] as const;
  const keysOf = { spot: spots, place: places, theme: distinct(Object.values(themeOf)) };
  for (const v of given.visits)
    for (const { panel, key, ms } of v.seen) {
      const name = `${v.jun}|${key}|${valueOf(v, dim)}`;
      if (panel === 'spot' || panel === 'own') puzzle.atom(`ms|${name}`, ms);
      if (panels.some((p) => p === panel)) puzzle.atom(`${panel}|${name}`, 1);
    }
  for (const split of [[], [dim ?? '']]) {
    for (const panel of panels)
      for (const cell of await cellsOf(given, panel, split)) {
        const of = split.length === 0 ? values : [cell.at(dim) ?? ''];
        const juns = within(given.juns, cell.range);
        const list = (names: string[][]) => names.map((name) => puzzle.atom(name.join('|')));
        const isDwellTold = split.length === 0 || panel === 'theme';
        puzzle.cell(
          cell.name,
          { ...cell.told, ms: isDwellTold ? cell.told.ms : null },
          list(product([panel], juns, [cell.key], of)),
          list(
            product(
              ['ms'],
              juns,
              atoms.filter((a) => above(a)[panel] === cell.key),
              of,
            ),
          ),
        );
        // A theme nobody came to has places nobody came to, and such a place has no spots that were seen.
        if (cell.told.visits === 0)
          for (const below of panels.slice(0, panels.indexOf(panel)))
            for (const key of keysOf[below]) {
              const place = below === 'spot' ? (placeOf[key] ?? '') : key;
              if ((panel === 'place' ? place : themeOf[place]) === cell.key)
                puzzle.nothing(list(product([below], juns, [key], of)));
            }
      }
    for (const cell of await cellsOf(given, 'visit', split)) {
      if (cell.told.ms === null) continue;
      const of = split.length === 0 ? values : [cell.at(dim) ?? ''];
      const all = product(['ms'], within(given.juns, cell.range), atoms, of);
      puzzle.sum(
        `visit ms ${cell.name}`,
        cell.told.ms,
        all.map((name) => puzzle.atom(name.join('|'))),
      );
    }
  }
  return [puzzle];
}

/** Panels of which each visit counts for one key, and what they are all sums of: [panels, the panel or dim they add up to]. */
async function alike(given: Given, panels: readonly string[], whole: 'visit' | 'space'): Promise<Puzzle[]> {
  const puzzle = new Puzzle();
  const [dim] = given.two;
  const values = distinct(given.visits.map((v) => valueOf(v, dim)));
  const keysOf = (v: Counted, panel: string) =>
    dims.includes(panel) ? [valueOf(v, panel)] : v.seen.filter((s) => s.panel === panel).map((s) => s.key);
  const all = [...panels, whole];
  const keys = new Map(all.map((panel) => [panel, distinct(given.visits.flatMap((v) => keysOf(v, panel)))]));
  for (const panel of all)
    for (const v of given.visits)
      for (const key of keysOf(v, panel)) puzzle.atom(`${panel}|${v.jun}|${key}|${valueOf(v, dim)}`, 1);
  const list = (names: string[][]) => names.map((name) => puzzle.atom(name.join('|')));
  for (const jun of given.juns)
    for (const value of values)
      for (const panel of panels) {
        const own = list(product([panel], [jun], keys.get(panel) ?? [], [value]));
        // With which place they begin adds up to entry's value, which all of the others do to the whole.
        if (panel === 'start') puzzle.same(own, list([['entry', jun, 'place', value]]));
        else puzzle.same(own, list(product([whole], [jun], keys.get(whole) ?? [], [value])));
      }
  for (const split of [[], [dim ?? '']])
    for (const panel of all) {
      if (panel === dim || (panel === 'start' && split.length > 0)) continue;
      const isDim = dims.includes(panel);
      const hides = panel === 'start' ? await entriesHidden(given) : null;
      for (const cell of await cellsOf(given, isDim ? 'visit' : panel, isDim ? [...split, panel] : split)) {
        const key = isDim ? (cell.at(panel) ?? '') : cell.key;
        const of = split.length === 0 ? values : [cell.at(dim) ?? ''];
        const told = hides?.has(cell.range.join()) ? { visits: null, ms: null } : cell.told;
        puzzle.cell(cell.name, told, list(product([panel], within(given.juns, cell.range), [key], of)));
      }
    }
  return [puzzle];
}

/** Ranges in which it is not told how many began with a place: insight_paths does not tell then with which. */
async function entriesHidden(given: Given): Promise<Set<string>> {
  const cells = await cellsOf(given, 'visit', ['entry']);
  return new Set(
    cells.filter((c) => c.at('entry') === 'place' && c.told.visits === null).map((c) => c.range.join()),
  );
}

/** Where visits begin and leave: each way adds up to all of them. */
export const ways = (given: Given) => alike(given, ['entry', 'start', 'leave', 'hour'], 'visit');
/** What tours are told by: all of a town's tours each. */
export const tours = (given: Given) => alike(given, ['tier', 'line', 'load'], 'space');
