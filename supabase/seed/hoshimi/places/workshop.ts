import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofWorkshop = factFrom(
  sections.industry,
  source(
    'workshop',
    '町の工房の案内 2026年度',
    '｜町《まち》の｜工房《こうぼう》の｜案内《あんない》 2026｜年《ねん》',
    'Workshops of the town 2026',
  ),
);

export const workshop: Place = {
  place_id: 'hoshimi-workshop',
  theme: 'work',
  kind: 'workplace',
  name: words('木工の工房', '｜木《き》の｜工房《こうぼう》', 'Woodworking shop'),
  summary: words(
    '町の山の木で、机やおもちゃを作る工房です。6人が働き、小学校の机もここで生まれました。',
    '｜町《まち》の｜木《き》で、｜机《つくえ》やおもちゃを｜作《つく》ります。6｜人《にん》が｜働《はたら》いています。｜小学校《しょうがっこう》の｜机《つくえ》も｜作《つく》りました。',
    'Desks and toys from the trees of these hills. Six people work here, and the school’s desks were made on ' +
      'these benches.',
  ),
  inconvenient: words(
    '募集は年に1人ほどです。木の粉が舞うので、ぜんそくのある人にはつらい職場です。',
    '｜新《あたら》しい｜人《ひと》は、1｜年《ねん》に｜1人《ひとり》ぐらいです。｜木《き》の｜粉《こな》が｜多《おお》いです。｜咳《せき》が｜出《で》る｜人《ひと》には、｜大変《たいへん》です。',
    'They take on about one person a year. The dust is hard on anyone with asthma.',
  ),
  address: '星見町（架空）西沢4番地',
  phone: '0265-00-0090',
  url: 'https://hoshimi.example/workshop',
  location: { lat: 35.8978, lon: 137.9462 },
  space_id: 'square',
  facts: [
    ofWorkshop(
      'workshop-people',
      words('働く人', '｜働《はたら》く｜人《ひと》', 'People'),
      words(
        '6人（うち3人は移ってきた人）',
        '6｜人《にん》（3｜人《にん》は｜引《ひ》っ｜越《こ》してきた｜人《ひと》）',
        'Six (three of them moved here)',
      ),
      '2026-07-13',
    ),
    ofWorkshop(
      'workshop-opening',
      words('募集', '｜募集《ぼしゅう》', 'Vacancy'),
      words(
        '1人（2027年4月から。未経験でもよい）',
        '｜1人《ひとり》（2027｜年《ねん》4｜月《がつ》から。はじめての｜人《ひと》もいいです）',
        'One, from April 2027; no experience needed',
      ),
      '2026-11-02',
    ),
    ofWorkshop(
      'workshop-visit',
      words('見学', '｜見学《けんがく》', 'Visits'),
      words(
        '土曜 13:00〜16:00、前日までに電話',
        '｜土曜日《どようび》の｜午後《ごご》1｜時《じ》から｜午後《ごご》4｜時《じ》。｜前《まえ》の｜日《ひ》までに｜電話《でんわ》します',
        'Saturdays 13:00–16:00, ring the day before',
      ),
      '2026-07-13',
    ),
  ],
  spots: [
    {
      spot_id: 'workshop-floor',
      name: words('作業場', '｜木《き》を｜切《き》る｜場所《ばしょ》', 'Workshop floor'),
      words: words(
        '戸を開けると、木のにおいがします。機械は午前に動かし、午後は手で仕上げます。端材は箱に入れ、子どもが持ち帰れるようにしています。',
        '｜木《き》のにおいがします。｜午前《ごぜん》は｜機械《きかい》を｜使《つか》います。｜午後《ごご》は｜手《て》で｜作《つく》ります。｜小《ちい》さい｜木《き》は、｜子《こ》どもが｜持《も》って｜帰《かえ》れます。',
        'Open the door and you smell the wood. Machines run in the morning; the afternoon is handwork. Offcuts ' +
          'go into a box for children to take home.',
      ),
      good: words(
        '町で生まれた赤ちゃんに、ここで作った積み木を贈っています。',
        '｜町《まち》で｜生《う》まれた｜赤《あか》ちゃんに、｜積《つ》み｜木《き》をあげます。',
        'Every baby born in the town is given a set of blocks made here.',
      ),
      inconvenient: words(
        '午前は、会話ができないほど機械の音がします。小さい子は中に入れません。',
        '｜午前《ごぜん》は、｜機械《きかい》の｜音《おと》がとても｜大《おお》きいです。｜小《ちい》さい｜子《こ》どもは｜入《はい》れません。',
        'In the morning the machines are too loud to talk over, and small children may not go in.',
      ),
      facts: [
        ofWorkshop(
          'workshop-local-wood',
          words('町の木の割合', '｜町《まち》の｜木《き》', 'Local wood'),
          words('72%（2025年度）', '72%（2025｜年《ねん》）', '72% (2025)'),
          '2026-07-13',
        ),
        ofWorkshop(
          'workshop-age',
          words('作業場に入れる年齢', '｜入《はい》れる｜年《とし》', 'Age allowed inside'),
          words(
            '小学生から（大人と一緒に）',
            '｜小学生《しょうがくせい》から（｜大人《おとな》といっしょに）',
            'Elementary age and up, with an adult',
          ),
          '2026-07-13',
        ),
      ],
    },
    {
      spot_id: 'workshop-hours',
      name: words(
        '働き方の黒板',
        '｜働《はたら》く｜時間《じかん》の｜黒板《こくばん》',
        'The hours blackboard',
      ),
      words: words(
        'その週のみんなの来る時間と帰る時間が、黒板に書いてあります。保育園の迎えや授業参観も書きます。だれかが抜ける日は、先に仕事を入れかえます。',
        '｜黒板《こくばん》に、みんなの｜働《はたら》く｜時間《じかん》が｜書《か》いてあります。｜保育園《ほいくえん》の｜迎《むか》えも｜書《か》きます。｜休《やす》む｜人《ひと》がいるときは、' +
          '｜仕事《しごと》を｜代《か》わります。',
        'Everyone’s hours for the week are chalked up here, daycare runs and school visits included. When ' +
          'someone will be away, the work is swapped beforehand.',
      ),
      good: words(
        '9:00〜15:30の短い働き方も選べます。今は2人がそうしています。',
        '｜午前《ごぜん》9｜時《じ》から｜午後《ごご》3｜時《じ》30｜分《ぷん》の｜仕事《しごと》もできます。｜今《いま》は｜2人《ふたり》です。',
        'You may work 9:00–15:30 instead; two people do.',
      ),
      inconvenient: words(
        '注文の多い11月と12月は、土曜も出ます。はじめの給料は高くありません。',
        '11｜月《がつ》と12｜月《がつ》は、｜土曜日《どようび》も｜働《はたら》きます。はじめの｜給料《きゅうりょう》は、｜高《たか》くないです。',
        'In November and December they work Saturdays too, and the starting pay is modest.',
      ),
      facts: [
        ofWorkshop(
          'workshop-working-hours',
          words('働く時間', '｜働《はたら》く｜時間《じかん》', 'Working hours'),
          words(
            '8:00〜17:00、週休2日（11〜12月は土曜も出る）',
            '｜午前《ごぜん》8｜時《じ》から｜午後《ごご》5｜時《じ》。1｜週間《しゅうかん》に｜2日《ふつか》｜休《やす》み（11｜月《がつ》と12｜月《がつ》は、｜土曜日《どようび》も｜働《はたら》きます）',
            '8:00–17:00, two days off a week (Saturdays too in November and December)',
          ),
          '2026-07-13',
        ),
        ofWorkshop(
          'workshop-pay',
          words('はじめの給料', 'はじめの｜給料《きゅうりょう》', 'Starting pay'),
          words(
            '月190,000円、3年目の目安は215,000円',
            '1か｜月《げつ》190,000｜円《えん》。3｜年目《ねんめ》は215,000｜円《えん》ぐらい',
            '190,000 yen a month, about 215,000 in the third year',
          ),
          '2026-11-02',
        ),
      ],
    },
  ],
};
