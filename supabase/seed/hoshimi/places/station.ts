import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofTransport = factFrom(
  sections.planning,
  source(
    'transport',
    '電車とバスの手引き 2026年度',
    '｜電車《でんしゃ》とバスの｜案内《あんない》 2026｜年《ねん》',
    'Trains and buses 2026',
  ),
);

export const station: Place = {
  place_id: 'hoshimi-station',
  theme: 'live',
  kind: 'station',
  name: words('星見駅', '｜星見駅《ほしみえき》', 'Hoshimi Station'),
  summary: words(
    '単線の小さな駅です。朝は高校生、夕方は帰りを待つ家の人の車が並びます。広場まで歩いて6分です。',
    '｜小《ちい》さな｜駅《えき》です。｜朝《あさ》は｜高校生《こうこうせい》が｜多《おお》いです。｜夕方《ゆうがた》は｜迎《むか》えの｜車《くるま》が｜並《なら》びます。｜広場《ひろば》まで｜歩《ある》いて6｜分《ぷん》です。',
    'A small station on a single track. High-school pupils fill it in the morning, and in the evening the ' +
      'family cars wait outside. The square is six minutes on foot.',
  ),
  inconvenient: words(
    '電車は1時間に1本ほどです。大人は1人1台の車を持つ家がほとんどです。',
    '｜電車《でんしゃ》は、1｜時間《じかん》に1｜本《ぽん》ぐらいです。たいていの｜大人《おとな》は、｜自分《じぶん》の｜車《くるま》を｜持《も》っています。',
    'There is about one train an hour. In most homes every adult has a car.',
  ),
  address: '星見町（架空）駅前12番地',
  phone: '0265-00-0020',
  url: 'https://hoshimi.example/station',
  location: { lat: 35.8972, lon: 137.953 },
  space_id: 'square',
  facts: [
    ofTransport(
      'station-trains',
      words('電車の本数', '｜電車《でんしゃ》の｜数《かず》', 'Trains'),
      words(
        '1時間に1本ほど（平日 片道17本）',
        '1｜時間《じかん》に1｜本《ぽん》ぐらい（｜平日《へいじつ》は17｜本《ほん》）',
        'About one an hour (17 each way on weekdays)',
      ),
      '2026-04-01',
    ),
    ofTransport(
      'station-next-city',
      words('隣の市まで', '｜隣《となり》の｜市《し》まで', 'To the next city'),
      words(
        '電車で38分、車で45分',
        '｜電車《でんしゃ》で38｜分《ぷん》。｜車《くるま》で45｜分《ふん》',
        '38 minutes by train, 45 by car',
      ),
      '2026-04-01',
    ),
    ofTransport(
      'station-tokyo',
      words('東京・新宿まで', '｜東京《とうきょう》の｜新宿《しんじゅく》まで', 'To Shinjuku, Tokyo'),
      words(
        '高速バスで3時間40分（乗り場まで車で15分）',
        '｜高速《こうそく》バスで3｜時間《じかん》40｜分《ぷん》。バスの｜場所《ばしょ》まで｜車《くるま》で15｜分《ふん》',
        '3 h 40 min by coach (the stop is 15 minutes away by car)',
      ),
      '2026-04-01',
    ),
    ofTransport(
      'station-cars',
      words('1世帯の車の数', '1つの｜家《いえ》の｜車《くるま》の｜数《かず》', 'Cars per household'),
      words('平均1.9台（軽自動車を含む）', 'だいたい1.9｜台《だい》', '1.9 on average, light cars included'),
      '2026-04-20',
    ),
  ],
  spots: [
    {
      spot_id: 'station-platform',
      name: words('ホーム', 'ホーム（｜電車《でんしゃ》に｜乗《の》る｜場所《ばしょ》）', 'Platform'),
      words: words(
        '線路のむこうに山が見える、屋根の短いホームです。朝7時台の電車に高校生がおよそ60人乗ります。昼は静かです。',
        '｜山《やま》が｜見《み》えるホームです。｜朝《あさ》7｜時《じ》ごろ、｜高校生《こうこうせい》が60｜人《にん》ぐらい｜乗《の》ります。｜昼《ひる》は｜静《しず》かです。',
        'A platform with a short roof and the mountains across the track. About 60 high-school pupils take the ' +
          'trains after seven. At midday it is quiet.',
      ),
      good: words(
        '改札からホームまで段差がありません。ベビーカーのまま乗り場へ行けます。',
        '｜階段《かいだん》がありません。ベビーカーで｜行《い》けます。',
        'There is no step between the gate and the platform, so prams roll straight through.',
      ),
      inconvenient: words(
        '駅員は15時までで、そのあとは無人です。交通系ICカードは使えません。待合室の暖房は19時に切れます。',
        '｜駅《えき》の｜人《ひと》は｜午後《ごご》3｜時《じ》までいます。ICカードは｜使《つか》えません。｜待合室《まちあいしつ》の｜暖房《だんぼう》は、｜午後《ごご》7｜時《じ》に｜止《と》まります。',
        'Staff leave at 15:00. IC cards do not work here. The waiting-room heating goes off at 19:00.',
      ),
      facts: [
        ofTransport(
          'platform-staff',
          words('駅員のいる時間', '｜駅《えき》の｜人《ひと》がいる｜時間《じかん》', 'Staffed hours'),
          words(
            '毎日 7:00〜15:00',
            '｜毎日《まいにち》、｜午前《ごぜん》7｜時《じ》から｜午後《ごご》3｜時《じ》',
            'Daily 7:00–15:00',
          ),
          '2026-04-01',
        ),
        ofTransport(
          'platform-bicycles',
          words('駐輪場', '｜自転車《じてんしゃ》を｜置《お》く｜場所《ばしょ》', 'Bicycle parking'),
          words(
            '屋根つき80台、無料',
            '80｜台《だい》。｜屋根《やね》があります。お｜金《かね》はいりません',
            '80 covered spaces, free',
          ),
          '2026-04-01',
        ),
      ],
    },
    {
      spot_id: 'station-timetable',
      name: words('時刻表', '｜時刻表《じこくひょう》', 'Timetable'),
      words: words(
        '朝と夕方は1時間に1本、昼は2時間近くあくことがあります。町の人は、乗る電車の時刻を覚えています。',
        '｜朝《あさ》と｜夕方《ゆうがた》は、1｜時間《じかん》に1｜本《ぽん》です。｜昼《ひる》は、2｜時間《じかん》ぐらい｜待《ま》つことがあります。｜町《まち》の｜人《ひと》は、' +
          '｜電車《でんしゃ》の｜時間《じかん》を｜覚《おぼ》えています。',
        'One train an hour in the morning and evening, with a gap of nearly two hours at midday. People here ' +
          'know their train by heart.',
      ),
      good: words(
        '隣の市の高校へは、乗りかえなしで通えます。',
        '｜隣《となり》の｜市《し》の｜高校《こうこう》へ、1｜本《ぽん》の｜電車《でんしゃ》で｜行《い》けます。',
        'You can reach the high schools in the next city without changing trains.',
      ),
      inconvenient: words(
        '隣の市を出る終電は21:24です。高校生の部活や塾が遅い日は、車で迎えに行きます。',
        '｜隣《となり》の｜市《し》からの｜最後《さいご》の｜電車《でんしゃ》は、｜午後《ごご》9｜時《じ》24｜分《ぷん》です。｜高校生《こうこうせい》の｜帰《かえ》りが｜遅《おそ》い｜日《ひ》は、' +
          '｜車《くるま》で｜迎《むか》えに｜行《い》きます。',
        'The last train back from the city leaves at 21:24. When club or evening classes run late, parents drive.',
      ),
      facts: [
        ofTransport(
          'timetable-first-last',
          words(
            '始発と終電（隣の市方面）',
            '｜最初《さいしょ》と｜最後《さいご》の｜電車《でんしゃ》（｜隣《となり》の｜市《し》へ）',
            'First and last train to the city',
          ),
          words(
            '5:52 と 22:08',
            '｜午前《ごぜん》5｜時《じ》52｜分《ふん》と｜午後《ごご》10｜時《じ》8｜分《ぷん》',
            '5:52 and 22:08',
          ),
          '2026-04-01',
        ),
        ofTransport(
          'timetable-gap',
          words(
            '昼のいちばん長い待ち',
            '｜昼《ひる》にいちばん｜長《なが》く｜待《ま》つ｜時間《じかん》',
            'Longest gap at midday',
          ),
          words(
            '1時間47分（10:24の次は12:11）',
            '1｜時間《じかん》47｜分《ふん》',
            '1 h 47 min (10:24, then 12:11)',
          ),
          '2026-04-01',
        ),
      ],
    },
    {
      spot_id: 'station-bus-stop',
      name: words('バスのりば', 'バスのりば', 'Bus stop'),
      words: words(
        '町のバス「ほしバス」が、谷の集落と駅、診療所、スーパーを結びます。小さなバスで、運転手さんは乗る人の顔を覚えています。',
        '｜町《まち》のバスがあります。｜名前《なまえ》は「ほしバス」です。｜駅《えき》と｜診療所《しんりょうじょ》とスーパーへ｜行《い》きます。｜小《ちい》さいバスです。',
        'The town’s little bus links the valley hamlets with the station, the clinic and the supermarket. The ' +
          'driver knows the faces.',
      ),
      good: words(
        '予約すると、家の近くまで来る乗合タクシーもあります。',
        '｜予約《よやく》するタクシーもあります。｜家《いえ》の｜近《ちか》くまで｜来《き》ます。ほかの｜人《ひと》といっしょに｜乗《の》ります。',
        'There is also a shared taxi that comes close to your home if you book.',
      ),
      inconvenient: words(
        'バスは平日だけで、1日6便です。土日に車がないと、町の外へ出るのがむずかしくなります。',
        'バスは｜平日《へいじつ》だけです。｜1日《いちにち》に6｜回《かい》｜来《き》ます。｜土曜日《どようび》と｜日曜日《にちようび》は、｜車《くるま》がないと｜不便《ふべん》です。',
        'Buses run on weekdays only, six a day. At weekends it is hard to get out of town without a car.',
      ),
      facts: [
        ofTransport(
          'bus-service',
          words('ほしバス', 'ほしバス', 'Town bus'),
          words(
            '平日6便、1回200円（小学生以下は無料）',
            '｜平日《へいじつ》に6｜回《かい》。1｜回《かい》200｜円《えん》（｜小学生《しょうがくせい》までは0｜円《えん》）',
            'Six a day on weekdays, 200 yen a ride (free up to elementary age)',
          ),
          '2026-10-01',
        ),
        ofTransport(
          'bus-shared-taxi',
          words('乗合タクシー', '｜予約《よやく》するタクシー', 'Shared taxi'),
          words(
            '月〜土 8:00〜17:00、1回500円、前日の17時までに予約',
            '｜月曜日《げつようび》から｜土曜日《どようび》。｜午前《ごぜん》8｜時《じ》から｜午後《ごご》5｜時《じ》。1｜回《かい》500｜円《えん》。' +
              '｜前《まえ》の｜日《ひ》の｜午後《ごご》5｜時《じ》までに｜予約《よやく》します',
            'Monday to Saturday 8:00–17:00, 500 yen a ride, book by 17:00 the day before',
          ),
          '2026-10-01',
        ),
      ],
    },
  ],
};
