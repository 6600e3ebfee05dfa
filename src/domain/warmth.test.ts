import { expect, test } from 'vitest';
import { warmth, warmthWeights, type WarmthInput } from './warmth.ts';

const now = new Date('2026-11-22T06:00:00Z');
const cool: WarmthInput = {
  timing: 'undecided',
  wishes: [],
  children: [],
  preferred_contact: 'email',
  has_words: false,
  created_at: '2026-01-10T00:00:00Z',
  visits: null,
};
const keen: WarmthInput = {
  timing: 'within_3_months',
  wishes: ['school', 'housing', 'work', 'winter', 'medical', 'nature'],
  children: ['elementary_1'],
  preferred_contact: 'phone',
  has_words: true,
  created_at: '2026-11-21T00:00:00Z',
  visits: { visits: 5, engaged_ms: 20 * 60_000, last_visit_at: '2026-11-22T01:00:00Z' },
};

test('the weights add up to 100', () => {
  expect(Object.values(warmthWeights).reduce((a, b) => a + b, 0)).toBe(100);
});

test('a family with everything in its favour reaches 100 and never more', () => {
  expect(warmth(keen, now).score).toBe(100);
});

test('a family that keeps its visits to itself can still reach 100', () => {
  expect(warmth({ ...keen, visits: null }, now).score).toBe(100);
});

test('a shared but empty record of visits counts like none', () => {
  const empty = { visits: 0, engaged_ms: 0, last_visit_at: null };
  expect(warmth({ ...keen, visits: empty }, now)).toEqual(warmth({ ...keen, visits: null }, now));
});

test('an old, undecided question is nearly cold', () => {
  const { score, reasons } = warmth(cool, now);
  expect(score).toBeLessThan(5);
  expect(reasons.map((r) => r.code)).toEqual(['contact']);
});

test('the points of the reasons add up to the score, whatever was given', () => {
  for (const timing of ['within_3_months', 'within_6_months', 'within_1_year', 'undecided'] as const) {
    for (const visits of [null, keen.visits, { visits: 2, engaged_ms: 190_000, last_visit_at: null }]) {
      for (const wishes of [[], ['school'], ['school', 'work', 'winter']] as const) {
        const { score, reasons } = warmth({ ...keen, timing, visits, wishes }, now);
        expect(reasons.reduce((sum, r) => sum + r.points, 0)).toBe(score);
        expect(score).toBeLessThanOrEqual(100);
      }
    }
  }
});

test('a child who enters school next April counts only when the move is within a year', () => {
  const codes = (timing: WarmthInput['timing']) =>
    warmth({ ...keen, timing }, now).reasons.map((r) => r.code);
  expect(codes('within_1_year')).toContain('school_entry');
  expect(codes('within_3_years')).not.toContain('school_entry');
});

test('the months until school begins are told', () => {
  const entry = warmth(keen, now).reasons.find((r) => r.code === 'school_entry');
  expect(entry?.values).toEqual({ count: 1, months: 4 });
});

test('a visit today warms a consultation of last month', () => {
  const old = { ...keen, created_at: '2026-09-01T00:00:00Z' };
  const days = warmth(old, now).reasons.find((r) => r.code === 'recency')?.values.days;
  expect(days).toBe(0);
});

test('coming back is warmer than coming once', () => {
  const once = { visits: 1, engaged_ms: 300_000, last_visit_at: null };
  expect(warmth({ ...keen, visits: { ...once, visits: 3 } }, now).score).toBeGreaterThan(
    warmth({ ...keen, visits: once }, now).score,
  );
});
