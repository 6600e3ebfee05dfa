import { expect, test } from 'vitest';
import type { Say } from '../frame/panelSpec.ts';
import { chartOption } from './chartOption.ts';
import { inTwoLines } from './inTwoLines.ts';

const say: Say = {
  t: (key) => key,
  locale: 'ja',
  words: (localized) => localized.ja,
  name: (_, key) => key,
  published: () => [],
  count: String,
  percent: String,
  dwell: String,
  times: String,
  span: ({ from }) => from,
  tick: ({ from }) => from,
  home: null,
};
const tokens = {
  ink: '#000',
  kawara: '#333',
  paper: '#fff',
  sky: '#00f',
  moegi: '#0f0',
  vermilion: '#f00',
  hairline: '#ccc',
  font: 'sans-serif',
};
const columns = (names: string[], values: (number | undefined)[]) =>
  chartOption(
    { kind: 'columns', names, unit: 'count', series: [{ name: 'visits', values }] },
    say,
    tokens,
    true,
  );

test('what there is nothing to say of is a gap, and 0 is 0', () => {
  expect(columns(['light', 'usual', 'rich'], [undefined, 155, 0])).toMatchObject({
    series: [{ name: 'visits', data: ['-', 155, 0] }],
  });
});

test('a chart of one series still says what its numbers are', () => {
  expect(columns(['a'], [5]).legend).not.toHaveProperty('show', false);
});

test('a long name is cut to two lines, a short one left', () => {
  expect(inTwoLines('会議の小部屋（まちの仕事場）')).toBe('会議の小部屋\n（まちの仕事場）');
  expect(inTwoLines('職員の訪問（数えない）')).toBe('職員の訪問\n（数えない）');
  expect(inTwoLines('まちのいちばん大きい広場')).toBe('まちのいちばん大きい\n広場');
  expect(inTwoLines('とても大きいまちのひ。ろば')).toBe('とても大きいまちの\nひ。ろば');
  expect(inTwoLines('あ'.repeat(30))).toBe(`${'あ'.repeat(10)}\n${'あ'.repeat(8)}…`);
  expect(inTwoLines('x'.repeat(34))).toBe('x'.repeat(34));
});
