import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('a table becomes a file that Excel opens, headers first', () => {
  expect(csvText(['地域', '訪問'], [['東京都', 12]], '非表示')).toBe('\uFEFF地域,訪問\r\n東京都,12\r\n');
});

test('a hidden cell says so and is never a number', () => {
  expect(csvText(['地域', '訪問'], [['香川県', null]], '非表示')).toContain('香川県,非表示');
});

test('commas, quotes and lines inside a name stay one cell', () => {
  expect(csvText(['a'], [['駅, "北口"\n前']], '')).toBe('\uFEFFa\r\n"駅, ""北口""\n前"\r\n');
});

test('a name that begins like a formula is no formula in a spreadsheet', () => {
  expect(csvText(['a'], [['=1+1']], '')).toContain("'=1+1");
});
