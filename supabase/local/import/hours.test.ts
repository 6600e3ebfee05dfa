import { expect, test } from 'vitest';
import { joinHours, parseTime, readDays, readHours } from './hours.ts';

test('times of day are read in the ways lists write them', () => {
  const texts = ['7:00', '07:30', '22：00', '09:00:00', '午後1時30分', '正午', '0.375', '8時半'];
  expect(texts.map(parseTime)).toEqual(['7:00', '7:30', '22:00', '9:00', '13:30', '12:00', '9:00', '8:30']);
  expect(['78:30', '放課後', ''].map(parseTime)).toEqual([null, null, null]);
});

test('a span with extended hours in brackets says that they are extended', () => {
  expect(readHours('7：30～18：30（18：30～19：00）')).toEqual({
    ja: '7:30～18:30（延長 18:30～19:00）',
    en: '7:30–18:30 (extended 18:30–19:00)',
  });
  expect(readHours('8:30~17:30(7:15~8:30,17:30~19:15)')?.ja).toBe(
    '8:30～17:30（延長 7:15～8:30、17:30～19:15）',
  );
});

test('hours past midnight say that they end on the next day', () => {
  expect(readHours('16：00～1：00')?.ja).toBe('16:00～翌1:00');
  expect(readHours('9:00～25:00')).toEqual({ ja: '9:00～翌1:00', en: '9:00–1:00 (next day)' });
});

test('hours that are no span stay as they are and have no English', () => {
  expect(readHours('放課後～19:00\n土曜日　8：00～19：00')).toEqual({
    ja: '放課後～19:00\n土曜日 8:00～19:00',
  });
  expect(readHours('7:30～78:30')).toEqual({ ja: '7:30～78:30' });
  expect(readHours('休')).toEqual({ ja: '休み', en: 'closed' });
});

test('two columns become one span, and one of them may be empty', () => {
  expect(joinHours('07:30', '19:00')).toEqual({ ja: '7:30～19:00', en: '7:30–19:00' });
  expect(joinHours('', '18:30')).toEqual({ ja: '18:30まで', en: 'until 18:30' });
  expect(joinHours('09:00', '17:00（金は21:00）')).toEqual({ ja: '9:00～17:00（金は21:00）' });
  expect(joinHours('', '')).toBeNull();
});

test('days are joined where they are unbroken, and Sunday is kept', () => {
  const texts = ['月火水木金土', '火水木金土日', '月～土曜日', '月・水・金', '月火水木金土日', '日'];
  expect(texts.map((t) => readDays(t)?.ja)).toEqual([
    '月～土',
    '火～日',
    '月～土',
    '月・水・金',
    '毎日',
    '日',
  ]);
  expect(readDays('火曜日')).toEqual({ ja: '火', en: 'Tue' });
  expect(readDays('月～金曜日\n土曜日は要相談')).toEqual({ ja: '月～金曜日\n土曜日は要相談' });
});
