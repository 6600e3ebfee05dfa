import { expect, test } from 'vitest';
import { shortSpan } from './shortSpan.ts';

test('a range is said as short as it can be', () => {
  const say = (from: string, to: string) => shortSpan({ from, to }, 'ja');
  expect(say('2026-09-01', '2026-09-30')).toBe('2026年9月');
  expect(say('2026-09-01', '2026-11-30')).toBe('2026年9月〜11月');
  expect(say('2026-04-01', '2027-03-31')).toBe('2026年4月〜2027年3月');
  expect(say('2026-11-21', '2026-11-30')).toBe('2026年11月21日〜30日');
  expect(say('2026-10-21', '2026-11-10')).toBe('2026年10月21日〜11月10日');
  expect(say('2026-12-21', '2027-01-10')).toBe('2026年12月21日〜2027年1月10日');
  expect(shortSpan({ from: '2026-11-21', to: '2026-11-30' }, 'ja', false)).toBe('11月21日〜30日');
  expect(shortSpan({ from: '2026-02-01', to: '2026-02-28' }, 'en')).toBe('Feb 2026');
  expect(shortSpan({ from: '2026-11-03', to: '2026-11-03' }, 'ja')).toBe('2026年11月3日');
  expect(shortSpan({ from: '2026-11-03', to: '2026-11-03' }, 'en', false)).toBe('3 Nov');
});
