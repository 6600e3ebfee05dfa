import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofMoving = factFrom(
  sections.moving,
  source(
    'living',
    'くらしの案内 2026年度',
    '｜町《まち》の｜案内《あんない》 2026｜年《ねん》',
    'Guide to living here 2026',
  ),
  '2026-10-27',
);

export const post: Place = {
  place_id: 'shiomi-post',
  theme: 'live',
  kind: 'post_office',
  name: words('潮見郵便局', '｜潮見郵便局《しおみゆうびんきょく》', 'Shiomi post office'),
  summary: words(
    '港の通りの西の端にある、町でただ一つの郵便局です。郵便のほかに、お金を預けたり送ったりできます。',
    '｜港《みなと》の｜通《とお》りにあります。｜町《まち》に｜一《ひと》つの｜郵便局《ゆうびんきょく》です。お｜金《かね》を｜預《あず》けることもできます。',
    'At the west end of the quay, the only post office of the town. It takes letters and parcels, and money too.',
  ),
  inconvenient: words(
    '土日は窓口が閉まります。ほかの銀行は町になく、いちばん近い支店まで車で35分です。',
    '｜土曜日《どようび》と｜日曜日《にちようび》は、｜窓口《まどぐち》が｜休《やす》みです。｜町《まち》に｜銀行《ぎんこう》はありません。｜銀行《ぎんこう》まで｜車《くるま》で35｜分《ふん》です。',
    'The counter is shut at weekends. There is no bank in town; the nearest branch is 35 minutes away by car.',
  ),
  address: '潮見町（架空）港3番地',
  phone: '0895-00-0060',
  url: 'https://shiomi.example/post',
  space_id: 'town',
  facts: [
    ofMoving(
      'post-hours',
      words('窓口の時間', '｜窓口《まどぐち》の｜時間《じかん》', 'Counter hours'),
      words(
        '平日 9:00〜17:00',
        '｜月曜日《げつようび》から｜金曜日《きんようび》。｜午前《ごぜん》9｜時《じ》から｜午後《ごご》5｜時《じ》',
        'Weekdays 9:00–17:00',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'post-counter',
      name: words('窓口', '｜窓口《まどぐち》', 'Counter'),
      words: words(
        '引っ越す前に転居の届けを出すと、前の住所あての郵便が1年間ここから届きます。',
        '｜引《ひ》っこしの｜前《まえ》に、ここか｜近《ちか》くの｜郵便局《ゆうびんきょく》に｜言《い》ってください。｜前《まえ》の｜家《いえ》への｜手紙《てがみ》が、1｜年《ねん》｜届《とど》きます。',
        'Hand in a change of address before you move, and for a year letters to your old home are brought to ' +
          'the new one.',
      ),
      facts: [
        ofMoving(
          'post-atm',
          words('ATM', 'お｜金《かね》を｜出《だ》す｜機械《きかい》（ATM）', 'Cash machine'),
          words(
            '平日 8:45〜18:00、土曜 9:00〜17:00',
            '｜平日《へいじつ》の｜午前《ごぜん》8｜時《じ》45｜分《ふん》から｜午後《ごご》6｜時《じ》。｜土曜日《どようび》は｜午前《ごぜん》9｜時《じ》から｜午後《ごご》5｜時《じ》',
            'Weekdays 8:45–18:00, Saturdays 9:00–17:00',
          ),
        ),
      ],
    },
  ],
};
