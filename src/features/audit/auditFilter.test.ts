import { expect, test } from 'vitest';
import { auditActs } from '../../../supabase/functions/_shared/contract/auditActs.ts';
import { actGroups, filterOf } from './auditFilter.ts';

const lastMonth = { from: '2026-11-01', to: '2026-11-30' };

test('every act of the contract is in exactly one group', () => {
  expect(Object.values(actGroups).flat().sort()).toEqual([...auditActs].sort());
});

test('an address without a filter asks for the last month, whole', () => {
  expect(filterOf(new URLSearchParams(), lastMonth)).toEqual({ ...lastMonth, acts: null, userId: null });
});

test('days, a group and a person come from the address; what is none of them is let go', () => {
  const asked = new URLSearchParams('from=2026-10-01&to=yesterday&acts=exported&person=abc');
  expect(filterOf(asked, lastMonth)).toEqual({
    from: '2026-10-01',
    to: '2026-11-30',
    acts: ['exported'],
    userId: 'abc',
  });
  expect(filterOf(new URLSearchParams('acts=x&from=2026-99-01'), lastMonth).acts).toBeNull();
});
