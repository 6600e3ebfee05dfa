import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';
import { daycareSpots } from './daycare-spots.ts';

const ofDaycare = factFrom(
  sections.education,
  source(
    'daycare/outline',
    '星見保育園のしおり 2026年度',
    '｜星見《ほしみ》｜保育園《ほいくえん》の｜案内《あんない》 2026｜年《ねん》',
    'Hoshimi Daycare, parents’ guide 2026',
  ),
);

export const daycare: Place = {
  place_id: 'hoshimi-daycare',
  theme: 'learn',
  kind: 'daycare',
  name: words('星見保育園', '｜星見《ほしみ》｜保育園《ほいくえん》', 'Hoshimi Daycare'),
  summary: words(
    '0歳から5歳までの56人が通う、町立の保育園です。町にある4つの園の一つで、広場から歩いて7分です。晴れた日の午前は、ほとんど外にいます。',
    '0｜歳《さい》から5｜歳《さい》までの｜子《こ》ども56｜人《にん》がいます。｜町《まち》の｜保育園《ほいくえん》です。｜広場《ひろば》から｜歩《ある》いて7｜分《ふん》です。' +
      '｜晴《は》れた｜日《ひ》の｜午前《ごぜん》は、｜外《そと》で｜遊《あそ》びます。',
    'A town daycare with 56 children from birth to five, one of four in Hoshimi and seven minutes’ walk from ' +
      'the square. On fine mornings they are mostly outdoors.',
  ),
  inconvenient: words(
    '預かりは18:30までで、日曜と祝日は休みです。熱が37.5℃を超えると、迎えの電話がかかります。病児保育は町にありません。',
    '｜午後《ごご》6｜時《じ》30｜分《ぷん》までです。｜日曜日《にちようび》と｜祝日《しゅくじつ》は｜休《やす》みです。｜熱《ねつ》が37.5｜度《ど》より｜高《たか》いと、｜電話《でんわ》が｜来《き》ます。' +
      '｜病気《びょうき》の｜子《こ》どもは｜預《あず》かりません。',
    'It closes at 18:30, and on Sundays and holidays altogether. Above 37.5 °C they ring you to come. There is ' +
      'no care for sick children in the town.',
  ),
  address: '星見町（架空）園下7番地',
  phone: '0265-00-0050',
  url: 'https://hoshimi.example/daycare',
  location: { lat: 35.9025, lon: 137.946 },
  space_id: 'daycare',
  facts: [
    ofDaycare(
      'daycare-children',
      words('子どもの数', '｜子《こ》どもの｜数《かず》', 'Children'),
      words(
        '56人（定員60人、2026年10月1日時点）',
        '56｜人《にん》（60｜人《にん》まで。2026｜年《ねん》10｜月《がつ》｜1日《ついたち》）',
        '56 (60 places, on 1 October 2026)',
      ),
      '2026-10-05',
      { type: 'capacity', people: 60 },
    ),
    ofDaycare(
      'daycare-class-sizes',
      words('年齢ごとの人数', '｜年《とし》の｜人数《にんずう》', 'Children of each age'),
      words(
        '0歳児5人、1歳児8人、2歳児9人、3歳児11人、4歳児10人、5歳児13人',
        '0｜歳《さい》5｜人《にん》、1｜歳《さい》8｜人《にん》、2｜歳《さい》9｜人《にん》、3｜歳《さい》11｜人《にん》、4｜歳《さい》10｜人《にん》、5｜歳《さい》13｜人《にん》',
        'Age 0: 5, age 1: 8, age 2: 9, age 3: 11, age 4: 10, age 5: 13',
      ),
      '2026-10-05',
    ),
    ofDaycare(
      'daycare-hours',
      words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Hours'),
      words(
        '平日 7:30〜18:30（16:30からは延長保育）、土曜 8:00〜12:30',
        '｜平日《へいじつ》の｜午前《ごぜん》7｜時《じ》30｜分《ぷん》から｜午後《ごご》6｜時《じ》30｜分《ぷん》。｜土曜日《どようび》の｜午前《ごぜん》8｜時《じ》から｜昼《ひる》の12｜時《じ》30｜分《ぷん》',
        'Weekdays 7:30–18:30 (extended care from 16:30), Saturdays 8:00–12:30',
      ),
      '2026-04-01',
      {
        type: 'hours',
        spans: [
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '07:30', closes: '16:30' },
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '16:30', closes: '18:30', extended: true },
          { days: ['sat'], opens: '08:00', closes: '12:30' },
        ],
      },
    ),
    ofDaycare(
      'daycare-waiting',
      words('待機児童', '｜保育園《ほいくえん》に｜入《はい》れない｜子《こ》ども', 'Waiting list'),
      words(
        '0人（2026年10月1日時点）。0歳児の空きは1人',
        '0｜人《にん》（2026｜年《ねん》10｜月《がつ》｜1日《ついたち》）。0｜歳《さい》は、あと｜1人《ひとり》｜入《はい》れます',
        'None (on 1 October 2026); one place left for age 0',
      ),
      '2026-10-05',
      { type: 'vacancies', month: '2026-10', by_age: [{ age: 0, places: 1 }] },
    ),
    ofDaycare(
      'daycare-fees',
      words('保育料', '｜保育園《ほいくえん》のお｜金《かね》', 'Fees'),
      words(
        '3〜5歳児 0円。0〜2歳児 月0〜42,000円（所得で決まる。2人目は半額）',
        '3｜歳《さい》から5｜歳《さい》は0｜円《えん》。0｜歳《さい》から2｜歳《さい》は、1か｜月《げつ》に0｜円《えん》から42,000｜円《えん》',
        'Ages 3 to 5 free; ages 0 to 2 up to 42,000 yen a month by income, half for a second child',
      ),
      '2026-04-01',
      { type: 'fee', from: 0, to: 42000, per: 'month' },
    ),
    ofDaycare(
      'daycare-staff-ratio',
      words('保育士の配置', '｜先生《せんせい》の｜数《かず》', 'Staff per child'),
      words(
        '0歳児3人に1人、1歳児5人に1人、2歳児6人に1人、3歳児15人に1人、4・5歳児25人に1人',
        '｜先生《せんせい》｜1人《ひとり》が｜見《み》る｜子《こ》ども：0｜歳《さい》は3｜人《にん》、1｜歳《さい》は5｜人《にん》、2｜歳《さい》は6｜人《にん》、3｜歳《さい》は15｜人《にん》、' +
          '4｜歳《さい》と5｜歳《さい》は25｜人《にん》',
        'One adult to 3 babies, 5 one-year-olds, 6 two-year-olds, 15 three-year-olds, 25 four- and five-year-olds',
      ),
      '2026-04-01',
    ),
  ],
  spots: daycareSpots,
};
