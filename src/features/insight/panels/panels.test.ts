import { expect, test } from 'vitest';
import type { HourRow, KeyRow, Summary } from '../../../data/insight.ts';
import { noVisits } from '../figures.ts';
import type { OrBeyond } from '../frame/insightReader.ts';
import {
  drawnOf,
  hasDrawable,
  type Ask,
  type FullView,
  type PanelView,
  type Say,
} from '../frame/panelSpec.ts';
import { campaigns } from './campaigns.ts';
import { changes } from './changes.ts';
import { consultations } from './consultations.ts';
import { familyFilters, funnel } from './funnel.ts';
import { hourName, lastHours } from './hours.ts';
import { looked } from './looked.ts';
import { overview } from './overview.ts';
import { quality } from './quality.ts';
import { regions } from './regions.ts';
import { partsFor, registry } from './registry.ts';
import { retention } from './retention.ts';
import { revisionEffect } from './revisionEffect.ts';
import { shares } from './shares.ts';
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
  range: { from: '2026-11-16', to: '2026-11-22' },
  then: { from: '2026-11-09', to: '2026-11-15' },
  back: { days: 7 },
  versus: 'before',
  filters: {},
  by: null,
  revision: null,
  today: '2026-11-22',
  role: 'analyst',
};
const row = (key: string, visits: number, more: Partial<KeyRow> = {}): KeyRow => ({
  ...noVisits(key),
  visits,
  engaged_ms: visits * 1000,
  ...more,
});
const summary = (visits: number): Summary => ({
  visits,
  engaged: 1,
  considering: 0,
  lead: 0,
  engaged_ms: visits * 1000,
  single_visits_from: '2025-10-23',
  updated_at: null,
});
const told = <T>(answer: T): OrBeyond<T> => ({ told: answer, from: null });
const beyond = { told: undefined, from: '2025-10-23' } as const;
const full = (view: PanelView): FullView => {
  if (view.state !== 'full') throw new Error('nothing is shown');
  return view;
};
const cellsOf = (view: PanelView, key: string) =>
  full(view)
    .table.rows.find((found) => found.key === key)
    ?.cells.slice(1);

test('every panel has an id of its own and stands on a part; editors are given places and spots only', () => {
  const ids = registry.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const ofEditors = partsFor('editor').flatMap(({ panels }) => panels);
  expect(ofEditors.map(({ id }) => id)).toEqual(['place', 'spot', 'changes', 'revision']);
  for (const { asks } of ofEditors) expect(asks).toMatch(/^insight_table (place|spot)$/);
  for (const role of ['analyst', 'concierge', 'admin'] as const)
    expect(partsFor(role).flatMap(({ panels }) => panels)).toHaveLength(ids.length);
});

test('staff-4: one visit of a town is told as one, in every column', () => {
  const view = regions.show(
    { now: [row('JP-13', 1, { lead: 1 }), row('unknown', 1)], then: told([row('JP-13', 4)]), all: 2 },
    ask,
    say,
  );
  expect(cellsOf(view, 'JP-13')).toEqual([1, 0.5, -3, 1]);
  expect(full(view).chart).toMatchObject({ kind: 'map', to: 'JP-20' });
});

test('nothing at all is empty', () => {
  expect(regions.show({ now: [], then: told([]), all: 0 }, ask, say).state).toBe('empty');
  const failure = shares('failure', { emptyText: 'insight.failure.none' });
  expect(failure.show({ now: [], then: told([row('network', 2)]), all: 5 }, ask, say)).toEqual({
    state: 'empty',
    text: 'insight.failure.none',
  });
});

test('staff-27: each part of the overview over time is whole: a day without visits is 0 in every column', () => {
  const side = { whole: summary(50), days: [row('2026-11-16', 30, { engaged: 9 }), row('2026-11-22', 20)] };
  const view = overview.show(
    { now: side, then: told({ whole: summary(40), days: [] }), browsers: told(31), browsersThen: told(30) },
    ask,
    say,
  );
  expect(full(view).tiles?.[0]).toMatchObject({ value: 50, change: 10 });
  expect(full(view).tiles?.[3]).toMatchObject({ value: 31, change: 1 });
  expect(cellsOf(view, '2026-11-17')).toEqual([0, 0, 0, undefined, 0]);
  expect(cellsOf(view, '2026-11-16')).toEqual([30, 9, 0, undefined, 30_000]);
});

test('browsers and periods behind the single visits are said to be so, and the rest is told', () => {
  const side = { whole: summary(50), days: [] };
  const view = full(
    overview.show({ now: side, then: beyond, browsers: beyond, browsersThen: beyond }, ask, say),
  );
  expect(view.beyond?.from).toBe('2025-10-23');
  expect(view.answer).toContain('insight.overview.thenBeyond');
  expect(view.tiles?.[0]).toMatchObject({ value: 50, change: undefined });
  const compared = changes.show([{ kind: 'place', now: [row('a', 1)], then: beyond }], ask, say);
  expect(compared).toMatchObject({ state: 'empty' });
});

test(
  'staff-4: campaigns are told with those who looked closely, who ' +
    'sent the form, and the families of the ledger',
  () => {
    const view = campaigns.show(
      {
        now: [row('fair-tokyo', 3, { engaged: 2, lead: 1 })],
        then: told([]),
        asked: [
          { key: 'fair-tokyo', asked: 1, came: 0, moved: 0, settled: 0 },
          { key: '(unlinked)', asked: 4, came: 1, moved: 0, settled: 0 },
        ],
      },
      ask,
      say,
    );
    expect(cellsOf(view, 'fair-tokyo')).toEqual([3, 3, 2, 1, 1]);
    expect(cellsOf(view, '(unlinked)')).toEqual([undefined, undefined, undefined, undefined, 4]);
  },
);

test('families are not asked for by a place, a spot or a stage, and then they are left out, not told as none', () => {
  expect(familyFilters({ device: 'phone', campaign: 'x' })).toEqual({ device: 'phone', campaign: 'x' });
  expect(familyFilters({ device: 'phone', place: 'school' })).toBeUndefined();
  const view = full(funnel.show({ by: null, visits: summary(9), families: undefined }, ask, say));
  expect(view.table.rows).toHaveLength(4);
  expect(view.notes).toEqual(['insight.outcomes.notByPlace']);
});

test('the funnel split by a dim has a row for those who came and for families that only asked', () => {
  const family = (key: string, asked: number) => ({ key, asked, came: 0, moved: 0, settled: 0 });
  const view = funnel.show(
    {
      by: 'device',
      isOfFamilies: true,
      rows: [
        { visits: row('phone', 10, { engaged: 4 }), families: family('phone', 1) },
        { visits: noVisits('(unlinked)'), families: family('(unlinked)', 3) },
      ],
    },
    { ...ask, by: 'device' },
    say,
  );
  expect(cellsOf(view, 'phone')).toEqual([10, 4, 0, 0, 0.4, 1, 0, 0, 0]);
  expect(full(view).table.rows[1]).not.toHaveProperty('filter');
});

test('each hour of two days is told, the newest first in the table, and families only where filters know them', () => {
  const hours = (consultations: number | null): HourRow[] => [
    { hour: '2026-11-21T23:00:00+09:00', visits: 2, lead: 0, consultations },
    { hour: '2026-11-22T00:00:00+09:00', visits: 1, lead: 1, consultations },
  ];
  const view = full(lastHours.show(hours(1), ask, say));
  expect(view.table.rows.map(({ cells }) => cells)).toEqual([
    ['22日 0時', 1, 1, 1],
    ['21日 23時', 2, 0, 1],
  ]);
  expect(full(lastHours.show(hours(null), ask, say)).table.columns).toHaveLength(3);
  expect(hourName('2026-11-21T23:00:00+09:00', 'en')).toBe('21 Nov 23:00');
});

test('what was published and has no row was seen by nobody', () => {
  const view = looked('spot').show({ now: [row('gate', 9), row('gym', 1)], then: told([]), all: 20 }, ask, {
    ...say,
    published: () => ['gate', 'gym', 'attic'],
  });
  expect(full(view).answer).toContain('"never":1');
  expect(full(view).table.rows.map(({ key }) => key)).toEqual(['gate', 'gym', 'attic']);
});

test('weeks that are not over for everyone who came first are left open, not told as nobody', () => {
  const cohort = { from: '2026-11-01', to: '2026-11-07' };
  const rows = [row('week_0', 40), row('week_1', 8)];
  const view = retention.show([{ cohort, rows }], { ...ask, today: '2026-11-21' }, say);
  expect(cellsOf(view, '2026-11-01')).toEqual([40, 8, undefined, undefined, undefined]);
  expect(full(view).answer).toContain('20%');
  const nobody = retention.show([{ cohort, rows: [] }], ask, say);
  expect(nobody.state).toBe('empty');
});

test('each way in has its families and how far they came', () => {
  const view = consultations.show([{ key: 'phone', asked: 3, came: 2, moved: 1, settled: 0 }], ask, say);
  expect(cellsOf(view, 'phone')).toEqual([3, 2, 1, 0]);
  expect(consultations.show([], ask, say).state).toBe('empty');
});

test('who was left out is told, and events are told in shares of their own', () => {
  const events = { stored: 90, doubled: 5, refused: 5 };
  const view = quality.show({ marks: { person: 3, machine: 1 }, events, rule_version: 3 }, ask, say);
  expect(cellsOf(view, 'machine')).toEqual(['insight.visits', 1, 0.25]);
  expect(cellsOf(view, 'doubled')?.at(-1)).toBe(0.05);
});

test('without statistics of moving the panel says what to do; with them it says where one is heard least', () => {
  expect(weights.show([], ask, say)).toEqual({ state: 'empty', text: 'insight.weights.none' });
  const weight = (region: string, w: number | null) => ({
    region,
    visits: w === null ? 0 : 10,
    movers: 100,
    visit_share: 0.5,
    mover_share: 0.5,
    weight: w,
    year: 2025,
    source: 's',
  });
  const view = weights.show([weight('JP-13', 1.8), weight('JP-14', 0.4), weight('JP-27', null)], ask, say);
  expect(full(view).answer).toContain('"under":"JP-14"');
  expect(cellsOf(view, 'JP-27')?.at(-1)).toBeUndefined();
});

test('after a revision what was changed stands beside all that was not', () => {
  const revision = {
    revision: 2,
    published_at: '2026-10-14T00:00:00Z',
    published_by: null,
    note: '',
    places: 2,
  };
  const view = revisionEffect.show(
    {
      revision,
      diff: { places: new Set(['school']), spots: new Set() },
      ranges: { before: ask.range, after: ask.range },
      tables: [
        {
          kind: 'place',
          before: [row('school', 1), row('square', 10)],
          after: [row('school', 3), row('square', 12)],
        },
      ],
    },
    ask,
    say,
  );
  expect(full(view).answer).toContain('"changed":1,"up":1');
  expect(cellsOf(view, 'rest place')?.slice(1)).toEqual([10, 12, 2]);
});

test('security-H6: of very many places the table has all, and the chart says how many of them it draws', () => {
  const now = Array.from({ length: 1500 }, (_, i) => row(`place-${String(i)}`, 1500 - i));
  const view = full(looked('place').show({ now, then: told([]), all: 9000 }, ask, say));
  expect(new Set(view.table.rows.map(({ key }) => key)).size).toBe(1500);
  expect(view.chart && drawnOf(view.chart)).toEqual({ drawn: 12, all: 1500 });
  const few = full(looked('place').show({ now: now.slice(0, 5), then: told([]), all: 9000 }, ask, say));
  expect(few.chart && drawnOf(few.chart)).toBeNull();
});

test('a chart with no number over 0 is not drawn', () => {
  const chart = (values: (number | undefined)[]) =>
    hasDrawable({ kind: 'bars', names: ['a', 'b'], unit: 'count', series: [{ name: 's', values }] });
  expect(chart([undefined, 0])).toBe(false);
  expect(chart([undefined, 3])).toBe(true);
  const heat = (values: (number | undefined)[][]) =>
    hasDrawable({ kind: 'heat', rows: ['a'], columns: ['b', 'c'], values });
  expect(heat([[undefined, undefined]])).toBe(false);
  expect(heat([[undefined, 0.2]])).toBe(true);
});
