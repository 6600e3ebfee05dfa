import { expect, test } from 'vitest';
import type { HouseholdVisit } from '../../data/households.ts';
import { summaryOf } from './summaryOf.ts';

function visit(at: string, stays: [string, number][]): HouseholdVisit {
  return {
    visit_id: at,
    started_at: at,
    region: 'JP-13',
    region_source: 'declared',
    device_class: 'phone',
    engaged_ms: stays.reduce((sum, [, ms]) => sum + ms, 0),
    spots: stays.map(([spot_id, engaged_ms]) => ({ place_id: 'p', spot_id, engaged_ms, first_at: at })),
    pages: [],
  };
}

test('a family that shares nothing has no summary, whatever else came', () => {
  expect(summaryOf({ link_agreed: false, visits: [visit('2026-11-20T00:00:00Z', [['a', 1]])] })).toBeNull();
});

test('stays at the same spot are added over visits and the longest come first', () => {
  const summary = summaryOf({
    link_agreed: true,
    visits: [
      visit('2026-11-20T00:00:00Z', [
        ['school-lunch', 40_000],
        ['school-classroom', 100_000],
      ]),
      visit('2026-11-21T00:00:00Z', [
        ['school-classroom', 50_000],
        ['school-gate', 0],
      ]),
    ],
  });
  expect(summary).toMatchObject({
    visits: 2,
    engaged_ms: 190_000,
    spots: 3,
    last_visit_at: '2026-11-21T00:00:00Z',
  });
  expect(summary?.top.map((s) => [s.spot_id, s.engaged_ms])).toEqual([
    ['school-classroom', 150_000],
    ['school-lunch', 40_000],
  ]);
});
