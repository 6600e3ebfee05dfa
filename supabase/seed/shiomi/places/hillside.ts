import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofMoving = factFrom(
  sections.moving,
  source(
    'moving',
    '移住の案内 2026年度',
    '｜引《ひ》っこしの｜案内《あんない》 2026｜年《ねん》',
    'Guide to moving in 2026',
  ),
  '2026-10-27',
);
const ofChildren = factFrom(
  sections.children,
  source(
    'children',
    '子育ての案内 2026年度',
    '｜子育《こそだ》ての｜案内《あんない》 2026｜年《ねん》',
    'Guide for families 2026',
  ),
  '2026-11-04',
);
const ofEducation = factFrom(
  sections.education,
  source(
    'school',
    '学校要覧 2026年度',
    '｜学校《がっこう》の｜案内《あんない》 2026｜年《ねん》',
    'School handbook 2026',
  ),
  '2026-05-11',
);

export const hall: Place = {
  place_id: 'shiomi-hall',
  theme: 'live',
  kind: 'town_hall',
  name: words('潮見町役場', '｜潮見町《しおみちょう》の｜役場《やくば》', 'Shiomi town hall'),
  summary: words(
    '港の通りの東の端にある役場です。移住の相談も、空き家のことも、1階の同じ窓口で聞けます。',
    '｜港《みなと》の｜通《とお》りにあります。｜引《ひ》っこしの｜相談《そうだん》は、｜1階《いっかい》でできます。｜空《あ》いている｜家《いえ》のことも｜聞《き》けます。',
    'At the east end of the quay. One counter on the ground floor answers for moving in and for empty houses.',
  ),
  address: '潮見町（架空）港14番地',
  phone: '0895-00-0001',
  url: 'https://shiomi.example/hall',
  space_id: 'town',
  facts: [
    ofMoving(
      'hall-people',
      words('人口', '｜町《まち》の｜人《ひと》の｜数《かず》', 'Population'),
      words(
        '3,180人（2026年10月1日）',
        '3,180｜人《にん》（2026｜年《ねん》10｜月《がつ》）',
        '3,180 (1 October 2026)',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'hall-desk',
      name: words('移住の窓口', '｜引《ひ》っこしの｜相談《そうだん》', 'Moving-in counter'),
      words: words(
        '海のそばの家は、買う前に高さを一緒に地図で見ます。浸水の深さも隠さずお伝えします。',
        '｜家《いえ》を｜買《か》う｜前《まえ》に、いっしょに｜地図《ちず》を｜見《み》ます。｜津波《つなみ》のことも、ていねいに｜話《はな》します。',
        'Before you buy a house near the sea we look at its height on the map with you, and tell you how deep ' +
          'the water would be.',
      ),
      inconvenient: words(
        '空き家は多いのですが、すぐ住める家は年に6軒ほどです。',
        'すぐに｜住《す》める｜家《いえ》は、｜1年《いちねん》に6｜軒《けん》ぐらいです。',
        'Many houses stand empty, but only about six a year are ready to live in.',
      ),
      facts: [
        ofMoving(
          'desk-houses',
          words('空き家バンク', '｜空《あ》いている｜家《いえ》', 'Empty-house bank'),
          words(
            '登録17軒（うち高台9軒）',
            '17｜軒《けん》（｜高《たか》い｜場所《ばしょ》に9｜軒《けん》）',
            '17 houses, nine of them on high ground',
          ),
        ),
      ],
    },
  ],
};

export const clinic: Place = {
  place_id: 'shiomi-clinic',
  theme: 'live',
  kind: 'clinic',
  name: words('潮見診療所', '｜潮見診療所《しおみしんりょうじょ》（｜病院《びょういん》）', 'Shiomi clinic'),
  summary: words(
    '坂を一段上がった、町の診療所です。内科は平日、小児科は週2日です。',
    '｜坂《さか》の｜上《うえ》にあります。｜大人《おとな》は｜平日《へいじつ》に｜行《い》けます。｜子《こ》どもの｜先生《せんせい》は、1｜週間《しゅうかん》に｜2日《ふつか》｜来《き》ます。',
    'The town’s clinic, one terrace up. Internal medicine on weekdays, a children’s doctor two days a week.',
  ),
  inconvenient: words(
    '夜の救急は隣の市まで車で35分です。お産もそちらになります。',
    '｜夜《よる》の｜病院《びょういん》は、｜車《くるま》で35｜分《ふん》です。｜赤《あか》ちゃんを｜産《う》む｜病院《びょういん》も、｜隣《となり》の｜市《し》です。',
    'At night, and for births, the hospital is 35 minutes away by car.',
  ),
  address: '潮見町（架空）上町3番地',
  phone: '0895-00-0030',
  url: 'https://shiomi.example/clinic',
  space_id: 'town',
  facts: [
    ofChildren(
      'clinic-hours',
      words('診療時間', '｜開《あ》いている｜時間《じかん》', 'Hours'),
      words(
        '平日 8:30〜12:00、13:30〜17:00',
        '｜平日《へいじつ》の｜午前《ごぜん》8｜時《じ》30｜分《ぷん》から12｜時《じ》。｜午後《ごご》1｜時《じ》30｜分《ぷん》から5｜時《じ》',
        'Weekdays 8:30–12:00 and 13:30–17:00',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'clinic-door',
      name: words('入口', '｜入口《いりぐち》', 'Entrance'),
      words: words(
        '下の通りからは、スロープでベビーカーのまま上がれます。階段なら3分です。',
        'ベビーカーで｜上《あ》がる｜道《みち》があります。｜階段《かいだん》は｜3分《さんぷん》です。',
        'A ramp brings prams up from the quay. By the stairs it is three minutes.',
      ),
      facts: [
        ofChildren(
          'clinic-paediatrics',
          words('小児科の日', '｜子《こ》どもの｜先生《せんせい》がいる｜日《ひ》', 'Children’s doctor'),
          words(
            '火曜と金曜の午後',
            '｜火曜日《かようび》と｜金曜日《きんようび》の｜午後《ごご》',
            'Tuesday and Friday afternoons',
          ),
        ),
      ],
    },
  ],
};

export const daycare: Place = {
  place_id: 'shiomi-daycare',
  theme: 'learn',
  kind: 'daycare',
  name: words('うみのこ保育園', 'うみのこ｜保育園《ほいくえん》', 'Uminoko daycare'),
  summary: words(
    '町でただ一つの保育園です。2019年に港から高台へ移りました。',
    '｜町《まち》に｜一《ひと》つの｜保育園《ほいくえん》です。2019｜年《ねん》に、｜高《たか》い｜場所《ばしょ》に｜移《うつ》りました。',
    'The only daycare of the town. In 2019 it moved from the quay to higher ground.',
  ),
  inconvenient: words(
    '日曜と祝日は開きません。漁の朝が早い家では、6時からの預かりを祖父母に頼っています。',
    '｜日曜日《にちようび》と｜祝日《しゅくじつ》は｜休《やす》みです。｜朝《あさ》7｜時《じ》より｜前《まえ》は、｜開《あ》いていません。',
    'Closed on Sundays and holidays, and not open before seven: families on the boats rely on grandparents from six.',
  ),
  address: '潮見町（架空）上町7番地',
  phone: '0895-00-0041',
  url: 'https://shiomi.example/daycare',
  space_id: 'town',
  facts: [
    ofChildren(
      'daycare-children',
      words('子どもの数', '｜子《こ》どもの｜数《かず》', 'Children'),
      words('38人（定員45人）', '38｜人《にん》（45｜人《にん》まで）', '38 of 45'),
    ),
    ofChildren(
      'daycare-hours',
      words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Hours'),
      words(
        '月〜土 7:00〜18:30',
        '｜月曜日《げつようび》から｜土曜日《どようび》。｜午前《ごぜん》7｜時《じ》から｜午後《ごご》6｜時《じ》30｜分《ぷん》',
        'Monday to Saturday, 7:00–18:30',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'daycare-yard',
      name: words('園の前', '｜保育園《ほいくえん》の｜前《まえ》', 'In front of the daycare'),
      words: words(
        '朝は先生が門で迎えます。月に一度、園から高台の上まで、歩いて逃げる練習をします。',
        '｜朝《あさ》、｜先生《せんせい》が｜門《もん》で｜待《ま》っています。｜1《いっ》か｜月《げつ》に｜1回《いっかい》、｜上《うえ》まで｜逃《に》げる｜練習《れんしゅう》をします。',
        'In the morning a teacher stands at the gate. Once a month the children practise walking up to the top ' +
          'of the hill.',
      ),
      facts: [
        ofChildren(
          'daycare-height',
          words('建物の高さ', '｜建物《たてもの》の｜高《たか》さ', 'Height of the site'),
          words(
            '海抜 5m。避難場所まで歩いて6分',
            '｜海《うみ》より5ｍ｜高《たか》いです。｜逃《に》げる｜場所《ばしょ》まで6｜分《ぷん》',
            '5 m above the sea; six minutes on foot to the evacuation site',
          ),
        ),
      ],
    },
  ],
};

export const school: Place = {
  place_id: 'shiomi-school',
  theme: 'learn',
  kind: 'elementary_school',
  name: words('潮見小学校', '｜潮見小学校《しおみしょうがっこう》', 'Shiomi elementary school'),
  summary: words(
    '全校58人の小学校です。どの教室からも海が見えます。',
    '｜子《こ》どもが58｜人《にん》の｜小学校《しょうがっこう》です。｜教室《きょうしつ》から｜海《うみ》が｜見《み》えます。',
    'A school of 58 children. Every classroom looks out on the sea.',
  ),
  inconvenient: words(
    '2年生と3年生は一緒の学級です。中学校へは、バスで25分かかります。',
    '2｜年生《ねんせい》と3｜年生《ねんせい》は、｜同《おな》じ｜教室《きょうしつ》です。｜中学校《ちゅうがっこう》まで、バスで25｜分《ふん》です。',
    'Years 2 and 3 share a class. Junior high is 25 minutes away by bus.',
  ),
  address: '潮見町（架空）上町20番地',
  phone: '0895-00-0050',
  url: 'https://shiomi.example/school',
  space_id: 'town',
  facts: [
    ofEducation(
      'school-children',
      words('児童の数', '｜子《こ》どもの｜数《かず》', 'Children'),
      words('58人（5学級）', '58｜人《にん》（5つのクラス）', '58, in five classes'),
    ),
  ],
  spots: [
    {
      spot_id: 'school-gate',
      name: words('校舎の前', '｜学校《がっこう》の｜前《まえ》', 'In front of the school'),
      words: words(
        '港から石段を上がって8分です。帰りは下りなので、子どもたちは走ります。',
        '｜港《みなと》から｜階段《かいだん》で8｜分《ぷん》です。｜帰《かえ》りは｜下《くだ》りです。',
        'Eight minutes up the stone stairs from the quay. Going home it is downhill, and they run.',
      ),
      inconvenient: words(
        '真夏の登校は、坂で汗だくになります。着替えを持たせる家が多いです。',
        '｜夏《なつ》は｜坂《さか》がとても｜暑《あつ》いです。｜着《き》がえを｜持《も》って｜行《い》く｜子《こ》どもが｜多《おお》いです。',
        'In midsummer the climb leaves everyone soaked; most children carry a change of clothes.',
      ),
      facts: [
        ofEducation(
          'school-lunch',
          words('給食', '｜給食《きゅうしょく》', 'Lunch'),
          words(
            '毎日、無償。週1回は港の魚',
            '｜毎日《まいにち》。お｜金《かね》はいりません。1｜週間《しゅうかん》に｜1回《いっかい》、｜港《みなと》の｜魚《さかな》',
            'Daily and free; fish from the harbour once a week',
          ),
        ),
      ],
    },
  ],
};
