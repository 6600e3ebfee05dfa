import { expect, test } from 'vitest';
import { readAges } from './ages.ts';

test.each([
  ['3か月～', '3か月から', 'from 3 months'],
  ['3ヶ月から', '3か月から', 'from 3 months'],
  ['生後57日から', '57日から', 'from 57 days'],
  ['1歳6ヶ月から', '1歳6か月から', 'from 1 year 6 months'],
  ['３ヶ月～２歳児', '3か月から2歳児まで', 'from 3 months to the class of age 2'],
  ['0～2歳児', '0歳児から2歳児まで', 'from the class of age 0 to the class of age 2'],
  ['1～3歳', '1歳から3歳まで', 'from 1 year to 3 years'],
  ['3歳児～就学前', '3歳児から小学校に入るまで', 'from the class of age 3 until school'],
  ['小学１～６年生', '小学1年生から6年生まで', 'school years 1 to 6'],
  ['小学生', '小学生', 'schoolchildren'],
  [
    '1号認定 満3歳～、2・3号認定 1歳半～',
    '1号認定は満3歳から、2・3号認定は1歳半から',
    'kindergarten from 3 years, nursery from 1 and a half years',
  ],
])('%s is read as %s', (text, ja, en) => {
  expect(readAges(text)).toEqual({ ja, en });
});

test('a remark in brackets stays beside the ages', () => {
  expect(readAges('小学１～６年生（低学年優先）')).toEqual({ ja: '小学1年生から6年生まで（低学年優先）' });
});

test('ages in other words stay as they are', () => {
  expect(readAges('原則、未就園児')).toEqual({ ja: '原則、未就園児' });
  expect(readAges('')).toBeNull();
});
