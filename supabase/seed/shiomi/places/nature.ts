import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofSafety = factFrom(
  sections.safety,
  source(
    'safety',
    '防災の手引き 2026年度',
    '｜防災《ぼうさい》の｜案内《あんない》 2026｜年《ねん》',
    'Disaster handbook 2026',
  ),
  '2026-09-01',
);

export const beach: Place = {
  place_id: 'shiomi-beach',
  theme: 'nature',
  kind: 'park',
  name: words('潮見の浜', '｜潮見《しおみ》の｜浜《はま》', 'Shiomi beach'),
  summary: words(
    '松の並木の先に、短い砂浜があります。夏は町の子どもの遊び場です。',
    '｜松《まつ》の｜木《き》の｜先《さき》に、｜砂浜《すなはま》があります。｜夏《なつ》、｜子《こ》どもが｜遊《あそ》びます。',
    'A short beach beyond a row of pines. In summer it is where the town’s children are.',
  ),
  inconvenient: words(
    '監視員がいるのは7月20日から8月20日だけです。お盆を過ぎるとくらげが出ます。',
    '｜海《うみ》を｜見《み》る｜係《かかり》の｜人《ひと》は、｜夏《なつ》の1か｜月《げつ》だけいます。8｜月《がつ》の｜終《お》わりは、くらげがいます。',
    'There is a lifeguard from 20 July to 20 August only, and jellyfish after mid-August.',
  ),
  address: '潮見町（架空）浜',
  url: 'https://shiomi.example/beach',
  space_id: 'town',
  facts: [
    ofSafety(
      'beach-season',
      words('泳げる期間', '｜泳《およ》げる｜時期《じき》', 'Bathing season'),
      words(
        '7月20日〜8月20日',
        '7｜月《がつ》20｜日《にち》から8｜月《がつ》20｜日《にち》',
        '20 July to 20 August',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'beach-sand',
      name: words('砂浜', '｜砂浜《すなはま》', 'The sand'),
      words: words(
        '遠浅で、大人の膝までの深さが20mほど続きます。冬は流木を拾う人がいます。',
        '｜海《うみ》は｜浅《あさ》いです。20ｍぐらい｜浅《あさ》い｜海《うみ》が｜続《つづ》きます。',
        'It stays knee-deep for about 20 metres. In winter people come for driftwood.',
      ),
      facts: [
        ofSafety(
          'beach-siren',
          words('津波のしらせ', '｜津波《つなみ》のお｜知《し》らせ', 'Tsunami warning'),
          words(
            'サイレンと赤白の旗。高台まで歩いて9分',
            'サイレンと｜旗《はた》。｜高《たか》い｜場所《ばしょ》まで9｜分《ふん》',
            'Siren and red-and-white flag; nine minutes on foot to high ground',
          ),
        ),
      ],
    },
  ],
};

export const hill: Place = {
  place_id: 'shiomi-hill',
  theme: 'nature',
  kind: 'lookout',
  name: words('高台', '｜高《たか》い｜場所《ばしょ》', 'The top of the slope'),
  summary: words(
    '石段を上がりきった所です。港と灯台と島が一度に見え、津波のときの避難場所でもあります。',
    '｜階段《かいだん》の｜一番《いちばん》｜上《うえ》です。｜海《うみ》が｜全部《ぜんぶ》｜見《み》えます。｜津波《つなみ》のとき、ここへ｜逃《に》げます。',
    'Where the stairs end. You see the harbour, the lighthouse and the islands at once, and here everybody ' +
      'gathers when a tsunami comes.',
  ),
  inconvenient: words(
    '港から石段が約70段あります。スロープは学校の段までです。',
    '｜階段《かいだん》が70ぐらいあります。ベビーカーの｜道《みち》は、｜学校《がっこう》までです。',
    'There are about 70 steps from the quay; the ramp goes only as far as the school.',
  ),
  address: '潮見町（架空）上町33番地',
  url: 'https://shiomi.example/hill',
  space_id: 'town',
  facts: [
    ofSafety(
      'hill-height',
      words('海抜', '｜海《うみ》からの｜高《たか》さ', 'Above the sea'),
      words(
        '12m（想定される津波は最大7m）',
        '12ｍ（｜津波《つなみ》は7ｍまでと｜考《かんが》えています）',
        '12 m (the tsunami planned for is 7 m at most)',
      ),
    ),
  ],
  spots: [
    {
      spot_id: 'hill-view',
      name: words('海の見える柵', '｜海《うみ》を｜見《み》る｜場所《ばしょ》', 'View of the sea'),
      words: words(
        '夕方、船の帰りを待つ人がここに立ちます。元日の朝は町じゅうの人が集まります。',
        '｜夕方《ゆうがた》、｜船《ふね》を｜待《ま》つ｜人《ひと》がいます。1｜月《がつ》｜1日《ついたち》の｜朝《あさ》、みんなが｜来《き》ます。',
        'In the evening people stand here and wait for the boats. On New Year’s morning the whole town comes.',
      ),
      facts: [],
    },
    {
      spot_id: 'hill-safe',
      name: words('避難場所の札', '｜逃《に》げる｜場所《ばしょ》の｜看板《かんばん》', 'Evacuation sign'),
      words: words(
        '200人分の水と毛布が、柵のうしろの倉庫にあります。年2回、町全体で上がる訓練をします。',
        '200｜人《にん》の｜水《みず》と｜毛布《もうふ》があります。｜1年《いちねん》に｜2回《にかい》、みんなで｜練習《れんしゅう》をします。',
        'Water and blankets for 200 people are kept behind the railing. Twice a year the whole town practises ' +
          'the climb.',
      ),
      facts: [
        ofSafety(
          'hill-drill',
          words('訓練の日', '｜練習《れんしゅう》の｜日《ひ》', 'Drills'),
          words(
            '3月と9月の第1日曜',
            '3｜月《がつ》と9｜月《がつ》の、はじめの｜日曜日《にちようび》',
            'First Sundays of March and September',
          ),
        ),
      ],
    },
  ],
};
