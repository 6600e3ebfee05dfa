import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofFisheries = factFrom(
  sections.fisheries,
  source(
    'harbour',
    '港の案内 2026年度',
    '｜港《みなと》の｜案内《あんない》 2026｜年《ねん》',
    'Harbour guide 2026',
  ),
  '2026-10-20',
);
const ofMoving = factFrom(
  sections.moving,
  source(
    'work',
    '仕事の案内 2026年度',
    '｜仕事《しごと》の｜案内《あんない》 2026｜年《ねん》',
    'Work guide 2026',
  ),
  '2026-10-27',
);

export const harbour: Place = {
  place_id: 'shiomi-harbour',
  theme: 'work',
  kind: 'public_facility',
  name: words('潮見港', '｜潮見港《しおみこう》（｜港《みなと》）', 'Shiomi harbour'),
  summary: words(
    '漁船42隻の港です。夜明けに船が戻り、朝7時までに荷さばき場で魚が売られます。',
    '｜魚《さかな》をとる｜船《ふね》が42｜隻《せき》あります。｜朝《あさ》、｜船《ふね》が｜帰《かえ》ります。｜朝《あさ》7｜時《じ》までに、｜魚《さかな》を｜売《う》ります。',
    'A harbour of 42 fishing boats. They come in at dawn, and by seven the catch is sold in the landing shed.',
  ),
  inconvenient: words(
    '朝4時から、船のエンジンと氷を砕く音がします。港のそばの家では、それで目が覚めます。',
    '｜朝《あさ》4｜時《じ》から、｜船《ふね》の｜音《おと》がします。｜近《ちか》くの｜家《いえ》では、｜目《め》が｜覚《さ》めます。',
    'Engines and the ice crusher start at four. Near the quay, you will wake up.',
  ),
  address: '潮見町（架空）港1番地',
  phone: '0895-00-0010',
  url: 'https://shiomi.example/harbour',
  space_id: 'town',
  facts: [
    ofFisheries(
      'harbour-boats-count',
      words('漁船の数', '｜船《ふね》の｜数《かず》', 'Fishing boats'),
      words('42隻（2026年4月）', '42｜隻《せき》（2026｜年《ねん》4｜月《がつ》）', '42 (April 2026)'),
    ),
    ofFisheries(
      'harbour-ferry',
      words('渡船', '｜島《しま》へ｜行《い》く｜船《ふね》', 'Ferry to the island'),
      words(
        '1日4便、片道12分、400円',
        '｜1日《いちにち》に4｜回《かい》。12｜分《ふん》。400｜円《えん》',
        'Four a day, 12 minutes, 400 yen',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'harbour-market',
      name: words('荷さばき場', '｜魚《さかな》を｜売《う》る｜場所《ばしょ》', 'Landing shed'),
      words: words(
        '屋根の下に、その朝の魚が箱で並びます。子どもも、長ぐつなら入って見られます。',
        '｜朝《あさ》とれた｜魚《さかな》が、｜箱《はこ》に｜入《はい》っています。｜長《なが》ぐつをはけば、｜子《こ》どもも｜見《み》られます。',
        'The morning’s fish stand in boxes under the roof. Children may come in, in rubber boots.',
      ),
      good: words(
        '形の悪い魚は、その場で分けてもらえることがあります。',
        '｜形《かたち》の｜悪《わる》い｜魚《さかな》は、｜安《やす》く｜買《か》えることがあります。',
        'Fish of odd shapes are sometimes sold on the spot for little.',
      ),
      inconvenient: words(
        '土曜と、海が荒れた日は開きません。',
        '｜土曜日《どようび》は｜休《やす》みです。｜波《なみ》が｜高《たか》い｜日《ひ》も｜休《やす》みです。',
        'Closed on Saturdays, and whenever the sea is rough.',
      ),
      facts: [
        ofFisheries(
          'market-hours',
          words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
          words('5:00〜7:00', '｜午前《ごぜん》5｜時《じ》から7｜時《じ》', '5:00–7:00'),
        ),
      ],
    },
    {
      spot_id: 'harbour-boats',
      name: words('船つき場', '｜船《ふね》をとめる｜場所《ばしょ》', 'Moorings'),
      words: words(
        '定置網の船がとまります。漁師の見習いは、まずここで網のつくろいから始めます。',
        '｜大《おお》きい｜網《あみ》で｜魚《さかな》をとる｜船《ふね》です。はじめての｜人《ひと》は、｜網《あみ》を｜直《なお》す｜仕事《しごと》から｜始《はじ》めます。',
        'Boats of the set-net crew. Apprentices begin here, mending nets.',
      ),
      facts: [
        ofFisheries(
          'boats-apprentices',
          words('漁師の見習い', '｜漁師《りょうし》の｜練習《れんしゅう》', 'Apprentice fishers'),
          words(
            '年2人まで、2年間、月15万円の支援',
            '｜1年《いちねん》に｜2人《ふたり》まで。2｜年《ねん》。｜1《いっ》か｜月《げつ》に15｜万円《まんえん》',
            'Up to two a year, for two years, with 150,000 yen a month',
          ),
        ),
      ],
    },
    {
      spot_id: 'harbour-lighthouse',
      name: words('白い灯台', '｜白《しろ》い｜灯台《とうだい》', 'White lighthouse'),
      words: words(
        '防波堤の先の灯台です。夕方、釣りをする人と散歩の人が、ここまで来て引き返します。',
        '｜海《うみ》の｜中《なか》の｜長《なが》い｜道《みち》の｜先《さき》に、｜灯台《とうだい》があります。｜夕方《ゆうがた》、｜散歩《さんぽ》をする｜人《ひと》が｜来《き》ます。',
        'At the end of the mole. In the evening people with rods and people with dogs come as far as this, and ' +
          'turn back.',
      ),
      inconvenient: words(
        '防波堤に柵はありません。小さな子とは手をつないで歩きます。',
        '｜柵《さく》がありません。｜小《ちい》さい｜子《こ》どもとは、｜手《て》をつないでください。',
        'The mole has no railing. Hold small children by the hand.',
      ),
      facts: [
        ofFisheries(
          'lighthouse-closed',
          words('立ち入りできない日', '｜行《い》けない｜日《ひ》', 'Closed when'),
          words(
            '波浪注意報の出ている間',
            '｜波《なみ》の｜注意報《ちゅういほう》がある｜間《あいだ》',
            'While a wave advisory is in force',
          ),
        ),
      ],
    },
  ],
};

export const shops: Place = {
  place_id: 'shiomi-shops',
  theme: 'live',
  kind: 'shop',
  name: words('港の通り', '｜港《みなと》の｜店《みせ》', 'Quayside shops'),
  summary: words(
    '魚屋、食堂、パン屋が並ぶ通りです。ふだんの買い物はここで足り、大きな物は隣の市へ行きます。',
    '｜魚屋《さかなや》、｜食堂《しょくどう》、パン｜屋《や》があります。｜大《おお》きい｜物《もの》は、｜隣《となり》の｜市《し》で｜買《か》います。',
    'Fish, meals and bread along the quay. Enough for every day; for bigger things you go to the next city.',
  ),
  inconvenient: words(
    '夜7時を過ぎると、開いている店がありません。',
    '｜午後《ごご》7｜時《じ》より｜後《あと》は、｜店《みせ》が｜全部《ぜんぶ》｜閉《し》まります。',
    'Nothing is open after seven in the evening.',
  ),
  address: '潮見町（架空）港6番地',
  url: 'https://shiomi.example/shops',
  space_id: 'town',
  facts: [
    ofFisheries(
      'shops-supermarket-distance',
      words('スーパーまで', 'スーパーまで', 'To a supermarket'),
      words(
        '車で18分（隣の市）',
        '｜車《くるま》で18｜分《ぷん》（｜隣《となり》の｜市《し》）',
        '18 minutes by car, in the next city',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'shops-fish',
      name: words('魚屋', '｜魚屋《さかなや》', 'Fishmonger'),
      words: words(
        'その朝に揚がった魚を、頼めば三枚におろしてくれます。',
        '｜朝《あさ》とれた｜魚《さかな》を｜売《う》ります。｜切《き》ってもらえます。',
        'This morning’s fish, filleted if you ask.',
      ),
      facts: [
        ofFisheries(
          'fish-hours',
          words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
          words(
            '8:00〜17:00（日曜は休み）',
            '｜午前《ごぜん》8｜時《じ》から｜午後《ごご》5｜時《じ》。｜日曜日《にちようび》は｜休《やす》み',
            '8:00–17:00, closed on Sundays',
          ),
        ),
      ],
    },
    {
      spot_id: 'shops-bread',
      name: words('パン屋', 'パン｜屋《や》', 'Bakery'),
      words: words(
        '移り住んだ家族が5年前に開いた店です。学校の帰りに、子どもがのぞいて行きます。',
        '｜引《ひ》っこしてきた｜家族《かぞく》の｜店《みせ》です。｜学校《がっこう》の｜帰《かえ》りに、｜子《こ》どもが｜来《き》ます。',
        'Opened five years ago by a family who moved here. Children look in on their way home from school.',
      ),
      facts: [
        ofFisheries(
          'bread-hours',
          words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
          words(
            '火〜土 7:30〜16:00',
            '｜火曜日《かようび》から｜土曜日《どようび》。｜午前《ごぜん》7｜時《じ》30｜分《ぷん》から｜午後《ごご》4｜時《じ》',
            'Tuesday to Saturday, 7:30–16:00',
          ),
        ),
      ],
    },
  ],
};

export const work: Place = {
  place_id: 'shiomi-work',
  theme: 'work',
  kind: 'workplace',
  name: words('しごと場 いさりび', '｜仕事場《しごとば》 いさりび', 'Isaribi shared office'),
  summary: words(
    '網の倉庫を直した、海の見える仕事場です。遠くの会社の仕事を、ここでする人がいます。',
    '｜海《うみ》が｜見《み》える｜仕事場《しごとば》です。｜前《まえ》は｜網《あみ》を｜置《お》く｜場所《ばしょ》でした。｜遠《とお》い｜会社《かいしゃ》の｜仕事《しごと》ができます。',
    'An old net store turned into an office with a view of the sea. Some people work here for companies far away.',
  ),
  inconvenient: words(
    '12席だけで、夏の平日はいっぱいになります。',
    '｜席《せき》は12だけです。｜夏《なつ》は｜席《せき》がないことがあります。',
    'There are only twelve desks, and in summer they are all taken.',
  ),
  address: '潮見町（架空）港11番地',
  url: 'https://shiomi.example/work',
  space_id: 'town',
  facts: [
    ofMoving(
      'work-line',
      words('インターネット', 'インターネット', 'Internet'),
      words(
        '光回線、町内の94%の家で使える',
        '｜速《はや》いインターネット。｜町《まち》の｜家《いえ》の94％で｜使《つか》えます',
        'Fibre; it reaches 94% of the homes',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'work-loft',
      name: words('海側の席', '｜海《うみ》が｜見《み》える｜席《せき》', 'Desks by the sea'),
      words: words(
        '船が出て行くのを見ながら働けます。1日だけでも借りられます。',
        '｜船《ふね》を｜見《み》ながら｜仕事《しごと》ができます。｜1日《いちにち》だけ｜借《か》りることもできます。',
        'You see the boats go out while you work. You may rent a desk for a single day.',
      ),
      facts: [
        ofMoving(
          'loft-price',
          words('料金', 'お｜金《かね》', 'Price'),
          words(
            '1日500円、1か月6,000円',
            '｜1日《いちにち》500｜円《えん》。｜1《いっ》か｜月《げつ》6,000｜円《えん》',
            '500 yen a day, 6,000 a month',
          ),
        ),
      ],
    },
  ],
};
