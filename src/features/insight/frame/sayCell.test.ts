import { expect, test } from 'vitest';
import { csvTable, sayCell } from './sayCell.ts';

const say = {
  t: (key: string) => `[${key}]`,
  count: (n: number) => String(n),
  percent: (n: number) => `${n * 100}%`,
  dwell: (ms: number) => `${ms / 1000}s`,
  times: (n: number) => `${n}x`,
};

test('a change always bears its sign', () => {
  expect([3, 0, -4].map((n) => sayCell(n, 'change', say))).toEqual(['+3', '±0', '−4']);
});

test(
  'a file has bare numbers in units that its headers name; what ' +
    'there is nothing to say of stays empty, 0 is 0',
  () => {
    const table = {
      columns: [
        { title: 'place', kind: 'text' as const },
        { title: 'dwell', kind: 'dwell' as const },
        { title: 'reach', kind: 'share' as const },
        { title: 'visits', kind: 'count' as const },
      ],
      rows: [
        { key: 'a', cells: ['A', 61_499, 0.1234, 12] },
        { key: 'c', cells: ['C', undefined, undefined, 0] },
      ],
    };
    expect(csvTable(table, say)).toEqual({
      headers: ['[insight.code]', 'place', 'dwell[insight.inSeconds]', 'reach[insight.inPercent]', 'visits'],
      rows: [
        ['a', 'A', 61, 12.3, 12],
        ['c', 'C', '', '', 0],
      ],
    });
  },
);
