import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';
import { gateSpot, gymSpot, lunchSpot } from './elementary-day.ts';
import { lessonSpots } from './elementary-lessons.ts';

const ofSchool = factFrom(
  sections.education,
  source(
    'school/outline',
    '星見小学校のあらまし 2026年度',
    '｜星見《ほしみ》｜小学校《しょうがっこう》の｜案内《あんない》 2026｜年《ねん》',
    'Hoshimi Elementary School, outline 2026',
  ),
);

export const elementary: Place = {
  place_id: 'hoshimi-elementary',
  theme: 'learn',
  kind: 'elementary_school',
  name: words('星見小学校', '｜星見《ほしみ》｜小学校《しょうがっこう》', 'Hoshimi Elementary School'),
  summary: words(
    '全校71人の、木造の校舎の小学校です。上の学年の子が下の学年の子の名前を知っています。町にある3つの小学校のうち、広場にいちばん近い学校です。',
    '71｜人《にん》の｜小《ちい》さい｜学校《がっこう》です。｜木《き》でできています。｜子《こ》どもは、みんなの｜名前《なまえ》を｜知《し》っています。｜町《まち》に｜小学校《しょうがっこう》は3つあります。',
    'A wooden school with 71 pupils, where the older ones know the younger ones by name. Of the town’s three ' +
      'elementary schools it is the nearest to the square.',
  ),
  inconvenient: words(
    'どの学年も1学級までで、クラス替えがありません。3・4年生は複式学級です。',
    'クラスはいつも｜同《おな》じです。3｜年生《ねんせい》と4｜年生《ねんせい》は、｜同《おな》じ｜教室《きょうしつ》で｜勉強《べんきょう》します。',
    'No year has more than one class, so classes are never reshuffled. Years 3 and 4 share one class.',
  ),
  address: '星見町（架空）学校道3番地',
  phone: '0265-00-0040',
  url: 'https://hoshimi.example/school',
  location: { lat: 35.9035, lon: 137.9478 },
  space_id: 'school',
  facts: [
    ofSchool(
      'elementary-pupils',
      words('児童の数', '｜子《こ》どもの｜数《かず》', 'Pupils'),
      words(
        '71人（2026年10月1日時点）',
        '71｜人《にん》（2026｜年《ねん》10｜月《がつ》｜1日《ついたち》）',
        '71 (on 1 October 2026)',
      ),
      '2026-10-05',
    ),
    ofSchool(
      'elementary-class-sizes',
      words('学年ごとの人数', '｜学年《がくねん》の｜人数《にんずう》', 'Pupils in each year'),
      words(
        '1年生18人、2年生11人、3年生9人、4年生7人、5年生12人、6年生14人',
        '1｜年生《ねんせい》18｜人《にん》、2｜年生《ねんせい》11｜人《にん》、3｜年生《ねんせい》9｜人《にん》、4｜年生《ねんせい》7｜人《にん》、5｜年生《ねんせい》12｜人《にん》、' +
          '6｜年生《ねんせい》14｜人《にん》',
        'Year 1: 18, year 2: 11, year 3: 9, year 4: 7, year 5: 12, year 6: 14',
      ),
      '2026-10-05',
    ),
    ofSchool(
      'elementary-composite',
      words('複式学級', '2つの｜学年《がくねん》がいっしょのクラス', 'Composite class'),
      words(
        'あり（3・4年生、16人）',
        'あります（3｜年生《ねんせい》と4｜年生《ねんせい》、16｜人《にん》）',
        'Yes (years 3 and 4, 16 pupils)',
      ),
      '2026-10-05',
    ),
    ofSchool(
      'elementary-teachers',
      words('先生の数', '｜先生《せんせい》の｜数《かず》', 'Teachers'),
      words(
        '13人（ほかに支援員2人）',
        '13｜人《にん》（ほかに、｜手伝《てつだ》う｜人《ひと》が｜2人《ふたり》）',
        '13, and two classroom assistants',
      ),
      '2026-05-11',
    ),
    ofSchool(
      'elementary-next-schools',
      words('中学校と高校', '｜中学校《ちゅうがっこう》と｜高校《こうこう》', 'Junior high and high school'),
      words(
        '町立中学校へバスで15分。高校は隣の市へ電車で38分',
        '｜中学校《ちゅうがっこう》は｜町《まち》にあります（バスで15｜分《ふん》）。｜高校《こうこう》は｜隣《となり》の｜市《し》にあります（｜電車《でんしゃ》で38｜分《ぷん》）',
        'The town’s junior high is 15 minutes by bus; the nearest high schools are 38 minutes by train, in the ' +
          'next city',
      ),
      '2026-04-01',
    ),
  ],
  spots: [gateSpot, ...lessonSpots, gymSpot, lunchSpot],
};
