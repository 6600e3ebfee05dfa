import { expect, test } from 'vitest';
import { dwellWords, waitWords } from './duration.ts';

test('a stay is said in at most two units', () => {
  expect(dwellWords(150_000, 'ja')).toBe('2分30秒');
  expect(dwellWords(40_000, 'ja')).toBe('40秒');
  expect(dwellWords(120_000, 'ja')).toBe('2分');
  expect(dwellWords(3_725_000, 'ja')).toBe('1時間2分');
  expect(dwellWords(150_000, 'en')).toBe('2 min 30 sec');
});

test('no stay is 0 seconds, not nothing', () => {
  expect(dwellWords(0, 'ja')).toBe('0秒');
});

test('waiting is said in the one unit a person would use', () => {
  expect(waitWords(3 * 86_400_000 + 5_000_000, 'ja')).toBe('3日');
  expect(waitWords(5 * 3_600_000, 'ja')).toBe('5時間');
  expect(waitWords(90_000, 'ja')).toBe('1分');
  expect(waitWords(86_400_000, 'en')).toBe('1 day');
});
