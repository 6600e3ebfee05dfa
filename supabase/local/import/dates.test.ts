import { expect, test } from 'vitest';
import { dayInWords, parseDate } from './dates.ts';
import { readEventDays } from './eventDays.ts';

test('dates are read in western years, in eras by letter and by name, and as spreadsheets write them', () => {
  expect(
    [
      '2020/12/22',
      '1947-4-1',
      '20240501',
      '2026-08-22 00:00:00',
      'H29.1.6',
      'S47.4.1',
      '昭32. 7. 1',
      '令和元年5月1日',
    ].map(parseDate),
  ).toEqual([
    '2020-12-22',
    '1947-04-01',
    '2024-05-01',
    '2026-08-22',
    '2017-01-06',
    '1972-04-01',
    '1957-07-01',
    '2019-05-01',
  ]);
});

test('a day that does not exist is no date', () => {
  expect(['2026-02-30', '2026-13-01', '随時', ''].map(parseDate)).toEqual([null, null, null, null]);
});

test('a day in words reads as people write it', () => {
  expect(dayInWords('1972-04-01')).toEqual({ ja: '1972年4月1日', en: '1 April 1972' });
});

test('a day without a year is put into the school year in which its weekday is true', () => {
  expect(readEventDays('8月5日（水）～8月16日（日）\n※10日（月）以外', 2026)).toEqual({
    starts_on: '2026-08-05',
    ends_on: '2026-08-16',
  });
  // 2026-08-05 is a Wednesday whatever year the list is read in.
  expect(readEventDays('8月5日（水）', 2027)).toMatchObject({ starts_on: '2026-08-05' });
  expect(readEventDays('1月10日(日)', 2026)).toMatchObject({ starts_on: '2027-01-10' });
});

test('several days of a month reach from the first to the last', () => {
  expect(readEventDays('9月4日、18日、10月2日、16日 (第1週、3週の金曜日)', 2026)).toEqual({
    starts_on: '2026-09-04',
    ends_on: '2026-10-16',
  });
});

test('what is no date, no such day, or the wrong weekday is told apart', () => {
  expect(readEventDays('随時（要調整）', 2026)).toEqual({
    problem: '日付を読み取れません（例：2026-08-05、8月5日（水））。',
  });
  expect(readEventDays('2月30日', 2026)).toEqual({ problem: 'この日付はありません。' });
  expect(readEventDays('2026-02-30', 2026)).toEqual({ problem: 'この日付はありません。' });
  expect(readEventDays('8月5日（水）～8月16日（水）', 2026)).toEqual({ problem: '日付と曜日が合いません。' });
});
