import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofStars = factFrom(
  sections.industry,
  source(
    'stars',
    '星空の記録 2025〜26年',
    '｜星《ほし》の｜記録《きろく》 2025｜年《ねん》から2026｜年《ねん》',
    'Night sky record 2025–26',
  ),
);
const ofRoads = factFrom(
  sections.works,
  source(
    'roads/winter',
    '冬の道路の記録 2025〜26年',
    '｜冬《ふゆ》の｜道《みち》の｜記録《きろく》 2025｜年《ねん》から2026｜年《ねん》',
    'Winter roads 2025–26',
  ),
);

export const lookout: Place = {
  place_id: 'hoshimi-lookout',
  theme: 'nature',
  kind: 'lookout',
  name: words('星見の丘', '｜星見《ほしみ》の｜丘《おか》', 'Hoshimi Lookout'),
  summary: words(
    '町を見おろす丘の上の、木の展望台です。標高770mで、広場から車で6分、歩いて30分です。昼は谷が、夜は星が見えます。',
    '｜高《たか》い｜所《ところ》にある｜展望台《てんぼうだい》です。｜町《まち》が｜見《み》えます。｜広場《ひろば》から｜車《くるま》で6｜分《ぷん》です。｜歩《ある》いて30｜分《ぷん》です。' +
      '｜夜《よる》は｜星《ほし》が｜見《み》えます。',
    'A wooden platform on the hill above the town, at 770 m: six minutes by car from the square, thirty on ' +
      'foot. By day the valley, by night the stars.',
  ),
  inconvenient: words(
    '12月15日から3月20日まで、車の道は閉まります。トイレは夏だけで、明かりはありません。',
    '12｜月《がつ》15｜日《にち》から3｜月《がつ》｜20日《はつか》まで、｜車《くるま》で｜行《い》けません。トイレは｜夏《なつ》だけです。｜夜《よる》は｜真《ま》っ｜暗《くら》です。',
    'The road is closed from 15 December to 20 March. The toilet is open only in summer, and there are no lights.',
  ),
  address: '星見町（架空）上ノ山1番地',
  phone: '0265-00-0120',
  url: 'https://hoshimi.example/lookout',
  location: { lat: 35.9063, lon: 137.949 },
  space_id: 'square',
  facts: [
    ofStars(
      'lookout-altitude',
      words('標高', '｜高《たか》さ（｜海《うみ》から）', 'Altitude'),
      words(
        '770m（広場より120m高い）',
        '770メートル（｜広場《ひろば》より120メートル｜高《たか》いです）',
        '770 m (120 m above the square)',
      ),
      '2026-04-20',
    ),
    ofRoads(
      'lookout-road-closed',
      words('車の道が閉まる期間', '｜車《くるま》で｜行《い》けない｜期間《きかん》', 'Road closed'),
      words(
        '12月15日〜3月20日',
        '12｜月《がつ》15｜日《にち》から3｜月《がつ》｜20日《はつか》まで',
        '15 December to 20 March',
      ),
      '2026-11-09',
    ),
    ofStars(
      'lookout-parking',
      words('駐車場とトイレ', '｜車《くるま》とトイレ', 'Parking and toilet'),
      words(
        '12台、無料。トイレは5月〜10月',
        '｜車《くるま》は12｜台《だい》。お｜金《かね》はいりません。トイレは5｜月《がつ》から10｜月《がつ》まで',
        '12 cars, free; toilet May to October',
      ),
      '2026-05-11',
    ),
  ],
  spots: [
    {
      spot_id: 'lookout-stars',
      name: words('星を見る台', '｜星《ほし》を｜見《み》る｜所《ところ》', 'Star platform'),
      words: words(
        'あおむけに寝られる、広い木の台です。月のない晴れた夜は、天の川が目で見えます。観望会の日は、町の人が望遠鏡を出します。',
        '｜広《ひろ》い｜木《き》の｜台《だい》です。｜寝《ね》て｜星《ほし》を｜見《み》ます。｜晴《は》れた｜夜《よる》は、｜天《あま》の｜川《がわ》が｜見《み》えます。' +
          '｜望遠鏡《ぼうえんきょう》を｜使《つか》う｜日《ひ》もあります。',
        'A broad platform to lie back on. On a clear, moonless night you see the Milky Way with the naked eye, ' +
          'and on star evenings people from the town bring telescopes.',
      ),
      good: words(
        '観望会は年4回、無料です。子どもには寝袋を貸します。',
        '｜星《ほし》を｜見《み》る｜会《かい》は、1｜年《ねん》に4｜回《かい》あります。お｜金《かね》はいりません。｜子《こ》どもに｜寝袋《ねぶくろ》を｜貸《か》します。',
        'Star evenings are held four times a year, free, with sleeping bags lent to children.',
      ),
      inconvenient: words(
        '真夏でも夜は15℃ほどに下がります。梅雨の6月と7月は、ほとんど見えません。',
        '｜夏《なつ》も、｜夜《よる》は｜寒《さむ》いです。15｜度《ど》ぐらいです。6｜月《がつ》と7｜月《がつ》は｜雨《あめ》が｜多《おお》いです。｜星《ほし》はあまり｜見《み》えません。',
        'Even at midsummer the night drops to about 15 °C, and in the rainy months of June and July you see ' +
          'very little.',
      ),
      facts: [
        ofStars(
          'stars-clear-nights',
          words('晴れた夜', '｜晴《は》れた｜夜《よる》', 'Clear nights'),
          words(
            '年121夜（2025年11月〜2026年10月）',
            '1｜年《ねん》に121｜回《かい》（2025｜年《ねん》11｜月《がつ》から2026｜年《ねん》10｜月《がつ》）',
            '121 a year (November 2025 to October 2026)',
          ),
          '2026-11-04',
        ),
        ofStars(
          'stars-darkness',
          words('夜空の暗さ', '｜夜《よる》の｜空《そら》の｜暗《くら》さ', 'Darkness of the sky'),
          words(
            '21.3等級/平方秒角（2026年10月10日、月なし）',
            '21.3（2026｜年《ねん》10｜月《がつ》｜10日《とおか》。｜数字《すうじ》が｜大《おお》きいと｜暗《くら》いです）',
            '21.3 mag/arcsec² (10 October 2026, no moon)',
          ),
          '2026-10-12',
        ),
      ],
    },
    {
      spot_id: 'lookout-snow',
      name: words('雪の展望台', '｜雪《ゆき》の｜展望台《てんぼうだい》', 'The lookout in snow'),
      words: words(
        '冬は、長靴かかんじきで歩いて登ります。子どもは途中の斜面でそりをします。雪の深さをはかる棒に、毎年の記録が書いてあります。',
        '｜冬《ふゆ》は、｜長靴《ながぐつ》で｜歩《ある》いて｜登《のぼ》ります。｜子《こ》どもは、そりで｜遊《あそ》びます。｜雪《ゆき》の｜高《たか》さを｜書《か》いた｜棒《ぼう》があります。',
        'In winter you climb in boots or snowshoes, and the children sledge on the slope halfway. A pole shows ' +
          'the depth of snow for each year.',
      ),
      good: words(
        'かんじきとそりは、役場で無料で借りられます。',
        'そりと｜雪《ゆき》の｜靴《くつ》を、｜役場《やくば》で｜借《か》りられます。お｜金《かね》はいりません。',
        'Snowshoes and sledges are lent free at the town hall.',
      ),
      inconvenient: words(
        '町の道の除雪は、10cm積もってからです。家の前と細い道は後回しになり、朝の出発は30分早くなります。',
        '｜道《みち》の｜雪《ゆき》は、10センチより｜多《おお》いときに、｜町《まち》が｜片付《かたづ》けます。｜細《ほそ》い｜道《みち》は｜遅《おそ》いです。｜雪《ゆき》の｜朝《あさ》は、' +
          '30｜分《ぷん》｜早《はや》く｜家《いえ》を｜出《で》ます。',
        'Ploughs come only after 10 cm, and lanes come last. On snowy mornings you leave half an hour early.',
      ),
      facts: [
        ofRoads(
          'snow-depth',
          words('積雪', '｜雪《ゆき》の｜高《たか》さ', 'Snow depth'),
          words(
            '最大45cm（2026年2月8日、役場の前）',
            'いちばん｜高《たか》い｜日《ひ》で45センチ（2026｜年《ねん》2｜月《がつ》｜8日《ようか》、｜役場《やくば》の｜前《まえ》）',
            'At most 45 cm (8 February 2026, in front of the town hall)',
          ),
          '2026-04-06',
        ),
        ofRoads(
          'snow-plough',
          words('町の除雪', '｜町《まち》が｜雪《ゆき》を｜片付《かたづ》けるとき', 'Snow ploughs'),
          words(
            '10cm積もったら朝4時から。終わるのは7時半ごろ',
            '10センチより｜多《おお》いとき。｜午前《ごぜん》4｜時《じ》から7｜時《じ》30｜分《ぷん》ごろまで',
            'From 4:00 once 10 cm has fallen; done by about 7:30',
          ),
          '2026-11-09',
        ),
        ofRoads(
          'snow-tyres',
          words(
            '冬のタイヤが要る時期',
            '｜冬《ふゆ》のタイヤを｜使《つか》う｜時期《じき》',
            'Winter tyres needed',
          ),
          words(
            '12月上旬〜3月下旬（4本で6〜10万円）',
            '12｜月《がつ》から3｜月《がつ》まで（4つで60,000｜円《えん》から100,000｜円《えん》）',
            'Early December to late March (60,000 to 100,000 yen for four)',
          ),
          '2026-11-09',
        ),
      ],
    },
  ],
};
