import { expect, it } from 'vitest';
import { prefectureName, prefectures, regionCode } from './prefectures.ts';

it('has the 47 prefectures in the order of their codes', () => {
  expect(prefectures).toHaveLength(47);
  expect(prefectureName('JP-13', 'ja')).toBe('東京都');
  expect(prefectureName('JP-20', 'en')).toBe('Nagano');
  expect(prefectureName('JP-37', 'kana')).toBe('かがわけん');
  expect(regionCode(46)).toBe('JP-47');
  expect(prefectureName('FR', 'ja')).toBeUndefined();
});
