import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofTrial = factFrom(
  sections.planning,
  source(
    'otameshi',
    'お試し住宅のしおり 2026年度',
    'お｜試《ため》し｜住宅《じゅうたく》の｜案内《あんない》 2026｜年《ねん》',
    'Trial houses, guide 2026',
  ),
);
const ofWinter = factFrom(
  sections.works,
  source(
    'winter',
    '冬の暮らしの手引き 2025〜26年',
    '｜冬《ふゆ》の｜暮《く》らしの｜案内《あんない》 2025｜年《ねん》から2026｜年《ねん》',
    'Living through winter 2025–26',
  ),
);

export const house: Place = {
  place_id: 'hoshimi-house',
  theme: 'live',
  kind: 'house',
  name: words('お試し住宅', 'お｜試《ため》し｜住宅《じゅうたく》', 'Trial house'),
  summary: words(
    '町の暮らしを2週間まで試せる、築52年の平屋です。ふとんも鍋もあります。広場まで歩いて7分、小学校まで子どもの足で12分です。',
    '｜町《まち》に｜泊《と》まる｜家《いえ》です。2｜週間《しゅうかん》まで｜泊《と》まれます。｜布団《ふとん》と｜鍋《なべ》があります。｜広場《ひろば》まで｜歩《ある》いて7｜分《ふん》です。',
    'A 52-year-old single-storey house where you can try life here for up to two weeks. Bedding and pans are ' +
      'there. Seven minutes’ walk to the square; twelve to the school at a child’s pace.',
  ),
  inconvenient: words(
    '古い家なので、冬の朝は部屋の中が5℃ほどになります。夏休みの間は、3か月前に予約がうまります。',
    '｜古《ふる》い｜家《いえ》です。｜冬《ふゆ》の｜朝《あさ》、｜部屋《へや》は5｜度《ど》ぐらいです。｜夏休《なつやす》みは、3か｜月《げつ》｜前《まえ》に｜予約《よやく》がいっぱいになります。',
    'It is an old house: on winter mornings the rooms are about 5 °C. For the summer holidays it is fully ' +
      'booked three months ahead.',
  ),
  address: '星見町（架空）東町9番地',
  phone: '0265-00-0002',
  url: 'https://hoshimi.example/otameshi',
  location: { lat: 35.9019, lon: 137.9537 },
  space_id: 'square',
  facts: [
    ofTrial(
      'house-fee',
      words('泊まるお金', '｜泊《と》まるお｜金《かね》', 'Cost'),
      words(
        '1棟1泊2,000円（11〜3月は暖房費として500円を足す）',
        '1つの｜家《いえ》で1｜泊《ぱく》2,000｜円《えん》。11｜月《がつ》から3｜月《がつ》は2,500｜円《えん》',
        '2,000 yen a night for the house (500 more for heating from November to March)',
      ),
      '2026-10-01',
      { type: 'fee', from: 2000, to: 2500, per: 'night' },
    ),
    ofTrial(
      'house-stay',
      words('泊まれる日数', '｜泊《と》まれる｜日数《にっすう》', 'Length of stay'),
      words(
        '3泊〜14泊。全部で2棟',
        '3｜泊《ぱく》から14｜泊《はく》。｜家《いえ》は2つあります',
        '3 to 14 nights; there are two houses',
      ),
      '2026-10-01',
    ),
    ofTrial(
      'house-use',
      words('使った世帯', '｜使《つか》った｜家族《かぞく》', 'Households that stayed'),
      words(
        '27世帯（2025年度）。そのうち6世帯が町に移った',
        '27｜家族《かぞく》（2025｜年《ねん》4｜月《がつ》から2026｜年《ねん》3｜月《がつ》）。6｜家族《かぞく》が｜引《ひ》っ｜越《こ》してきました',
        '27 (April 2025 to March 2026), of which six moved here',
      ),
      '2026-04-20',
    ),
  ],
  spots: [
    {
      spot_id: 'house-kitchen',
      name: words('台所', '｜台所《だいどころ》', 'Kitchen'),
      words: words(
        '流しの前の窓から、りんご畑が見えます。4人分の食器と、子どものいすがあります。ごみの出し方は、冷蔵庫に貼ってあります。',
        '｜窓《まど》から、りんごの｜畑《はたけ》が｜見《み》えます。4｜人《にん》の｜皿《さら》と、｜子《こ》どものいすがあります。ごみの｜出《だ》し｜方《かた》の｜紙《かみ》があります。',
        'Through the window above the sink you see the apple orchard. Plates for four and a child’s chair. How ' +
          'to put out the rubbish is posted on the fridge.',
      ),
      good: words(
        '近所の人が、となりに泊まる家族のことを知っています。困ったら声をかけられます。',
        '｜近所《きんじょ》の｜人《ひと》が、｜泊《と》まる｜家族《かぞく》を｜知《し》っています。｜困《こま》ったときに｜聞《き》けます。',
        'The neighbours know that a family is staying and are used to being asked.',
      ),
      inconvenient: words(
        '食器洗い機も都市ガスもありません。ごみは14種類に分け、決まった朝に300m先まで運びます。',
        '｜食器《しょっき》を｜洗《あら》う｜機械《きかい》はありません。ごみは14の｜種類《しゅるい》に｜分《わ》けます。｜朝《あさ》、300メートル｜先《さき》へ｜持《も》って｜行《い》きます。',
        'No dishwasher, and bottled gas only. Rubbish is sorted into 14 kinds and carried 300 metres on set mornings.',
      ),
      facts: [
        ofTrial(
          'kitchen-rubbish',
          words('ごみの分け方', 'ごみの｜分《わ》け｜方《かた》', 'Sorting rubbish'),
          words(
            '14種類。燃えるごみは火曜と金曜の朝8時まで',
            '14｜種類《しゅるい》。｜燃《も》えるごみは、｜火曜日《かようび》と｜金曜日《きんようび》の｜午前《ごぜん》8｜時《じ》まで',
            '14 kinds; burnable rubbish by 8:00 on Tuesdays and Fridays',
          ),
          '2026-10-01',
        ),
        ofTrial(
          'kitchen-gas',
          words('プロパンガス', 'ガスのお｜金《かね》', 'Bottled gas'),
          words(
            '4人家族で月9,000円ほど',
            '4｜人《にん》の｜家族《かぞく》で、1か｜月《げつ》9,000｜円《えん》ぐらい',
            'About 9,000 yen a month for a family of four',
          ),
          '2026-02-16',
        ),
      ],
    },
    {
      spot_id: 'house-winter',
      name: words('冬のしたく', '｜冬《ふゆ》の｜準備《じゅんび》', 'Ready for winter'),
      words: words(
        '玄関に、雪かきの道具と水道の元栓の図があります。冷える夜は、寝る前に水を抜きます。朝はストーブに火を入れて、暖まるまで40分ほど待ちます。',
        '｜玄関《げんかん》に、｜雪《ゆき》の｜道具《どうぐ》があります。｜寒《さむ》い｜夜《よる》は、｜寝《ね》る｜前《まえ》に｜水道《すいどう》の｜水《みず》を｜止《と》めます。' +
          '｜朝《あさ》はストーブをつけます。｜暖《あたた》かくなるまで40｜分《ぷん》ぐらいです。',
        'Snow shovels and a drawing of the stopcock hang in the entrance. On cold nights you drain the pipes ' +
          'before bed; in the morning you light the stove and wait about forty minutes.',
      ),
      good: words(
        '空気がかわいて、洗たく物は日なたでよく乾きます。晴れの日が多い冬です。',
        '｜冬《ふゆ》は｜晴《は》れの｜日《ひ》が｜多《おお》いです。｜洗濯物《せんたくもの》は、｜外《そと》でよく｜乾《かわ》きます。',
        'Winters are mostly sunny and dry, and washing dries well outside.',
      ),
      inconvenient: words(
        '水道が凍ると、直すのに2万円ほどかかります。家の前の雪かきは自分でします。灯油代は、思ったより大きいです。',
        '｜水道《すいどう》が｜凍《こお》ると、｜直《なお》すお｜金《かね》は20,000｜円《えん》ぐらいです。｜家《いえ》の｜前《まえ》の｜雪《ゆき》は、｜自分《じぶん》で｜片付《かたづ》けます。' +
          '｜灯油《とうゆ》のお｜金《かね》も｜高《たか》いです。',
        'A frozen pipe costs about 20,000 yen to mend. Clearing the snow in front of the house is your job, ' +
          'and the paraffin bill is larger than people expect.',
      ),
      facts: [
        ofWinter(
          'winter-lowest',
          words(
            '冬の最低気温',
            '｜冬《ふゆ》のいちばん｜低《ひく》い｜気温《きおん》',
            'Coldest winter temperature',
          ),
          words(
            '-12℃（2026年1月28日）',
            'マイナス12｜度《ど》（2026｜年《ねん》1｜月《がつ》28｜日《にち》）',
            '−12 °C (28 January 2026)',
          ),
          '2026-04-06',
        ),
        ofWinter(
          'winter-snow-clearing',
          words('雪かき', '｜雪《ゆき》を｜片付《かたづ》ける｜日《ひ》', 'Days of shovelling'),
          words(
            '年12日ほど、1回30分（2025〜26年の冬は14日）',
            '1｜年《ねん》に12｜日《にち》ぐらい。1｜回《かい》30｜分《ぷん》（2026｜年《ねん》の｜冬《ふゆ》は｜14日《じゅうよっか》）',
            'About 12 a year, half an hour each (14 in the winter of 2025–26)',
          ),
          '2026-04-06',
        ),
        ofWinter(
          'winter-heating',
          words(
            '灯油代（1〜2月）',
            '｜灯油《とうゆ》のお｜金《かね》（1｜月《がつ》と2｜月《がつ》）',
            'Paraffin in January and February',
          ),
          words(
            '月18,000円ほど（この家で150リットル）',
            '1か｜月《げつ》18,000｜円《えん》ぐらい（150リットル）',
            'About 18,000 yen a month (150 litres, in this house)',
          ),
          '2026-04-06',
        ),
      ],
    },
    {
      spot_id: 'house-broadband',
      name: words('机とインターネット', '｜机《つくえ》とインターネット', 'Desk and internet'),
      words: words(
        '縁側のそばに、仕事のできる机があります。光回線で、ビデオ会議は問題なくできます。子どもが帰ると静かではなくなるので、戸を閉めます。',
        '｜仕事《しごと》をする｜机《つくえ》があります。インターネットは｜速《はや》いです。ビデオで｜話《はな》せます。｜子《こ》どもが｜帰《かえ》ると、にぎやかです。',
        'A desk by the veranda, on optical fibre; video calls work well. It is less quiet once the children ' +
          'are home, so there is a door to close.',
      ),
      good: words(
        '町内の家の97%に、光回線が届きます。',
        '｜町《まち》のほとんどの｜家《いえ》で、｜速《はや》いインターネットが｜使《つか》えます。',
        'Fibre reaches 97% of homes in the town.',
      ),
      inconvenient: words(
        '空き家に新しく引くときは、工事まで1か月半ほど待ちます。谷の奥では、携帯の電波が1社しか入りません。',
        '｜空《あ》き｜家《や》にインターネットを｜入《い》れるとき、1か｜月《げつ》｜半《はん》ぐらい｜待《ま》ちます。｜山《やま》に｜近《ちか》い｜所《ところ》では、｜使《つか》えない｜携帯電話《けいたいでんわ》があります。',
        'In an empty house you wait about six weeks for the line. Deep in the valley only one mobile network ' +
          'gets through.',
      ),
      facts: [
        ofTrial(
          'broadband-speed',
          words('この家の速さ', 'この｜家《いえ》のインターネットの｜速《はや》さ', 'Speed in this house'),
          words(
            '下り210Mbps、上り180Mbps（夜9時に測定）',
            '210Mbps（｜午後《ごご》9｜時《じ》に｜測《はか》りました）',
            '210 Mbps down, 180 up (measured at 21:00)',
          ),
          '2026-10-01',
        ),
        ofTrial(
          'broadband-coverage',
          words(
            '光回線の届く家',
            '｜速《はや》いインターネットが｜使《つか》える｜家《いえ》',
            'Homes reached by fibre',
          ),
          words('97%（2026年4月時点）', '97%（2026｜年《ねん》4｜月《がつ》）', '97% (April 2026)'),
          '2026-04-20',
        ),
      ],
    },
  ],
};
