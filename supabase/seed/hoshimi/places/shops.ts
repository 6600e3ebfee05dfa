import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofShops = factFrom(
  sections.industry,
  source(
    'shops',
    '買い物の手引き 2026年度',
    '｜買《か》い｜物《もの》の｜案内《あんない》 2026｜年《ねん》',
    'Shopping guide 2026',
  ),
);

export const shops: Place = {
  place_id: 'hoshimi-shops',
  theme: 'live',
  kind: 'shop',
  name: words('星見商店街', '｜星見《ほしみ》｜商店街《しょうてんがい》', 'Hoshimi shopping street'),
  summary: words(
    '広場から東へのびる、200mほどの通りです。開いている店は14軒です。ふだんの食べ物は、歩いてそろいます。',
    '｜広場《ひろば》から200メートルの｜道《みち》です。｜店《みせ》が14あります。いつもの｜食《た》べ｜物《もの》は、ここで｜買《か》えます。',
    'A street of about 200 metres running east from the square, with 14 shops open. You can do the everyday ' +
      'food shopping on foot.',
  ),
  inconvenient: words(
    'シャッターの下りた店が6軒あります。子どもの服や靴、家電は、隣の市か通信販売で買います。',
    '｜閉《し》まっている｜店《みせ》が6つあります。｜子《こ》どもの｜服《ふく》や｜靴《くつ》は、｜隣《となり》の｜市《し》で｜買《か》います。インターネットでも｜買《か》います。',
    'Six shops have their shutters down. Children’s clothes, shoes and appliances mean the next city or mail order.',
  ),
  address: '星見町（架空）本通り1番地〜20番地',
  phone: '0265-00-0060',
  url: 'https://hoshimi.example/shops',
  location: { lat: 35.8995, lon: 137.9515 },
  space_id: 'square',
  facts: [
    ofShops(
      'shops-open',
      words('開いている店', '｜開《あ》いている｜店《みせ》', 'Shops open'),
      words('14軒（空き店舗6軒）', '14（｜閉《し》まっている｜店《みせ》は6）', '14 (six stand empty)'),
      '2026-09-14',
    ),
    ofShops(
      'shops-convenience-store',
      words('コンビニ', 'コンビニ', 'Convenience store'),
      words(
        '町内に1軒（広場から車で6分、6:00〜23:00）',
        '｜町《まち》に1つ（｜広場《ひろば》から｜車《くるま》で6｜分《ぷん》。｜午前《ごぜん》6｜時《じ》から｜午後《ごご》11｜時《じ》）',
        'One, six minutes by car from the square (6:00–23:00)',
      ),
      '2026-09-14',
    ),
    ofShops(
      'shops-cash',
      words('現金を下ろせる所', 'お｜金《かね》を｜出《だ》せる｜所《ところ》（ATM）', 'Cash machines'),
      words(
        '郵便局と農協の2か所（19:00まで）',
        '2つ（｜郵便局《ゆうびんきょく》と｜農協《のうきょう》。｜午後《ごご》7｜時《じ》まで）',
        'Two, at the post office and the farmers’ co-op (until 19:00)',
      ),
      '2026-09-14',
    ),
  ],
  spots: [
    {
      spot_id: 'shops-greengrocer',
      name: words('八百屋', '｜八百屋《やおや》', 'Greengrocer'),
      words: words(
        '店先に、その朝とれた野菜が並びます。半分の大根や、りんご1個から買えます。お使いの子には、店の人がおつりを一緒に数えます。',
        'その｜日《ひ》の｜朝《あさ》の｜野菜《やさい》を｜売《う》っています。りんごは、1つでも｜買《か》えます。｜子《こ》どもが｜来《き》たら、｜店《みせ》の｜人《ひと》がお｜金《かね》をいっしょに｜数《かぞ》えます。',
        'Vegetables picked that morning. You can buy half a radish or a single apple, and the shopkeeper ' +
          'counts the change together with children on an errand.',
      ),
      good: words(
        '夏の野菜は新しく、とうもろこしは採ったその日に食べられます。',
        '｜夏《なつ》の｜野菜《やさい》は｜新《あたら》しいです。とうもろこしは、その｜日《ひ》に｜採《と》ったものです。',
        'In summer everything is fresh; the sweetcorn was picked the same day.',
      ),
      inconvenient: words(
        '冬は地元の野菜が減り、値段は上がります。現金だけの店です。',
        '｜冬《ふゆ》は｜野菜《やさい》が｜少《すく》なくて、｜高《たか》いです。カードは｜使《つか》えません。',
        'In winter there is less, and it costs more. Cash only.',
      ),
      facts: [
        ofShops(
          'greengrocer-hours',
          words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
          words(
            '9:00〜18:00（日曜は休み）',
            '｜午前《ごぜん》9｜時《じ》から｜午後《ごご》6｜時《じ》（｜日曜日《にちようび》は｜休《やす》み）',
            '9:00–18:00 (closed Sundays)',
          ),
          '2026-09-14',
        ),
        ofShops(
          'greengrocer-local',
          words('町でとれた野菜の割合', '｜町《まち》の｜野菜《やさい》', 'Vegetables from the town'),
          words(
            '7〜10月は6割、1〜3月は1割ほど',
            '7｜月《がつ》から10｜月《がつ》は、60%ぐらい。1｜月《がつ》から3｜月《がつ》は、10%ぐらい',
            'About 60% from July to October, 10% from January to March',
          ),
          '2026-03-09',
        ),
      ],
    },
    {
      spot_id: 'shops-supermarket',
      name: words('スーパー', 'スーパー', 'Supermarket'),
      words: words(
        '通りの東のはしにある、町で1軒のスーパーです。肉、魚、紙おむつまでひととおりそろいます。夕方5時ごろは、保育園帰りの家族が多いです。',
        '｜町《まち》に1つのスーパーです。｜肉《にく》、｜魚《さかな》、｜紙《かみ》おむつがあります。｜午後《ごご》5｜時《じ》ごろは、｜子《こ》どもと｜来《く》る｜人《ひと》が｜多《おお》いです。',
        'The town’s only supermarket, at the east end of the street. Meat, fish, nappies: the basics are all ' +
          'there. Around five it fills with families on the way home from daycare.',
      ),
      good: words(
        '週2回の配達があります。雪の日も来ます。',
        '1｜週間《しゅうかん》に2｜回《かい》、｜家《いえ》に｜届《とど》けます。｜雪《ゆき》の｜日《ひ》も｜来《き》ます。',
        'They deliver twice a week, snow or not.',
      ),
      inconvenient: words(
        '20時に閉まります。アレルギー用の食品や外国の食材は、ほとんどありません。',
        '｜午後《ごご》8｜時《じ》に｜閉《し》まります。アレルギーの｜人《ひと》の｜食《た》べ｜物《もの》と、｜外国《がいこく》の｜食《た》べ｜物《もの》は、ほとんどありません。',
        'It closes at 20:00. There is almost nothing for allergies, and little foreign food.',
      ),
      facts: [
        ofShops(
          'supermarket-hours',
          words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
          words(
            '毎日 9:30〜20:00（1月1日〜2日は休み）',
            '｜毎日《まいにち》、｜午前《ごぜん》9｜時《じ》30｜分《ぷん》から｜午後《ごご》8｜時《じ》（1｜月《がつ》｜1日《ついたち》と1｜月《がつ》｜2日《ふつか》は｜休《やす》み）',
            'Daily 9:30–20:00 (closed 1 and 2 January)',
          ),
          '2026-09-14',
        ),
        ofShops(
          'supermarket-delivery',
          words('配達', '｜家《いえ》に｜届《とど》けるサービス', 'Delivery'),
          words(
            '火曜と金曜、1回220円',
            '｜火曜日《かようび》と｜金曜日《きんようび》。1｜回《かい》220｜円《えん》',
            'Tuesdays and Fridays, 220 yen',
          ),
          '2026-09-14',
        ),
      ],
    },
    {
      spot_id: 'shops-bakery',
      name: words('パン屋', 'パン｜屋《や》', 'Bakery'),
      words: words(
        '6年前に移ってきた夫婦の店です。町の小麦と、りんごの酵母で焼いています。学校の音楽会の日は、早く閉めて聞きに行きます。',
        '6｜年前《ねんまえ》に｜引《ひ》っ｜越《こ》してきた｜夫婦《ふうふ》の｜店《みせ》です。｜町《まち》の｜小麦《こむぎ》で、パンを｜焼《や》きます。' +
          '｜学校《がっこう》の｜音楽会《おんがくかい》の｜日《ひ》は、｜早《はや》く｜閉《し》めます。',
        'Run by a couple who moved here six years ago, with local wheat and apple yeast. On the day of the ' +
          'school concert they shut early to go and listen.',
      ),
      good: words(
        '店の開き方や借りた補助金のことを、聞けば話してくれます。',
        '｜店《みせ》を｜始《はじ》めたときのことを、｜聞《き》くことができます。',
        'Ask, and they will tell you how they opened the shop and what support they used.',
      ),
      inconvenient: words(
        '週4日だけで、昼すぎには売り切れます。',
        '1｜週間《しゅうかん》に｜4日《よっか》だけです。｜昼《ひる》を｜過《す》ぎると、パンがありません。',
        'Open only four days a week, and sold out soon after noon.',
      ),
      facts: [
        ofShops(
          'bakery-hours',
          words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
          words(
            '水〜土 8:00〜15:00（売り切れまで）',
            '｜水曜日《すいようび》から｜土曜日《どようび》、｜午前《ごぜん》8｜時《じ》から｜午後《ごご》3｜時《じ》',
            'Wednesday to Saturday 8:00–15:00, or until sold out',
          ),
          '2026-09-14',
        ),
        ofShops(
          'bakery-start-up-grant',
          words(
            '空き店舗を使う人への補助',
            '｜店《みせ》を｜始《はじ》める｜人《ひと》への｜町《まち》のお｜金《かね》',
            'Grant for opening in an empty shop',
          ),
          words(
            '改修費の2分の1、上限100万円（2025年度は2件）',
            '｜直《なお》すお｜金《かね》の｜半分《はんぶん》。100｜万円《まんえん》まで（2025｜年《ねん》は2つの｜店《みせ》）',
            'Half of the renovation, up to one million yen (two shops in the 2025 year)',
          ),
          '2026-04-20',
        ),
      ],
    },
  ],
};
