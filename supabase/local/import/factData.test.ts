import * as v from 'valibot';
import { expect, test } from 'vitest';
import { factData } from '../../functions/_shared/contract/factData.ts';
import { readAges } from './ages.ts';
import { agesData, capacityData, feeData, hoursData, serviceData, weekdaysOf } from './factData.ts';
import { readDays, readHours } from './hours.ts';
import { readYesNo } from './values.ts';

test.each([
  ['3か月～', { from: 3 }],
  ['生後57日から', { from: 2 }],
  ['1歳6ヶ月から', { from: 18 }],
  ['1歳半～', { from: 18 }],
  ['３ヶ月～２歳児', { from: 3, to: 47 }],
  ['1～3歳', { from: 12, to: 47 }],
  ['6～18か月', { from: 6, to: 18 }],
  ['3歳児～就学前', { from: 36, to: 83 }],
  ['小学１～６年生', { from: 72, to: 155 }],
  ['小学生', { from: 72, to: 155 }],
])('ages %s are these months', (text, months) => {
  expect(agesData(readAges(text))).toEqual({ type: 'ages', ...months });
});

test('ages that hold conditions or several spans stay words', () => {
  for (const text of [
    '原則、未就園児',
    '小学１～６年生（低学年優先）',
    '1号認定 満3歳～、2・3号認定 1歳半～',
    '',
  ])
    expect(agesData(readAges(text))).toBeUndefined();
});

test('hours are spans on their weekdays, extended ones marked, and past midnight they count on', () => {
  const days = weekdaysOf(readDays('月火水木金土'));
  expect(hoursData(readHours('7：30～18：30（18：30～19：00）'), days)).toEqual({
    type: 'hours',
    spans: [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], opens: '07:30', closes: '18:30' },
      { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], opens: '18:30', closes: '19:00', extended: true },
    ],
  });
  expect(hoursData(readHours('16：00～1：00'), undefined)).toEqual({
    type: 'hours',
    spans: [{ opens: '16:00', closes: '25:00' }],
  });
  expect(hoursData(readHours('放課後～19:00'), days)).toBeUndefined();
  expect(hoursData(readHours('休'), days)).toBeUndefined();
});

test('days are read in each way lists write them', () => {
  expect(
    ['月・水・金', '月～土曜日', '月火水木金土日', '日'].map((t) => weekdaysOf(readDays(t))?.length),
  ).toEqual([3, 6, 7, 1]);
  expect(weekdaysOf(readDays('月～金曜日\n土曜日は要相談'))).toBeUndefined();
});

test('prices, places and services are data only where they are one number or a plain yes or no', () => {
  expect([feeData('1,500'), feeData('0'), feeData('要相談')]).toEqual([
    { type: 'fee', from: 1500, to: 1500 },
    { type: 'fee', from: 0, to: 0 },
    undefined,
  ]);
  expect([capacityData('４０人'), capacityData('0'), capacityData('1号認定 15、2・3号認定 105')]).toEqual([
    { type: 'capacity', people: 40 },
    undefined,
    undefined,
  ]);
  expect(['有', '×', '要予約'].map((t) => serviceData(readYesNo(t)))).toEqual([
    { type: 'service', offered: true },
    { type: 'service', offered: false },
    undefined,
  ]);
});

test('whatever is made is what the contract takes', () => {
  for (const data of [
    agesData(readAges('3歳児～就学前')),
    hoursData(readHours('9:00～25:00'), ['mon']),
    feeData('30'),
  ])
    expect(v.safeParse(factData, data).success).toBe(true);
});
