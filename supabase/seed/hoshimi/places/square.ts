import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const inFigures = factFrom(
  sections.planning,
  source(
    'town/figures',
    '町のすがた 2026年度',
    '｜町《まち》のすがた 2026｜年《ねん》',
    'The town in figures 2026',
  ),
);
const ofWater = factFrom(
  sections.works,
  source(
    'water/well',
    '水質検査の結果',
    '｜水《みず》の｜検査《けんさ》の｜結果《けっか》',
    'Water test results',
  ),
);
const ofMarket = factFrom(
  sections.industry,
  source('market', '朝市のご案内', '｜朝市《あさいち》の｜案内《あんない》', 'Guide to the morning market'),
);

export const square: Place = {
  place_id: 'hoshimi-square',
  theme: 'live',
  kind: 'square',
  name: words('星見広場', '｜星見広場《ほしみひろば》', 'Hoshimi Square'),
  summary: words(
    '町のまんなかにある、石だたみの広場です。役場、商店街、診療所まで歩いて5分かかりません。',
    '｜町《まち》の｜真《ま》ん｜中《なか》の｜広場《ひろば》です。｜役場《やくば》と｜商店街《しょうてんがい》と｜診療所《しんりょうじょ》が｜近《ちか》くにあります。｜歩《ある》いて5｜分《ふん》より｜短《みじか》いです。',
    'A stone-paved square in the middle of town. The town hall, the shopping street and the clinic are all ' +
      'less than five minutes away on foot.',
  ),
  inconvenient: words(
    '平日の昼は人が少なく、さびしく感じるかもしれません。屋根のある場所がなく、冬は風が通ります。',
    '｜平日《へいじつ》の｜昼《ひる》は、｜人《ひと》が｜少《すく》ないです。｜屋根《やね》がありません。｜冬《ふゆ》は｜風《かぜ》が｜強《つよ》いです。',
    'On weekdays it is nearly empty and can feel lonely. There is no roof anywhere, and the winter wind blows ' +
      'straight through.',
  ),
  address: '星見町（架空）中央1番地',
  phone: '0265-00-0010',
  url: 'https://hoshimi.example/square',
  location: { lat: 35.9, lon: 137.95 },
  space_id: 'square',
  facts: [
    inFigures(
      'square-population',
      words('町の人口', '｜町《まち》の｜人口《じんこう》', 'Population of the town'),
      words(
        '8,412人（2026年10月1日時点）',
        '8,412｜人《にん》（2026｜年《ねん》10｜月《がつ》｜1日《ついたち》）',
        '8,412 (on 1 October 2026)',
      ),
      '2026-10-05',
    ),
    inFigures(
      'square-children',
      words('15歳未満の子ども', '14｜歳《さい》までの｜子《こ》ども', 'Children under 15'),
      words('862人（人口の約10%）', '862｜人《にん》（10%ぐらい）', '862 (about 10% of the population)'),
      '2026-10-05',
    ),
    inFigures(
      'square-movers',
      words(
        '移住の相談から移ってきた人',
        '｜相談《そうだん》をして｜引《ひ》っ｜越《こ》してきた｜人《ひと》',
        'People who moved here after asking the concierge',
      ),
      words(
        '14世帯31人（2025年度）',
        '14｜家族《かぞく》、31｜人《にん》（2025｜年《ねん》4｜月《がつ》から2026｜年《ねん》3｜月《がつ》まで）',
        '14 households, 31 people (April 2025 to March 2026)',
      ),
      '2026-04-20',
    ),
    inFigures(
      'square-altitude',
      words('標高', '｜高《たか》さ（｜海《うみ》から）', 'Altitude'),
      words(
        '650m（役場の前）',
        '650メートル（｜役場《やくば》の｜前《まえ》）',
        '650 m (in front of the town hall)',
      ),
      '2026-04-20',
    ),
  ],
  spots: [
    {
      spot_id: 'square-well',
      name: words('井戸', '｜井戸《いど》', 'The well'),
      words: words(
        '山のわき水を引いた井戸です。夏は学校帰りの子どもが手をひやし、夕方は野菜を洗う人がいます。だれでも使えます。',
        '｜山《やま》の｜水《みず》が｜出《で》る｜井戸《いど》です。｜夏《なつ》は、｜子《こ》どもが｜手《て》を｜冷《ひ》やします。｜夕方《ゆうがた》は、｜野菜《やさい》を｜洗《あら》う｜人《ひと》がいます。' +
          'だれでも｜使《つか》えます。',
        'Spring water from the mountain. In summer children cool their hands here on the way home from school, ' +
          'and in the evening people wash vegetables. Anyone may use it.',
      ),
      good: words(
        '1年中ほぼ同じ冷たさの水が出ます。待ち合わせの目印になっています。',
        '｜水《みず》は1｜年中《ねんじゅう》｜冷《つめ》たいです。｜待《ま》ち｜合《あ》わせに｜便利《べんり》です。',
        'The water stays equally cold all year. It is where people agree to meet.',
      ),
      inconvenient: words(
        '水質検査は年1回だけです。赤ちゃんのミルクには水道の水を使ってください。冬の朝は足もとが凍ります。',
        '｜水《みず》の｜検査《けんさ》は1｜年《ねん》に1｜回《かい》です。｜赤《あか》ちゃんのミルクには、｜水道《すいどう》の｜水《みず》を｜使《つか》ってください。｜冬《ふゆ》の｜朝《あさ》は、' +
          'ここの｜道《みち》が｜凍《こお》ります。',
        'The water is tested only once a year, so please use tap water for baby milk. On winter mornings the ' +
          'ground around it is icy.',
      ),
      facts: [
        ofWater(
          'well-temperature',
          words('水の温度', '｜水《みず》の｜温度《おんど》', 'Water temperature'),
          words(
            '12〜13℃（年4回測定）',
            '12｜度《ど》から13｜度《ど》（1｜年《ねん》に4｜回《かい》｜測《はか》ります）',
            '12–13 °C (measured four times a year)',
          ),
          '2026-08-03',
        ),
        ofWater(
          'well-water-test',
          words('水質検査', '｜水《みず》の｜検査《けんさ》', 'Water test'),
          words(
            '年1回。2026年6月の検査は基準内',
            '1｜年《ねん》に1｜回《かい》。2026｜年《ねん》6｜月《がつ》の｜検査《けんさ》は、｜問題《もんだい》がありませんでした',
            'Once a year; within the limits in June 2026',
          ),
          '2026-06-22',
        ),
      ],
    },
    {
      spot_id: 'square-market',
      name: words('朝市', '｜朝市《あさいち》', 'Morning market'),
      words: words(
        '4月から12月の第2日曜の朝に、農家や工房が店を出します。野菜、たまご、焼きたてのパンが並びます。子どもだけで買い物の練習をしている家もあります。',
        '4｜月《がつ》から12｜月《がつ》まで、｜月《つき》に1｜回《かい》、｜日曜日《にちようび》の｜朝《あさ》に｜市《いち》があります。｜野菜《やさい》とたまごとパンを｜売《う》っています。' +
          '｜子《こ》どもも｜買《か》い｜物《もの》をします。',
        'On the second Sunday morning from April to December, farmers and workshops set up stalls with ' +
          'vegetables, eggs and fresh bread. Some families let the children practise shopping on their own.',
      ),
      good: words(
        '作った人と話せます。形のふぞろいな野菜は、店より安く買えます。',
        '｜作《つく》った｜人《ひと》と｜話《はな》せます。｜形《かたち》がちがう｜野菜《やさい》は、｜安《やす》いです。',
        'You can talk to the people who grew it. Odd-shaped vegetables cost less than in the shops.',
      ),
      inconvenient: words(
        '1月から3月は休みです。駐車場は30台分で、8時半にはいっぱいになります。',
        '1｜月《がつ》から3｜月《がつ》までは｜休《やす》みです。｜車《くるま》は30｜台《だい》だけ｜止《と》められます。｜午前《ごぜん》8｜時《じ》30｜分《ぷん》には、いっぱいになります。',
        'There is none from January to March. The car park holds 30 cars and is full by half past eight.',
      ),
      facts: [
        ofMarket(
          'market-hours',
          words('開く日と時間', '｜開《ひら》く｜日《ひ》と｜時間《じかん》', 'Days and hours'),
          words(
            '4月〜12月の第2日曜 8:00〜11:00',
            '4｜月《がつ》から12｜月《がつ》まで。2｜回目《かいめ》の｜日曜日《にちようび》の、｜午前《ごぜん》8｜時《じ》から｜午前《ごぜん》11｜時《じ》',
            'Second Sunday, April to December, 8:00–11:00',
          ),
          '2026-10-12',
        ),
        ofMarket(
          'market-stalls',
          words('店の数', '｜店《みせ》の｜数《かず》', 'Stalls'),
          words('18〜22店（2026年度）', '18から22（2026｜年《ねん》）', '18 to 22 (in 2026)'),
          '2026-10-12',
        ),
      ],
    },
    {
      spot_id: 'square-noticeboard',
      name: words('掲示板', '｜掲示板《けいじばん》', 'Notice board'),
      words: words(
        '町の行事、ゆずります・ください、迷い犬のお知らせまで、1枚の板に貼ってあります。毎週月曜の朝に貼りかえます。',
        '｜町《まち》のお｜知《し》らせを｜貼《は》る｜板《いた》です。｜行事《ぎょうじ》のお｜知《し》らせがあります。「あげます」「ください」の｜紙《かみ》もあります。' +
          '｜月曜日《げつようび》の｜朝《あさ》に｜新《あたら》しくします。',
        'Town events, things to give away, the odd lost dog: all on one board. It is changed every Monday morning.',
      ),
      good: words(
        'ここに貼る内容は、町の公式LINEにも同じ日に流れます。',
        '｜同《おな》じお｜知《し》らせが、LINEにも｜来《き》ます。',
        'Everything posted here also goes out on the town’s LINE account the same day.',
      ),
      inconvenient: words(
        '地区の集まりの知らせは、今も紙の回覧板だけです。日本語のものがほとんどです。',
        '｜近所《きんじょ》の｜集《あつ》まりのお｜知《し》らせは、｜紙《かみ》だけです。｜家《いえ》から｜家《いえ》へ｜回《まわ》します。ほとんど｜日本語《にほんご》です。',
        'News of neighbourhood meetings still comes only on a paper folder passed from house to house, and ' +
          'nearly all of it is in Japanese.',
      ),
      facts: [
        inFigures(
          'noticeboard-line',
          words(
            '町の公式LINEの登録',
            '｜町《まち》のLINEを｜見《み》ている｜人《ひと》',
            'Followers of the town’s LINE account',
          ),
          words(
            '3,126人（2026年10月末時点）',
            '3,126｜人《にん》（2026｜年《ねん》10｜月《がつ》31｜日《にち》）',
            '3,126 (end of October 2026)',
          ),
          '2026-11-02',
        ),
        inFigures(
          'noticeboard-languages',
          words(
            '防災のお知らせの言葉',
            '｜災害《さいがい》のお｜知《し》らせの｜言葉《ことば》',
            'Languages of emergency notices',
          ),
          words(
            '日本語、やさしい日本語、英語',
            '｜日本語《にほんご》、やさしい｜日本語《にほんご》、｜英語《えいご》',
            'Japanese, easy Japanese and English',
          ),
          '2026-09-01',
        ),
      ],
    },
  ],
};
