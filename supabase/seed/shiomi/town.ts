import type { Town } from '../../functions/_shared/contract/town.ts';
import { words } from './words.ts';

export const town: Town = {
  town_id: 'shiomi',
  name: words('潮見町', '｜潮見町《しおみちょう》', 'Shiomi'),
  tagline: words(
    '港のすぐ上に学校がある、坂の町です。まちを一から並べてみせるための、小さな見本です。',
    '｜港《みなと》の｜上《うえ》に｜学校《がっこう》があります。｜坂《さか》の｜町《まち》です。｜小《ちい》さい｜見本《みほん》の｜町《まち》です。',
    'A town of slopes with its school just above the harbour. A small sample, to show how a town is laid out.',
  ),
  is_fictional: true,
  prefecture_code: '38',
  location: { lat: 33.31, lon: 132.4 },
  scene_id: 'shiomi',
  hours: words(
    '月曜〜金曜 8:30〜17:00（祝日と年末年始は休み）。',
    '｜月曜日《げつようび》から｜金曜日《きんようび》まで。｜午前《ごぜん》8｜時《じ》30｜分《ぷん》から｜午後《ごご》5｜時《じ》まで。｜祝日《しゅくじつ》は｜休《やす》みです。',
    'Monday to Friday, 8:30–17:00 (closed on public holidays and at New Year).',
  ),
  phone: '0895-00-0001',
  email: 'iju@shiomi.example',
  concierges: [
    {
      name: '浜田 なぎ',
      introduction: words(
        '漁師の家に生まれ、町を出て、子どもが生まれてから戻りました。船の上の仕事のことも、坂の上の暮らしのことも聞いてください。',
        '｜漁師《りょうし》の｜家《いえ》で｜生《う》まれました。｜子《こ》どもが｜生《う》まれてから、｜町《まち》に｜戻《もど》りました。｜海《うみ》の｜仕事《しごと》のことも、' +
          '｜坂《さか》の｜上《うえ》の｜家《いえ》のことも、｜聞《き》いてください。',
        'Nagi Hamada. Born to a fishing family; I left, and came back when my children were small. Ask me ' +
          'about work on the boats, or about life up the slope.',
      ),
    },
  ],
};
