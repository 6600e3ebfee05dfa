import { expect, test } from 'vitest';
import type { KeyRow, Summary } from '../../../data/insight.ts';
import { hasDrawable, type Ask, type PanelSpec, type PanelView, type Say } from '../frame/panelSpec.ts';
import { csvTable } from '../frame/sayCell.ts';
import { funnel } from './funnel.ts';
import { parts, partsFor } from './index.ts';
import { looked } from './looked.ts';
import { overview } from './overview.ts';
import { quality } from './quality.ts';
import { regions } from './regions.ts';
import { retention } from './retention.ts';
import { revisionEffect } from './revisionEffect.ts';
import { weights } from './weights.ts';

const say: Say = {
  t: (key, values) => `${key}${values ? JSON.stringify(values) : ''}`,
  locale: 'ja',
  words: (localized) => localized.ja,
  name: (_, key) => key,
  published: () => [],
  count: String,
  percent: (share) => `${Math.round(share * 100)}%`,
  dwell: (ms) => `${ms}ms`,
  times: (ratio) => `${ratio}x`,
  span: ({ from }) => from,
  tick: ({ from }) => from,
  home: 'JP-20',
};
const ask: Ask = {
  range: { from: '2026-09-01', to: '2026-11-30' },
  then: { from: '2026-06-01', to: '2026-08-31' },
  versus: 'before',
  filters: {},
  by: null,
  revision: null,
  today: '2026-11-22',
  role: 'analyst',
};
const row = (key: string, visits: number | null): KeyRow => ({
  key,
  visits,
  engaged_ms: visits === null ? null : visits * 1000,
  hidden: visits === null,
});
const summary = (visits: number | null): Summary => ({
  from: '2026-09-01',
  to: '2026-11-30',
  visits,
  engaged_visits: visits,
  engaged_ms: visits === null ? null : visits * 1000,
  visitors: visits,
  updated_at: null,
});
const hiddenSays0 = (view: PanelView) => {
  const { rows } = csvTable(view.table, say);
  return rows.filter((cells) => cells.includes(null)).some((cells) => cells.includes(0));
};

test('every panel has an id of its own, and editors are given none but those of spots', () => {
  const ids = parts.flatMap(({ panels }) => panels.map((panel: PanelSpec) => panel.id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(20);
  const ofEditors = partsFor('editor').flatMap(({ panels }) => panels.map((panel) => panel.id));
  expect(ofEditors).toEqual(['spot', 'changes', 'revision']);
  for (const role of ['analyst', 'concierge', 'admin'] as const)
    expect(partsFor(role).flatMap(({ panels }) => panels)).toHaveLength(ids.length);
});

test('a hidden row is hidden in every column and never 0; its share of the unknown is still told where it may be', () => {
  const view = regions.show(
    {
      now: [row('JP-13', 60), row('unknown', 30), row('JP-27', null)],
      then: [row('JP-13', 40)],
      whole: summary(100),
    },
    ask,
    say,
  );
  expect(view.state).toBe('full');
  expect(view.table.rows.find(({ key }) => key === 'JP-27')?.cells).toEqual([
    'JP-27',
    null,
    null,
    undefined,
    null,
  ]);
  expect(hiddenSays0(view)).toBe(false);
  expect(view.notes?.[0]).toContain('"unknown":"30%"');
  expect(view.chart).toMatchObject({ kind: 'map', to: 'JP-20' });
});

test('all hidden is too few, nothing at all is empty', () => {
  const show = (now: KeyRow[]) => regions.show({ now, then: [], whole: summary(null) }, ask, say).state;
  expect(show([row('JP-13', null)])).toBe('too_few');
  expect(show([])).toBe('empty');
});

test('the overview compares, and browsers that two filters leave uncounted are no hidden number', () => {
  const data = { now: summary(50), then: summary(40), steps: [summary(50)], stepsThen: [summary(null)] };
  const view = overview.show(data, ask, say);
  expect(view.tiles?.[0]).toMatchObject({ value: 50, change: 10 });
  const two = { ...ask, filters: { device: 'phone', locale: 'ja' } };
  const uncounted = { ...data, now: { ...summary(50), visitors: null } };
  expect(overview.show(uncounted, two, say).tiles?.[2]?.value).toBeUndefined();
  expect(overview.show(uncounted, ask, say).tiles?.[2]?.value).toBeNull();
});

test('what was published and has no row was seen by nobody; what is hidden was seen', () => {
  const view = looked('spot').show(
    { now: [row('gate', 9), row('gym', null)], then: [], whole: summary(20) },
    ask,
    { ...say, published: () => ['gate', 'gym', 'attic'] },
  );
  expect(view.answer).toContain('"never":1');
  expect(view.table.rows.map(({ key }) => key)).toEqual(['gate', 'gym', 'attic']);
});

test('weeks that are not over for everyone who came first are left open, not told as nobody', () => {
  const cohort = { from: '2026-11-01', to: '2026-11-10' };
  const view = retention.show(
    [{ cohort, rows: [row('week_0', 40), row('week_1', 8)] }],
    { ...ask, today: '2026-11-24' },
    say,
  );
  expect(view.table.rows[0]?.cells).toEqual([
    '2026-11-01',
    40,
    8,
    undefined,
    undefined,
    undefined,
    0.2,
    undefined,
    undefined,
    undefined,
  ]);
});

test('the funnel bears one filter, and none where it is split; a dim one filters by does not split', () => {
  expect(funnel.limit(ask)).toBe(1);
  expect(funnel.limit({ ...ask, by: 'device' })).toBe(0);
  expect(funnel.limit({ ...ask, by: 'device', filters: { device: 'phone' } })).toBe(1);
});

test('stages that are hidden are hidden, in the table and beside the bar', () => {
  const stage = (name: string, visits: number | null) => ({ stage: name, visits, hidden: visits === null });
  const view = funnel.show(
    [
      {
        value: null,
        visits: [stage('visit', 90), stage('engaged', 50), stage('considering', 20), stage('lead', null)],
        households: [],
      },
    ],
    ask,
    say,
  );
  expect(view.table.rows.find(({ key }) => key === 'lead')?.cells.slice(2)).toEqual([null, null]);
  expect(view.chart).toMatchObject({ kind: 'bars', stacked: true });
  expect((view.chart as { names: string[] }).names[3]).toContain('insight.hiddenShort');
});

test('a chart whose numbers are all hidden is not drawn', () => {
  const chart = (values: (number | null)[]) =>
    hasDrawable({ kind: 'bars', names: ['a', 'b'], unit: 'count', series: [{ name: 's', values }] });
  expect(chart([null, null])).toBe(false);
  expect(chart([null, 0])).toBe(true);
  const heat = (values: (number | null | undefined)[][]) =>
    hasDrawable({ kind: 'heat', rows: ['a'], columns: ['b', 'c'], values });
  expect(heat([[null, undefined]])).toBe(false);
  expect(heat([[null, 0.2]])).toBe(true);
});

test('that nobody may know how many came back is not said as if the week were still to come', () => {
  const came = (week: number | null) => [
    { cohort: { from: '2026-09-01', to: '2026-09-10' }, rows: [row('week_0', 30), row('week_1', week)] },
  ];
  expect(retention.show(came(null), ask, say).answer).toBe('insight.retention.allHidden');
  expect(retention.show(came(6), ask, say).answer).toContain('20%');
  expect(retention.show([], ask, say).answer).toBe('insight.retention.notYet');
  const nobody = [
    { cohort: { from: '2026-09-01', to: '2026-09-10' }, rows: [row('week_0', 0), row('week_1', null)] },
  ];
  expect(retention.show(nobody, ask, say).table.rows[0]?.cells.slice(1, 4)).toEqual([
    0,
    undefined,
    undefined,
  ]);
});

test('who was left out is not told where subtraction would tell it, and events always are', () => {
  const events = { stored: 90, doubled: 5, refused: 5 };
  const view = quality.show({ marks: { person: null, machine: null }, events, rule_version: 3 }, ask, say);
  expect(view.answer).toContain('insight.quality.hidden');
  expect(view.chart).toBeNull();
  expect(view.table.rows.find(({ key }) => key === 'doubled')?.cells.at(-1)).toBe(0.05);
});

test('without statistics of moving the panel says what to do; with them it says where one is heard least', () => {
  expect(weights.show([], ask, say)).toMatchObject({ state: 'empty', emptyText: 'insight.weights.none' });
  const weight = (region: string, w: number | null) => ({
    region,
    visits: w === null ? null : 10,
    hidden: w === null,
    movers: 100,
    visit_share: w === null ? null : 0.5,
    mover_share: w === null ? null : 0.5,
    weight: w,
    year: 2025,
    source: 's',
  });
  const view = weights.show([weight('JP-13', 1.8), weight('JP-14', 0.4), weight('JP-27', null)], ask, say);
  expect(view.answer).toContain('"under":"JP-14"');
  expect(view.table.rows[2]?.cells).toEqual(['JP-27', null, 100, null, null, null]);
});

test('after a revision whose numbers are all hidden nothing is compared, and none of them is said to be 0', () => {
  const days = { before: ask.range, after: ask.range };
  const revision = {
    revision: 2,
    published_at: '2026-10-14T00:00:00Z',
    published_by: null,
    note: '',
    places: 2,
  };
  const shown = (before: KeyRow[], after: KeyRow[]) =>
    revisionEffect.show(
      {
        revision,
        diff: { places: new Set(['school']), spots: new Set() },
        ranges: days,
        tables: [{ kind: 'place', before, after }],
      },
      ask,
      say,
    );
  const hidden = shown([row('school', 48), row('square', null)], [row('school', null), row('square', null)]);
  expect(hidden.answer).toMatch(/^insight\.revision\.allHidden/);
  expect(hidden.table.rows.at(-1)?.cells.slice(2)).toEqual([undefined, undefined, undefined]);
  const open = shown([row('school', 48), row('square', 10)], [row('school', 60), row('square', 12)]);
  expect(open.answer).toContain('"compared":1,"up":1');
  expect(open.table.rows.at(-1)?.cells.slice(2)).toEqual([10, 12, 2]);
});
