import { expect, it } from 'vitest';
import { draftOf, readDraft, targetYears, type KpiDraft } from './kpiDraft.ts';

const names = [
  { name: 'moved_households', label: '移住した世帯' },
  { name: 'consultations', label: '相談' },
];
const typed = (more: Partial<KpiDraft> = {}): KpiDraft => ({
  ...draftOf(null, names),
  name: '移住につながった割合',
  unit: '%',
  owner: '移住推進課',
  source: '記録',
  formula: '[移住した世帯] ÷ [相談] × １００',
  target: '１，２００',
  target_on: '2028-03-31',
  ...more,
});
const wrong = (more: Partial<KpiDraft>) => {
  const read = readDraft(typed(more), names);
  return read.ok
    ? {}
    : Object.fromEntries(Object.entries(read.errors).map(([field, error]) => [field, error?.why]));
};

it('reads what was typed, full-width digits and all, into what the database takes', () => {
  const read = readDraft(typed({ yearly: { '2026': '５', '2027': '' } }), names);
  expect(read).toMatchObject({
    ok: true,
    words: { target: 1200, baseline: null, baseline_on: null, decimals: 0, yearly_targets: { '2026': 5 } },
  });
});

it('says of each field what is wrong with it', () => {
  expect(wrong({ name: ' ', target: 'たくさん' })).toEqual({ name: 'required', target: 'number' });
  expect(wrong({ baseline: '二' })).toEqual({ baseline: 'number' });
  expect(wrong({ target_on: '' })).toEqual({ target_on: 'required' });
  expect(wrong({ target_on: '0027-03-31' })).toEqual({ target_on: 'day' });
  expect(wrong({ formula: '[人口密度]' })).toEqual({ formula: 'unknown_measure' });
  expect(wrong({ attainment: 'progress' })).toEqual({ baseline: 'progress' });
  expect(wrong({ attainment: 'progress', baseline: '1200' })).toEqual({ baseline: 'progress' });
  expect(wrong({ yearly: { '2026': 'x' } })).toEqual({ 'year-2026': 'number' });
});

it('offers a target for each year up to the last day, and keeps those of years gone by', () => {
  expect(targetYears(typed({ yearly: { '2024': '3' } }), '2026-11-30')).toEqual([2024, 2026, 2027]);
  expect(targetYears(typed({ target_on: '' }), '2026-11-30')).toEqual([2026]);
});
