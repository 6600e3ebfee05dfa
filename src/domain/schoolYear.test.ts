import { expect, test } from 'vitest';
import { nextSchoolEntry, schoolYearOf } from './schoolYear.ts';

test('31 March still belongs to the old school year and 1 April to the new one', () => {
  expect(schoolYearOf('2027-03-31')).toEqual({ year: 2026, from: '2026-04-01', to: '2027-03-31' });
  expect(schoolYearOf('2027-04-01').year).toBe(2027);
});

test('the next first day of school always lies ahead', () => {
  expect(nextSchoolEntry('2026-11-22')).toBe('2027-04-01');
  expect(nextSchoolEntry('2027-04-01')).toBe('2028-04-01');
});
