import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvFile } from './csvFile.ts';

const cellsOf = (csv: string) => Papa.parse<string[]>(csv.slice(1).trimEnd()).data;

test.each([
  '=1',
  '\n=1',
  ' =1',
  '\r\n\t =1',
  '　＝1',
  '＝1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '+1',
  '-1',
  '@x',
  '\u200B=1',
  '﹦1',
])('security-low: %j is words, not a formula', (cell) => {
  const [[first = ''] = []] = cellsOf(csvFile([[cell]]));
  expect(first).toBe(`'${cell}`);
});

test('names, days and numbers stay as they are', () => {
  const row = ['山田 花子', '2026-11-30', '1-2-3', 'a=b', 12, -3.5];
  expect(cellsOf(csvFile([row]))).toEqual([row.map(String)]);
});

test('a file begins with the mark that tells Excel its letters, and lines end as Excel writes them', () => {
  expect(csvFile([['駅, "北口"\n前'], ['a']])).toBe('\uFEFF"駅, ""北口""\n前"\r\na\r\n');
});
