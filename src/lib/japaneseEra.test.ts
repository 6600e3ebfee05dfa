import { expect, it } from 'vitest';
import { eraOfFiscalYear, formatEraDay } from './japaneseEra.ts';

it('staff-23: writes days and fiscal years as forms in Japan do', () => {
  expect(formatEraDay('2027-03-31')).toBe('令和9年3月31日');
  expect(formatEraDay('2019-05-01')).toBe('令和元年5月1日');
  expect(formatEraDay('soon')).toBe('soon');
  expect(eraOfFiscalYear(2026)).toBe('令和8');
  expect(eraOfFiscalYear(2018)).toBe('平成30');
});
