import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

const about = [['庁内用', 'どこから来ているか']];

test('staff-4: a file says first that it stays inside, then come headers and rows that Excel opens', () => {
  expect(csvText(about, ['地域', '訪問'], [['東京都', 12]])).toBe(
    '\uFEFF庁内用,どこから来ているか\r\n\r\n地域,訪問\r\n東京都,12\r\n',
  );
});

test('commas, quotes and lines inside a name stay one cell', () => {
  expect(csvText([], ['a'], [['駅, "北口"\n前']])).toContain('a\r\n"駅, ""北口""\n前"\r\n');
});

test('a name that begins like a formula is no formula in a spreadsheet', () => {
  expect(csvText([], ['a'], [['=1+1']])).toContain("'=1+1");
});
