import type { Town } from '../../functions/_shared/contract/town.ts';
import { climate } from './climate.ts';
import { walks } from './walks.ts';
import { words } from './words.ts';

export const town: Town = {
  town_id: 'hoshimi',
  name: words('星見町', '｜星見町《ほしみまち》', 'Hoshimi'),
  tagline: words(
    '冬はしっかり冷えて、そのぶん星がよく見える、山あいの町です。',
    '｜山《やま》の｜中《なか》の｜町《まち》です。｜冬《ふゆ》はとても｜寒《さむ》いです。｜星《ほし》がきれいに｜見《み》えます。',
    'A mountain town where winters are properly cold, and the stars are clear because of it.',
  ),
  is_fictional: true,
  prefecture_code: '20',
  location: { lat: 35.9, lon: 137.95 },
  scene_id: 'hoshimi',
  hours: words(
    '火曜〜土曜 9:00〜17:00（祝日と年末年始は休み）。夜と日曜は、予約があればオンラインで話せます。',
    '｜火曜日《かようび》から｜土曜日《どようび》まで、｜午前《ごぜん》9｜時《じ》から｜午後《ごご》5｜時《じ》まで。｜祝日《しゅくじつ》と、' +
      '12｜月《がつ》29｜日《にち》から1｜月《がつ》｜3日《みっか》は｜休《やす》みです。｜夜《よる》と｜日曜日《にちようび》は、｜予約《よやく》すると、インターネットで｜話《はな》せます。',
    'Tuesday to Saturday, 9:00–17:00 (closed on public holidays and 29 December to 3 January). Evenings and ' +
      'Sundays online, if you book.',
  ),
  phone: '0265-00-0001',
  email: 'iju@hoshimi.example',
  concierges: [
    {
      name: '宮下 あかね',
      introduction: words(
        '隣の県から、子ども2人と移って8年になります。最初の冬は水道を凍らせました。困りそうなことから先に聞いてください。',
        '｜隣《となり》の｜県《けん》から、｜子《こ》ども｜2人《ふたり》といっしょに｜来《き》ました。もう8｜年《ねん》になります。はじめての｜冬《ふゆ》は、' +
          '｜水道《すいどう》の｜水《みず》が｜凍《こお》りました。｜心配《しんぱい》なことを、｜先《さき》に｜聞《き》いてください。',
        'Akane Miyashita. I moved here from the next prefecture with two children eight years ago, and froze ' +
          'my pipes the first winter. Start with whatever worries you.',
      ),
    },
    {
      name: '北原 修',
      introduction: words(
        '星見町の生まれで、役場の企画の仕事と兼ねています。家と仕事のことを受け持っています。急がせることはしません。まだ決めていない方も、どうぞ。',
        '｜星見町《ほしみまち》で｜生《う》まれました。｜役場《やくば》のほかの｜仕事《しごと》もしています。｜家《いえ》と｜仕事《しごと》のことを、いっしょに｜考《かんが》えます。' +
          'ゆっくりで｜大丈夫《だいじょうぶ》です。まだ｜決《き》めていない｜人《ひと》も、｜話《はな》しに｜来《き》てください。',
        'Osamu Kitahara. I was born here and also work in the planning section. I look after houses and jobs. ' +
          'There is no hurry; please come even if nothing is decided.',
      ),
    },
  ],
  climate,
  walks,
};
