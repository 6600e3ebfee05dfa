import { expect, it } from 'vitest';
import { periodsToPublish } from './publicationPeriods.ts';

it('offers whole years and months that are over for three days, and no day that was published before', () => {
  const free = periodsToPublish('2026-11-30', []);
  expect(free[0]).toEqual({ from: '2025-04-01', to: '2026-03-31' });
  expect(free[2]).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  expect(free).toHaveLength(14);
  expect(periodsToPublish('2026-11-02', []).some((p) => p.to === '2026-10-31')).toBe(false);
  const after = periodsToPublish('2026-11-30', [{ from: '2026-02-01', to: '2026-02-28' }]);
  expect(after).not.toContainEqual({ from: '2025-04-01', to: '2026-03-31' });
  expect(after).not.toContainEqual({ from: '2026-02-01', to: '2026-02-28' });
});
