// What staff should be told of a simulated town, worked out from the ledger of npm run simulate visit by visit and family by
// family, without a line of the database's SQL.
import type { Ledger, LedgerHousehold } from '../../supabase/local/simulate/ledger.ts';
import {
  busiestMinute,
  countedVisits,
  distinctVisitors,
  junOf,
  seenIn,
  spanOf,
  tally,
  type CountedVisit,
} from './tally.ts';

export const dims = ['region', 'device', 'campaign', 'locale', 'visitor', 'entry'];
export const stages = ['visit', 'engaged', 'considering', 'lead'];
export const outcomes = ['asked', 'came', 'moved', 'settled'];
export type Filters = Readonly<Record<string, string>>;
/** Days as people ask for them: YYYY-MM-DD, both included. */
export interface Range {
  p_from: string;
  p_to: string;
}
export interface Cell {
  visits: number;
  ms: number;
}

const dayOf = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10);
/** Of whole ten days: everything from the ten days of the first day to those of the last. */
const inTenDays = (jun: string, { p_from, p_to }: Range) =>
  jun >= junOf(Date.parse(`${p_from}T00:00:00+09:00`)) && jun <= junOf(Date.parse(`${p_to}T00:00:00+09:00`));
const bears = (own: readonly string[], filters: Filters) =>
  Object.entries(filters).every(([dim, value]) => own[dims.indexOf(dim)] === value);
const fives = (n: number) => Math.round(n / 5) * 5;
/** Browsers to the nearest five, never more than there are visits. */
const browsers = (n: number, visits: number) => (fives(n) > visits ? Math.floor(visits / 5) * 5 : fives(n));
/** a / b rounded half up, in whole numbers: no float is ever on the wrong side of a half. */
const rounded = (a: number, b: number) => Math.floor((2 * a + b) / (2 * b));

/** The truth of one town; asks of the same visits are answered from what was worked out once. */
export function insightTruth(ledger: Ledger) {
  const counted = countedVisits(ledger.visits);
  type Seen = ReturnType<typeof seenIn>;
  const told = new Map<string, Map<string, Seen>>();
  const seenOf = (visit: CountedVisit, panel: string): Seen => {
    const had = told.get(visit.visit_id);
    if (had) return had.get(panel) ?? [];
    const seen = new Map<string, Seen>();
    for (const one of seenIn(visit)) seen.set(one.panel, [...(seen.get(one.panel) ?? []), one]);
    told.set(visit.visit_id, seen);
    return seen.get(panel) ?? [];
  };
  /** Steps, with where the visit began (with which place is told unfiltered only) and left. */
  const pathOf = (visit: CountedVisit, filters: Filters) => {
    const entry = visit.dims[5] ?? '';
    const begun =
      entry === 'place' && Object.keys(filters).length === 0
        ? seenOf(visit, 'start').map(({ key }) => key)
        : [`(${entry})`];
    return [
      ...begun.map((key) => `^>${key}`),
      ...seenOf(visit, 'path').map(({ key }) => key),
      ...seenOf(visit, 'leave').map(({ key }) => `${key}>$`),
    ].map((key) => ({ key, ms: 0 }));
  };
  const visitsIn = (range: Range, filters: Filters) =>
    counted.filter((v) => inTenDays(v.jun, range) && bears(v.dims, filters));
  const cells = [...tally(ledger.visits)].map(([name, cell]) => {
    const [panel = '', mask, jun = '', key = '', f1 = ''] = name.split('|');
    return { panel, mask: Number(mask), jun, key, f1, visits: cell.visits };
  });
  const firstOf = new Map<string, CountedVisit>();
  for (const v of [...counted].reverse()) firstOf.set(v.visitor_id, v); // the ledger is in the order of time

  /** Region and language by their own word; the rest of the first visit they agreed to link. */
  const dimsOf = (h: LedgerHousehold) => {
    const linked = h.visitor_id === null ? undefined : firstOf.get(h.visitor_id);
    return dims.map((dim, i) =>
      dim === 'region'
        ? (h.from_region ?? 'unknown')
        : dim === 'locale'
          ? h.locale
          : (linked?.dims[i] ?? '(unlinked)'),
    );
  };

  return {
    counted,

    /** The rows of a table: of a dim, or of a panel. */
    table(panel: string, range: Range, filters: Filters): Map<string, Cell> {
      const real = new Map<string, Cell>();
      const add = (key: string, visits: number, ms: number) => {
        const cell = real.get(key) ?? { visits: 0, ms: 0 };
        real.set(key, { visits: cell.visits + visits, ms: cell.ms + ms });
      };
      if (panel === 'retention') {
        for (const c of cells)
          if (c.panel === panel && c.mask === 0 && inTenDays(c.jun, range)) add(c.key, c.visits, 0);
        const first = visitsIn(range, { visitor: 'new' }).length;
        if (first > 0) add('week_0', first, 0);
        return real;
      }
      if (panel === 'region_source') {
        // Of the fiscal years that the range touches, each to the nearest five.
        const years = new Set([range.p_from, range.p_to].map((day) => spanOf(3, day)));
        for (const year of years) {
          const rows = new Map<string, number>();
          for (const v of counted)
            if (spanOf(3, v.jun) === year) rows.set(v.region_source, (rows.get(v.region_source) ?? 0) + 1);
          for (const [key, n] of rows) if (fives(n) > 0) add(key, fives(n), 0);
        }
        return real;
      }
      const dim = dims.indexOf(panel);
      for (const visit of visitsIn(range, filters)) {
        const rows =
          panel === 'path'
            ? pathOf(visit, filters)
            : dim < 0
              ? seenOf(visit, panel)
              : [{ key: visit.dims[dim] ?? '', ms: seenOf(visit, 'visit')[0]?.ms ?? 0 }];
        for (const { key, ms } of rows) add(key, 1, ms);
      }
      // Steps and where they leave are told to the nearest five, where they begin as entry tells it.
      if (panel === 'path')
        for (const [key, cell] of real) if (!key.startsWith('^')) cell.visits = fives(cell.visits);
      return real;
    },

    summary(range: Range, filters: Filters) {
      const real = visitsIn(range, filters);
      const [one, two] = Object.entries(filters);
      const juns = [...new Set(real.map((v) => v.jun))].sort();
      const only: [number, string] | null = one ? [dims.indexOf(one[0]), one[1]] : null;
      return {
        visits: real.length,
        engaged_visits: two
          ? null
          : real.filter((v) => seenOf(v, 'funnel').some((s) => s.key !== 'visit')).length,
        engaged_ms: real.reduce((sum, v) => sum + v.events.reduce((ms, e) => ms + (e.engaged_ms ?? 0), 0), 0),
        visitors: two
          ? null
          : browsers(distinctVisitors(counted, juns[0] ?? '', juns.at(-1) ?? '', only), real.length),
      };
    },

    /** How many came to each stage or further. */
    funnel(range: Range, filters: Filters): number[] {
      const at = visitsIn(range, filters).map((v) => stages.indexOf(seenOf(v, 'funnel')[0]?.key ?? ''));
      return stages.map((_, i) => at.filter((a) => a >= i).length);
    },

    /** The same of families, by the ten days they asked in. */
    outcomes(range: Range, filters: Filters): number[] {
      const rank = { consulting: 0, visited: 1, moved: 2, settled: 3 };
      const at = ledger.households
        .filter((h) => inTenDays(junOf(h.created), range) && bears(dimsOf(h), filters))
        .map((h) => Math.max(0, ...h.stages.map(({ stage }) => rank[stage])));
      return outcomes.map((_, i) => at.filter((a) => a >= i).length);
    },

    marks(range: Range): Record<string, number> {
      const marks: Record<string, number> = {};
      for (const v of ledger.visits) {
        if (!inTenDays(junOf(v.started), range)) continue;
        const mark =
          v.leftOut === 'staff'
            ? 'staff'
            : v.leftOut === 'machine' || busiestMinute(v.events) > 120
              ? 'machine'
              : 'person';
        marks[mark] = (marks[mark] ?? 0) + 1;
      }
      return marks;
    },

    /**
     * Measures of results as kpi_measures names them.
     * @param kinds of the questions that were asked, by id.
     */
    measures(range: Range, exact: boolean, kinds: Readonly<Record<string, string>>) {
      const on = (ms: number) => dayOf(ms) >= range.p_from && dayOf(ms) <= range.p_to;
      const tell = (n: number, families = n) =>
        exact ? n : (n > 0 && n < 5) || (families > 0 && families < 5) ? 'few' : fives(n);
      const people = (list: LedgerHousehold[]) => list.reduce((sum, h) => sum + 2 + h.children.length, 0);
      const reached = (...names: string[]) =>
        ledger.households.filter((h) => {
          const first = h.stages.find(({ stage }) => names.includes(stage));
          return first !== undefined && on(first.at);
        });
      const asked = ledger.households.filter((h) => on(h.created));
      const moved = reached('moved', 'settled');
      const tours = visitsIn(range, {}).filter((v) => v.events.some((e) => e.name === 'tour_started'));
      const spots = (v: CountedVisit) =>
        new Set(
          v.events.flatMap((e) =>
            ['spot_opened', 'spot_dwelled'].includes(e.name) && e.payload?.surface === 'tour'
              ? [e.spot_id]
              : [],
          ),
        ).size;
      const surveys = ledger.surveys.filter((s) => on(s.at));
      const answered = surveys.filter((s) => s.response_id !== null);
      const today = dayOf(Date.now());
      // People in the order of their days, five by five, up to yesterday.
      const inOrder = answered
        .filter((s) => dayOf(s.at) < today)
        .sort((a, b) => {
          const [x, y] = [a, b].map((s) => `${dayOf(s.at)} ${s.response_id ?? ''}`);
          return (x ?? '') < (y ?? '') ? -1 : 1;
        });
      const values = (kind: string) => {
        const all = inOrder.flatMap((s) =>
          s.answers.flatMap((a) => ('value' in a && kinds[a.question_id] === kind ? [a.value] : [])),
        );
        return all.slice(0, Math.floor(all.length / 5) * 5);
      };
      const [five, image] = [values('five'), values('image')];
      const isYear =
        range.p_from.endsWith('-04-01') && range.p_to === `${Number(range.p_from.slice(0, 4)) + 1}-03-31`;
      const [told, offers] = [fives(answered.length), fives(surveys.length)];
      const count = (n: number) => (n > 0 && n < 5 ? 'few' : fives(n));
      const of = (n: number, value: () => number) => (n === 0 ? 'none' : n < 5 ? 'few' : value());
      return {
        ...this.countsOf(range),
        tours_started: isYear ? count(tours.length) : 'whole_year',
        tours_completed: isYear ? count(tours.filter((v) => spots(v) >= 3).length) : 'whole_year',
        consultations: tell(asked.length),
        people_consulted: tell(people(asked), asked.length),
        registrations: tell(asked.length),
        messages_sent: 0,
        moved_households: tell(moved.length),
        moved_people: tell(people(moved), moved.length),
        settled_households: tell(reached('settled').length),
        survey_offers: isYear ? count(surveys.length) : 'whole_year',
        survey_answers: isYear ? count(answered.length) : 'whole_year',
        survey_response_percent: isYear
          ? of(answered.length, () => rounded(100 * told, Math.max(offers, told)))
          : 'whole_year',
        satisfaction_percent: isYear
          ? of(five.length, () => rounded(100 * five.filter((v) => v >= 4).length, five.length))
          : 'whole_year',
        satisfaction_mean: isYear
          ? of(five.length, () => rounded(10 * five.reduce((a, b) => a + b, 0), five.length) / 10)
          : 'whole_year',
        image_improved_percent: isYear
          ? of(image.length, () => rounded(100 * image.filter((v) => v === 1).length, image.length))
          : 'whole_year',
      };
    },

    countsOf(range: Range) {
      const { visits, engaged_visits, visitors } = this.summary(range, {});
      return { visits, engaged_visits, visitors };
    },
  };
}
