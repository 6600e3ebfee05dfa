import { expect, test } from 'vitest';
import { regionName } from './regions.ts';

test('a prefecture is named in the language of the reader', () => {
  expect(regionName('JP-13', 'ja')).toBe('東京都');
  expect(regionName('JP-20', 'en')).toBe('Nagano');
});

test('a country is named, and what is not known has no name', () => {
  expect(regionName('TW', 'ja')).toBe('台湾');
  expect(regionName('unknown', 'ja')).toBeNull();
  expect(regionName('JP-48', 'ja')).toBeNull();
});
