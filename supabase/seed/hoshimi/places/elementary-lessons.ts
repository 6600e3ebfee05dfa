import type { Spot } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofLessons = factFrom(
  sections.education,
  source(
    'school/lessons',
    '星見小学校の学習 2026年度',
    '｜星見《ほしみ》｜小学校《しょうがっこう》の｜勉強《べんきょう》 2026｜年《ねん》',
    'Lessons at Hoshimi Elementary School 2026',
  ),
);

/** The rooms where lessons are held. */
export const lessonSpots: Spot[] = [
  {
    spot_id: 'school-classroom',
    name: words('教室', '｜教室《きょうしつ》', 'Classroom'),
    words: words(
      '1年生18人の教室です。机は町の木で作り、高さを変えながら6年間使います。国語と算数の時間は、支援員がもう1人入ります。',
      '1｜年生《ねんせい》18｜人《にん》の｜教室《きょうしつ》です。｜机《つくえ》は｜町《まち》の｜木《き》で｜作《つく》りました。6｜年《ねん》｜使《つか》います。｜国語《こくご》と｜算数《さんすう》は、' +
        '｜大人《おとな》が｜2人《ふたり》います。',
      'The room of the 18 first-years. The desks are local wood and grow with the child for six years. A ' +
        'second adult joins for Japanese and arithmetic.',
    ),
    good: words(
      '先生の目がよく届きます。朝の会で、毎日全員が一度は話します。',
      '｜先生《せんせい》は、｜一人《ひとり》｜一人《ひとり》をよく｜見《み》ます。｜朝《あさ》、みんなが｜話《はな》します。',
      'Nobody goes unnoticed. Every child speaks at least once each morning.',
    ),
    inconvenient: words(
      '6年間ほぼ同じ顔ぶれです。仲がこじれたとき、離れる場所が少ないです。3・4年生は複式学級です。',
      '｜友《とも》だちは6｜年間《ねんかん》｜同《おな》じです。けんかをしたとき、むずかしいことがあります。3｜年生《ねんせい》と4｜年生《ねんせい》は｜同《おな》じクラスです。',
      'The faces stay the same for six years, and if friends fall out there is little room to get away. Years ' +
        '3 and 4 are one composite class.',
    ),
    facts: [
      ofLessons(
        'classroom-first-year',
        words('1年生の人数', '1｜年生《ねんせい》の｜人数《にんずう》', 'Pupils in year 1'),
        words(
          '18人（2027年4月の入学予定は13人）',
          '18｜人《にん》（2027｜年《ねん》4｜月《がつ》に｜入《はい》る｜予定《よてい》の｜子《こ》どもは13｜人《にん》）',
          '18 (13 are due to start in April 2027)',
        ),
        '2026-10-05',
      ),
      ofLessons(
        'classroom-composite-lessons',
        words(
          '複式学級の授業',
          '2つの｜学年《がくねん》のクラスの｜授業《じゅぎょう》',
          'Lessons in the composite class',
        ),
        words(
          '国語と算数は学年別。ほかの教科は16人一緒',
          '｜国語《こくご》と｜算数《さんすう》は｜別々《べつべつ》です。ほかの｜勉強《べんきょう》は、16｜人《にん》いっしょです',
          'Japanese and arithmetic by year; everything else all 16 together',
        ),
        '2026-10-05',
      ),
      ofLessons(
        'classroom-tablets',
        words('学習用の端末', 'タブレット', 'Tablets'),
        words(
          '1人1台。持ち帰りは3年生から',
          '｜1人《ひとり》に1｜台《だい》。3｜年生《ねんせい》から、｜家《いえ》に｜持《も》って｜帰《かえ》ります',
          'One each; taken home from year 3',
        ),
        '2026-05-11',
      ),
    ],
  },
  {
    spot_id: 'school-music-room',
    name: words('音楽室', '｜音楽室《おんがくしつ》', 'Music room'),
    words: words(
      'グランドピアノと木琴のある部屋です。窓から田んぼが見えます。秋の音楽会では、全校71人で一つの歌を歌います。',
      'ピアノと｜木琴《もっきん》があります。｜窓《まど》から｜田《た》んぼが｜見《み》えます。｜秋《あき》に｜音楽会《おんがくかい》があります。71｜人《にん》みんなで｜歌《うた》います。',
      'A grand piano, xylophones, and rice fields outside the window. At the autumn concert all 71 children ' +
        'sing one song together.',
    ),
    good: words(
      '人数が少ないので、どの子にも楽器の番が回ってきます。',
      '｜子《こ》どもが｜少《すく》ないです。みんなが｜楽器《がっき》を｜使《つか》えます。',
      'With so few children, everyone gets a turn on the instruments.',
    ),
    inconvenient: words(
      '音楽専門の先生は週2日です。クラブ活動は3つだけで、金管バンドはありません。',
      '｜音楽《おんがく》の｜先生《せんせい》は、1｜週間《しゅうかん》に｜2日《ふつか》｜来《き》ます。クラブは3つだけです。',
      'The music teacher comes two days a week. There are only three clubs, and no brass band.',
    ),
    facts: [
      ofLessons(
        'music-room-teacher',
        words('音楽専門の先生', '｜音楽《おんがく》の｜先生《せんせい》', 'Music teacher'),
        words(
          '週2日（月曜と木曜）',
          '1｜週間《しゅうかん》に｜2日《ふつか》（｜月曜日《げつようび》と｜木曜日《もくようび》）',
          'Two days a week (Monday and Thursday)',
        ),
        '2026-05-11',
      ),
      ofLessons(
        'music-room-clubs',
        words('クラブ活動', 'クラブ', 'Clubs'),
        words(
          '3つ（合唱、自然観察、球技）。4年生から、月2回',
          '3つ（｜歌《うた》、｜自然《しぜん》、ボール）。4｜年生《ねんせい》から、1か｜月《げつ》に2｜回《かい》',
          'Three (choir, nature, ball games), from year 4, twice a month',
        ),
        '2026-05-11',
      ),
    ],
  },
  {
    spot_id: 'school-science-room',
    name: words('理科室', '｜理科室《りかしつ》', 'Science room'),
    words: words(
      '川の石や、子どもが拾った羽根が棚に並びます。5年生は冬に、町の人と星の観察をします。校庭の畑が、もう一つの理科室です。',
      '｜川《かわ》の｜石《いし》や｜鳥《とり》の｜羽《はね》があります。｜子《こ》どもが｜見《み》つけました。5｜年生《ねんせい》は、｜冬《ふゆ》に｜星《ほし》を｜見《み》ます。' +
        '｜学校《がっこう》の｜畑《はたけ》でも｜勉強《べんきょう》します。',
      'River stones and feathers the children found line the shelves. In winter year 5 watches the stars with ' +
        'people from the town. The school garden is the second science room.',
    ),
    good: words(
      '歩いて5分で小川、10分で林です。理科の時間に外へ出る日が、年に30日ほどあります。',
      '｜小《ちい》さい｜川《かわ》まで、｜歩《ある》いて5｜分《ふん》です。1｜年《ねん》に30｜回《かい》ぐらい、｜外《そと》で｜勉強《べんきょう》します。',
      'A stream is five minutes away, a wood ten. About 30 science lessons a year are outdoors.',
    ),
    inconvenient: words(
      '実験の道具は古めで、顕微鏡は2人に1台です。この部屋に冷房はありません。',
      '｜道具《どうぐ》は｜古《ふる》いです。｜顕微鏡《けんびきょう》は、｜2人《ふたり》に1｜台《だい》です。｜冷房《れいぼう》はありません。',
      'The equipment is oldish, two pupils share a microscope, and this room has no cooling.',
    ),
    facts: [
      ofLessons(
        'science-room-microscopes',
        words('顕微鏡', '｜顕微鏡《けんびきょう》', 'Microscopes'),
        words(
          '9台（いちばん多い学年で2人に1台）',
          '9｜台《だい》（｜2人《ふたり》に1｜台《だい》）',
          'Nine (one between two in the largest class)',
        ),
        '2026-05-11',
      ),
      ofLessons(
        'science-room-cooling',
        words('冷房', '｜冷房《れいぼう》', 'Cooling'),
        words(
          '普通教室6室はあり。理科室と体育館はなし',
          '｜教室《きょうしつ》6つにあります。｜理科室《りかしつ》と｜体育館《たいいくかん》にはありません',
          'In the six classrooms; not in the science room or the gym',
        ),
        '2026-07-06',
      ),
    ],
  },
  {
    spot_id: 'school-library',
    name: words('図書室', '｜図書室《としょしつ》', 'School library'),
    words: words(
      '廊下のつきあたりの、日当たりのよい部屋です。靴をぬいで、床にすわって読みます。雨の日の昼休みは、いちばん混みます。',
      '｜明《あか》るい｜部屋《へや》です。｜靴《くつ》をぬいで、｜床《ゆか》で｜本《ほん》を｜読《よ》みます。｜雨《あめ》の｜昼休《ひるやす》みは、｜人《ひと》が｜多《おお》いです。',
      'A sunny room at the end of the corridor. Shoes off, and you read on the floor. It is fullest in the ' +
        'lunch break on rainy days.',
    ),
    good: words(
      '1人で10冊まで借りられます。土曜の午前は、地域の人にも開けています。',
      '｜1人《ひとり》10｜冊《さつ》まで｜借《か》りられます。｜土曜日《どようび》の｜午前《ごぜん》は、｜町《まち》の｜人《ひと》も｜使《つか》えます。',
      'Each child may borrow ten books. On Saturday mornings it is open to neighbours too.',
    ),
    inconvenient: words(
      '町に大きな図書館はありません。司書は週3日で、外国語の本は40冊ほどです。',
      '｜町《まち》に｜大《おお》きい｜図書館《としょかん》はありません。｜本《ほん》の｜先生《せんせい》は、1｜週間《しゅうかん》に｜3日《みっか》｜来《き》ます。' +
        '｜外国語《がいこくご》の｜本《ほん》は40｜冊《さつ》ぐらいです。',
      'The town has no large library. The librarian comes three days a week, and there are about 40 books in ' +
        'foreign languages.',
    ),
    facts: [
      ofLessons(
        'library-books',
        words('本の数', '｜本《ほん》の｜数《かず》', 'Books'),
        words(
          '6,840冊（2025年度に新しく310冊）',
          '6,840｜冊《さつ》（2025｜年《ねん》に｜新《あたら》しい｜本《ほん》が310｜冊《さつ》）',
          '6,840 (310 new in the 2025 school year)',
        ),
        '2026-04-20',
      ),
      ofLessons(
        'library-librarian',
        words('学校司書', '｜本《ほん》の｜先生《せんせい》', 'Librarian'),
        words(
          '週3日（火・水・金）',
          '1｜週間《しゅうかん》に｜3日《みっか》（｜火曜日《かようび》、｜水曜日《すいようび》、｜金曜日《きんようび》）',
          'Three days a week (Tuesday, Wednesday, Friday)',
        ),
        '2026-05-11',
      ),
    ],
  },
];
