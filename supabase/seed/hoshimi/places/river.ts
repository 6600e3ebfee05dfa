import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofRiver = factFrom(
  sections.works,
  source(
    'river',
    '川と橋の安全の記録 2026年度',
    '｜川《かわ》と｜橋《はし》の｜安全《あんぜん》 2026｜年《ねん》',
    'River and bridge safety 2026',
  ),
);

export const river: Place = {
  place_id: 'hoshimi-river',
  theme: 'nature',
  kind: 'river',
  name: words('星見川', '｜星見川《ほしみがわ》', 'Hoshimi River'),
  summary: words(
    '町の東を流れる、浅くてつめたい川です。夏は子どもが石を積み、冬は白い鳥が来ます。広場から歩いて8分です。',
    '｜町《まち》の｜東《ひがし》の｜川《かわ》です。｜浅《あさ》くて、｜水《みず》が｜冷《つめ》たいです。｜夏《なつ》は｜子《こ》どもが｜遊《あそ》びます。｜広場《ひろば》から｜歩《ある》いて8｜分《ぷん》です。',
    'A shallow, cold river along the east of the town, eight minutes’ walk from the square. Children build ' +
      'with stones in summer; white birds come in winter.',
  ),
  inconvenient: words(
    '山で雨が降ると、30分ほどで水が増えます。川沿いの一部は、大雨で水につかるおそれのある区域です。',
    '｜山《やま》で｜雨《あめ》が｜降《ふ》ると、｜川《かわ》の｜水《みず》が｜増《ふ》えます。30｜分《ぷん》ぐらいで｜増《ふ》えます。｜大雨《おおあめ》のとき、｜川《かわ》の｜近《ちか》くは｜危《あぶ》ないです。',
    'When it rains in the mountains the water rises within half an hour, and some of the land beside it is ' +
      'marked as likely to flood.',
  ),
  address: '星見町（架空）東町の川岸',
  phone: '0265-00-0100',
  url: 'https://hoshimi.example/river',
  location: { lat: 35.8985, lon: 137.955 },
  space_id: 'square',
  facts: [
    ofRiver(
      'river-depth',
      words(
        'ふだんの深さ（遊べる所）',
        'いつもの｜深《ふか》さ（｜遊《あそ》ぶ｜所《ところ》）',
        'Usual depth where children play',
      ),
      words('20〜50cm', '20センチから50センチ', '20–50 cm'),
      '2026-07-21',
    ),
    ofRiver(
      'river-temperature',
      words('8月の水の温度', '8｜月《がつ》の｜水《みず》の｜温度《おんど》', 'Water in August'),
      words(
        '18℃（2026年8月3日の昼）',
        '18｜度《ど》（2026｜年《ねん》8｜月《がつ》｜3日《みっか》の｜昼《ひる》）',
        '18 °C (midday, 3 August 2026)',
      ),
      '2026-08-04',
    ),
    ofRiver(
      'river-flood-zone',
      words('水につかるおそれ', '｜大雨《おおあめ》で｜危《あぶ》ない｜所《ところ》', 'Flood risk'),
      words(
        '川沿いの46戸が0.5m未満の区域。広場と学校は区域の外',
        '｜川《かわ》の｜近《ちか》くの46の｜家《いえ》。｜広場《ひろば》と｜学校《がっこう》は、その｜外《そと》です',
        '46 homes by the river, under 0.5 m; the square and the school lie outside',
      ),
      '2026-05-25',
    ),
  ],
  spots: [
    {
      spot_id: 'river-bank',
      name: words('河原', '｜川《かわ》の｜石《いし》の｜所《ところ》', 'River bank'),
      words: words(
        '丸い石の河原です。夏の夕方は、浮き輪を持った子と、足だけつける大人がいます。流れのゆるい所に、青い旗で印をつけています。',
        '｜丸《まる》い｜石《いし》の｜場所《ばしょ》です。｜夏《なつ》の｜夕方《ゆうがた》は、｜子《こ》どもと｜大人《おとな》が｜来《き》ます。｜遊《あそ》べる｜所《ところ》に、｜青《あお》い｜旗《はた》があります。',
        'A bank of round stones. On summer evenings there are children with rubber rings and adults with just ' +
          'their feet in. Blue flags mark where the current is slow.',
      ),
      good: words(
        '救命胴衣を無料で借りられます（子ども用20着）。',
        '｜水《みず》の｜安全《あんぜん》の｜服《ふく》を｜借《か》りられます。お｜金《かね》はいりません。',
        'Life jackets are lent free of charge (20 in children’s sizes).',
      ),
      inconvenient: words(
        '見守りの人は夏の土日だけです。トイレは橋のたもとに1つ、日かげはほとんどありません。',
        '｜見《み》る｜人《ひと》は、｜夏《なつ》の｜土曜日《どようび》と｜日曜日《にちようび》だけです。トイレは1つです。｜日陰《ひかげ》は｜少《すく》ないです。',
        'A lifeguard is here only on summer weekends. There is one toilet, by the bridge, and hardly any shade.',
      ),
      facts: [
        ofRiver(
          'bank-lifeguard',
          words('見守りの人がいる日', '｜見《み》る｜人《ひと》がいる｜日《ひ》', 'Lifeguard'),
          words(
            '7月中旬〜8月下旬の土日 10:00〜15:00',
            '7｜月《がつ》と8｜月《がつ》の｜土曜日《どようび》と｜日曜日《にちようび》。｜午前《ごぜん》10｜時《じ》から｜午後《ごご》3｜時《じ》',
            'Weekends from mid-July to late August, 10:00–15:00',
          ),
          '2026-07-21',
        ),
        ofRiver(
          'bank-water-quality',
          words('水のきれいさ', '｜水《みず》のきれいさ', 'Water quality'),
          words(
            '泳ぐのに適する（2026年7月の検査）',
            '｜泳《およ》いでも｜大丈夫《だいじょうぶ》です（2026｜年《ねん》7｜月《がつ》）',
            'Suitable for bathing (tested July 2026)',
          ),
          '2026-07-21',
        ),
      ],
    },
    {
      spot_id: 'river-bridge',
      name: words('橋', '｜橋《はし》', 'The bridge'),
      words: words(
        '川向こうの子が、学校へ渡る橋です。朝は黄色い旗の人が立ちます。まんなかで止まると、谷の奥の山まで見えます。',
        '｜子《こ》どもが｜学校《がっこう》へ｜行《い》く｜橋《はし》です。｜朝《あさ》は、｜黄色《きいろ》い｜旗《はた》の｜人《ひと》がいます。｜橋《はし》から、｜遠《とお》い｜山《やま》が｜見《み》えます。',
        'Children from across the river use it on the way to school, with a volunteer holding a yellow flag. ' +
          'From the middle you see up the valley to the high peaks.',
      ),
      good: words(
        '車道と分かれた歩道があります。',
        '｜歩《ある》く｜人《ひと》の｜道《みち》があります。｜車《くるま》の｜道《みち》と｜別《べつ》です。',
        'The footpath is separate from the road.',
      ),
      inconvenient: words(
        '歩道は片側だけで、ベビーカーどうしはすれちがえません。冬の朝は、町でいちばん早く凍ります。',
        '｜歩《ある》く｜道《みち》は｜狭《せま》いです。ベビーカー2｜台《だい》は｜通《とお》れません。｜冬《ふゆ》の｜朝《あさ》は、すぐ｜凍《こお》ります。',
        'The path is on one side only, too narrow for two prams. On winter mornings it is the first place to freeze.',
      ),
      facts: [
        ofRiver(
          'bridge-size',
          words('長さと歩道', '｜長《なが》さと｜歩《ある》く｜道《みち》', 'Length and footpath'),
          words(
            '62m、歩道は片側1.5m',
            '62メートル。｜歩《ある》く｜道《みち》は1.5メートル',
            '62 m, with a 1.5 m footpath on one side',
          ),
          '2026-05-25',
        ),
        ofRiver(
          'bridge-salt',
          words('凍らない薬をまく日', '｜凍《こお》らない｜薬《くすり》をまく｜日《ひ》', 'Gritting'),
          words(
            '12〜3月、0℃を下回る朝の6時まで',
            '12｜月《がつ》から3｜月《がつ》の｜寒《さむ》い｜朝《あさ》。｜午前《ごぜん》6｜時《じ》まで',
            'December to March, by 6:00 on mornings below 0 °C',
          ),
          '2025-12-01',
        ),
      ],
    },
  ],
};
