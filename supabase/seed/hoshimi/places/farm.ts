import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofFarming = factFrom(
  sections.industry,
  source(
    'farming',
    '農業を始める人の手引き 2026年度',
    '｜農業《のうぎょう》を｜始《はじ》める｜人《ひと》の｜案内《あんない》 2026｜年《ねん》',
    'Starting to farm, handbook 2026',
  ),
);

export const farm: Place = {
  place_id: 'hoshimi-farm',
  theme: 'work',
  kind: 'farm',
  name: words('みんなの農園', 'みんなの｜畑《はたけ》', 'The Shared Farm'),
  summary: words(
    'りんごと夏野菜を育てる、町の研修農園です。農業を仕事にしたい人が2年間学び、家族は小さな区画を借りられます。',
    'りんごと｜夏《なつ》の｜野菜《やさい》の｜畑《はたけ》です。｜農業《のうぎょう》を｜仕事《しごと》にしたい｜人《ひと》が、2｜年《ねん》｜習《なら》います。｜家族《かぞく》は、' +
      '｜小《ちい》さい｜畑《はたけ》を｜借《か》りられます。',
    'The town’s training farm, with apples and summer vegetables. People who want to farm for a living learn ' +
      'here for two years, and families can rent a small plot.',
  ),
  inconvenient: words(
    '夏の仕事は朝4時半に始まります。遅い霜と、猿や猪の害が毎年あります。',
    '｜夏《なつ》は、｜午前《ごぜん》4｜時《じ》30｜分《ぷん》から｜仕事《しごと》をします。｜毎年《まいとし》、｜寒《さむ》い｜日《ひ》や｜動物《どうぶつ》のために、｜野菜《やさい》がだめになることがあります。',
    'In summer work starts at half past four. Late frosts, monkeys and wild boar take their share every year.',
  ),
  address: '星見町（架空）南原21番地',
  phone: '0265-00-0080',
  url: 'https://hoshimi.example/farm',
  location: { lat: 35.8962, lon: 137.9478 },
  space_id: 'square',
  facts: [
    ofFarming(
      'farm-crops',
      words('育てているもの', '｜作《つく》っている｜物《もの》', 'Crops'),
      words(
        'りんご、とうもろこし、アスパラガス、そば',
        'りんご、とうもろこし、アスパラガス、そば',
        'Apples, sweetcorn, asparagus and buckwheat',
      ),
      '2026-06-15',
    ),
    ofFarming(
      'farm-plots',
      words('家族の区画', '｜家族《かぞく》の｜畑《はたけ》', 'Family plots'),
      words(
        '30㎡、年6,000円、24区画（空き3）',
        '30｜平方《へいほう》メートル。1｜年《ねん》6,000｜円《えん》。24あります（3つ｜空《あ》いています）',
        '30 square metres, 6,000 yen a year, 24 plots (three free)',
      ),
      '2026-10-26',
    ),
    ofFarming(
      'farm-frost',
      words(
        '最後の霜（平年）',
        '｜春《はる》の｜最後《さいご》の｜寒《さむ》い｜日《ひ》',
        'Usual last frost',
      ),
      words(
        '5月12日ごろ（2026年は5月16日）',
        '5｜月《がつ》12｜日《にち》ごろ（2026｜年《ねん》は5｜月《がつ》16｜日《にち》）',
        'About 12 May (16 May in 2026)',
      ),
      '2026-06-15',
    ),
  ],
  spots: [
    {
      spot_id: 'farm-field',
      name: words('畑', '｜畑《はたけ》', 'The field'),
      words: words(
        '山を背にした畑です。春は花つみ、夏はとうもろこし、秋はりんごと、手伝う仕事が変わります。子どもは土手で虫をとっています。',
        '｜山《やま》の｜近《ちか》くの｜畑《はたけ》です。｜夏《なつ》はとうもろこしを｜採《と》ります。｜秋《あき》はりんごを｜採《と》ります。｜子《こ》どもは｜虫《むし》をつかまえます。',
        'A field with the mountain behind it. The work changes: thinning blossom in spring, sweetcorn in ' +
          'summer, apples in autumn. The children hunt insects on the bank.',
      ),
      good: words(
        '道具は借りられます。となりの区画の人が、植える時期を教えてくれます。',
        '｜道具《どうぐ》を｜借《か》りられます。｜隣《となり》の｜人《ひと》が、｜植《う》える｜時期《じき》を｜教《おし》えます。',
        'Tools can be borrowed, and the person on the next plot will tell you when to plant.',
      ),
      inconvenient: words(
        '6月から9月は、週に1度の草取りが欠かせません。電気の柵があり、小さい子から目を離せません。',
        '6｜月《がつ》から9｜月《がつ》は、｜毎週《まいしゅう》｜草《くさ》を｜取《と》ります。｜電気《でんき》の｜柵《さく》があります。｜小《ちい》さい｜子《こ》どもを、よく｜見《み》てください。',
        'From June to September it must be weeded every week. There is an electric fence, so keep small ' +
          'children in sight.',
      ),
      facts: [
        ofFarming(
          'field-wildlife',
          words('動物による害', '｜動物《どうぶつ》が｜食《た》べた｜畑《はたけ》', 'Damage by animals'),
          words(
            '24区画のうち5区画（2026年）',
            '24の｜畑《はたけ》の｜中《なか》で5つ（2026｜年《ねん》）',
            '5 of the 24 plots (2026)',
          ),
          '2026-10-26',
        ),
        ofFarming(
          'field-trial',
          words('畑の体験', '｜畑《はたけ》の｜体験《たいけん》', 'Trial day'),
          words(
            '4〜11月の第4土曜 9:00〜12:00、無料',
            '4｜月《がつ》から11｜月《がつ》まで。4｜回目《かいめ》の｜土曜日《どようび》の、｜午前《ごぜん》9｜時《じ》から12｜時《じ》。お｜金《かね》はいりません',
            'Fourth Saturday from April to November, 9:00–12:00, free',
          ),
          '2026-10-26',
        ),
      ],
    },
    {
      spot_id: 'farm-apprentice',
      name: words('研修の小屋', '｜農業《のうぎょう》を｜習《なら》う｜小屋《こや》', 'Apprentices’ hut'),
      words: words(
        '農業を学ぶ人が、昼を食べて帳面をつける小屋です。1年目は農園で、2年目は町の農家で働きます。独立のときは、畑と道具を探す手伝いをします。',
        '｜農業《のうぎょう》を｜習《なら》う｜人《ひと》の｜小屋《こや》です。1｜年目《ねんめ》は、ここで｜習《なら》います。2｜年目《ねんめ》は、｜町《まち》の｜農家《のうか》で｜働《はたら》きます。' +
          '｜終《お》わったら、｜畑《はたけ》を｜探《さが》す｜手伝《てつだ》いをします。',
        'Where apprentices eat lunch and keep their notebooks. The first year is spent here, the second with a ' +
          'local farmer. Afterwards the town helps to find land and tools.',
      ),
      good: words(
        '10年で研修した9組のうち、7組が今も町で農業を続けています。',
        '10｜年間《ねんかん》に、9つの｜家族《かぞく》が｜習《なら》いました。7つの｜家族《かぞく》が、｜今《いま》も｜農業《のうぎょう》をしています。',
        'Of the nine households trained in ten years, seven are still farming here.',
      ),
      inconvenient: words(
        '独立して3年ほどは、農業だけで暮らすのがむずかしいです。冬に別の仕事をする家が多いです。',
        'はじめの3｜年《ねん》は、｜農業《のうぎょう》のお｜金《かね》だけでは｜足《た》りません。｜冬《ふゆ》に、ほかの｜仕事《しごと》をする｜家族《かぞく》が｜多《おお》いです。',
        'For the first three years farming alone rarely pays the bills, and most families take other work in winter.',
      ),
      facts: [
        ofFarming(
          'apprentice-pay',
          words('研修中の給付', '｜習《なら》うときにもらうお｜金《かね》', 'Support during training'),
          words(
            '月125,000円、2年間（49歳以下。ほかにも条件あり）',
            '1か｜月《げつ》125,000｜円《えん》、2｜年間《ねんかん》（49｜歳《さい》まで。ほかにも｜決《き》まりがあります）',
            '125,000 yen a month for two years (up to age 49; other conditions apply)',
          ),
          '2026-06-15',
        ),
        ofFarming(
          'apprentice-first-year-sales',
          words(
            '独立1年目の売上',
            '1｜年目《ねんめ》に｜売《う》れたお｜金《かね》',
            'Sales in the first year',
          ),
          words(
            '平均180万円（直近5組。費用を引く前）',
            '180｜万円《まんえん》ぐらい（｜使《つか》ったお｜金《かね》を｜引《ひ》く｜前《まえ》）',
            '1.8 million yen on average (last five households, before costs)',
          ),
          '2026-06-15',
        ),
        ofFarming(
          'apprentice-places',
          words('募集', '｜募集《ぼしゅう》', 'Places'),
          words(
            '年2組（2027年度分は2027年1月29日（金）まで）',
            '1｜年《ねん》に2つの｜家族《かぞく》（2027｜年《ねん》1｜月《がつ》29｜日《にち》まで）',
            'Two households a year (for 2027, apply by 29 January 2027)',
          ),
          '2026-10-26',
        ),
      ],
    },
  ],
};
