import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofCulture = factFrom(
  sections.education,
  source(
    'culture/shrine',
    '町の文化財と祭り 2026年度',
    '｜町《まち》の｜文化《ぶんか》と｜祭《まつ》り 2026｜年《ねん》',
    'Heritage and festivals 2026',
  ),
);
const ofNeighbours = factFrom(
  sections.planning,
  source(
    'neighbourhoods',
    '地区の集まりと当番の手引き',
    '｜近所《きんじょ》の｜集《あつ》まりと｜当番《とうばん》の｜案内《あんない》',
    'Neighbourhood duties handbook',
  ),
);

export const shrine: Place = {
  place_id: 'hoshimi-shrine',
  theme: 'nature',
  kind: 'shrine',
  name: words('星見神社', '｜星見神社《ほしみじんじゃ》', 'Hoshimi Shrine'),
  summary: words(
    '町の北の森にある、小さな神社です。ふだんは近所の人がそうじをし、9月の祭りには町じゅうの人が集まります。',
    '｜町《まち》の｜北《きた》の｜森《もり》にあります。｜小《ちい》さい｜神社《じんじゃ》です。｜近所《きんじょ》の｜人《ひと》が｜掃除《そうじ》をします。9｜月《がつ》に｜祭《まつ》りがあります。',
    'A small shrine in the woods north of the town. Neighbours sweep it through the year, and in September ' +
      'everyone comes for the festival.',
  ),
  inconvenient: words(
    '石段が108段あり、ベビーカーや車いすでは上がれません。祭りの準備には、地区の当番があります。',
    '｜階段《かいだん》が108｜段《だん》あります。ベビーカーと｜車《くるま》いすでは｜上《あ》がれません。｜祭《まつ》りの｜前《まえ》に、｜当番《とうばん》の｜仕事《しごと》があります。',
    'There are 108 stone steps: no prams, no wheelchairs. Preparing the festival is shared out as neighbourhood duty.',
  ),
  address: '星見町（架空）宮前2番地',
  phone: '0265-00-0110',
  url: 'https://hoshimi.example/shrine',
  location: { lat: 35.9047, lon: 137.9512 },
  space_id: 'square',
  facts: [
    ofCulture(
      'shrine-steps',
      words('石段', '｜階段《かいだん》', 'Steps'),
      words(
        '108段（手すりは片側）',
        '108｜段《だん》（｜手《て》すりがあります）',
        '108 (handrail on one side)',
      ),
      '2026-04-13',
    ),
    ofNeighbours(
      'shrine-neighbourhood-fee',
      words('地区の会費', '｜近所《きんじょ》の｜会《かい》のお｜金《かね》', 'Neighbourhood fee'),
      words(
        '年12,000円（東町の例。地区によりちがう）',
        '1｜年《ねん》12,000｜円《えん》ぐらい',
        '12,000 yen a year (in the east side; it varies)',
      ),
      '2026-05-18',
    ),
    ofNeighbours(
      'shrine-duties',
      words('地区の当番', '｜近所《きんじょ》の｜仕事《しごと》', 'Neighbourhood duties'),
      words(
        '草刈り年2回、道のそうじ年1回、祭りの準備と片づけ4日',
        '｜草刈《くさか》りが1｜年《ねん》に2｜回《かい》。｜道《みち》の｜掃除《そうじ》が1｜回《かい》。｜祭《まつ》りの｜準備《じゅんび》と｜片付《かたづ》けが｜4日《よっか》',
        'Mowing twice a year, road sweeping once, four days for the festival',
      ),
      '2026-05-18',
    ),
  ],
  spots: [
    {
      spot_id: 'shrine-path',
      name: words('参道の杉', '｜神社《じんじゃ》の｜道《みち》の｜木《き》', 'The cedar path'),
      words: words(
        '大きな杉の間を、石段が上がっていきます。夏でもひんやりして、どんぐりや虫を探す子がいます。上から、町の屋根が見えます。',
        '｜大《おお》きい｜木《き》の｜間《あいだ》に、｜階段《かいだん》があります。｜夏《なつ》も｜涼《すず》しいです。｜子《こ》どもは｜虫《むし》を｜探《さが》します。｜上《うえ》から｜町《まち》が｜見《み》えます。',
        'Stone steps climb between great cedars. It is cool even in summer, and children look for acorns and ' +
          'beetles. From the top you see the roofs of the town.',
      ),
      good: words(
        'お金はかからず、いつでも入れます。車の通らない遊び場です。',
        'いつでも｜入《はい》れます。お｜金《かね》はいりません。｜車《くるま》は｜来《き》ません。',
        'Free and always open, with no cars.',
      ),
      inconvenient: words(
        '夕方5時には暗くなります。秋は熊が出ることがあり、鈴を持って歩きます。',
        '｜夕方《ゆうがた》は｜暗《くら》いです。｜秋《あき》は｜熊《くま》が｜来《く》ることがあります。｜鈴《すず》を｜持《も》って｜歩《ある》きます。',
        'It is dark by five. In autumn bears are sometimes seen, and people carry bells.',
      ),
      facts: [
        ofCulture(
          'shrine-cedars',
          words('いちばん古い杉', 'いちばん｜古《ふる》い｜木《き》', 'Oldest cedar'),
          words(
            'およそ320年（町の天然記念物）',
            '320｜年《ねん》ぐらい',
            'About 320 years old (protected by the town)',
          ),
          '2026-04-13',
        ),
        ofCulture(
          'shrine-bears',
          words('熊を見たという知らせ', '｜熊《くま》を｜見《み》たお｜知《し》らせ', 'Bear sightings'),
          words(
            '町内で7件（2026年4月〜10月）。神社の近くは1件',
            '｜町《まち》で7｜回《かい》（2026｜年《ねん》4｜月《がつ》から10｜月《がつ》）。｜神社《じんじゃ》の｜近《ちか》くは1｜回《かい》',
            'Seven in the town (April to October 2026), one near the shrine',
          ),
          '2026-11-04',
        ),
      ],
    },
    {
      spot_id: 'shrine-festival',
      name: words('秋祭り', '｜秋祭《あきまつ》り', 'Autumn festival'),
      words: words(
        '9月の第3土曜と日曜に、子どもみこしが町を回ります。夜は神楽を見て、豚汁を食べます。移ってきた年から、だれでも担げます。',
        '9｜月《がつ》に｜祭《まつ》りがあります。｜子《こ》どもが、みこしを｜担《かつ》ぎます。｜夜《よる》は｜踊《おど》りを｜見《み》ます。｜引《ひ》っ｜越《こ》した｜年《とし》から、だれでも｜入《はい》れます。',
        'On the third weekend of September the children carry a small portable shrine round the town. In the ' +
          'evening there is sacred dance and pork soup. Newcomers join in from their first year.',
      ),
      good: words(
        '法被は地区で貸します。名前を覚えてもらう、いちばん早い日です。',
        '｜祭《まつ》りの｜服《ふく》を｜借《か》りられます。｜近所《きんじょ》の｜人《ひと》と｜友《とも》だちになれます。',
        'Festival coats are lent by the neighbourhood, and it is the quickest way to become known by name.',
      ),
      inconvenient: words(
        '準備と片づけに、大人は土日を2回使います。出られないと3,000円を納める地区もあります。',
        '｜大人《おとな》は、｜準備《じゅんび》と｜片付《かたづ》けをします。｜土曜日《どようび》と｜日曜日《にちようび》の｜仕事《しごと》です。｜休《やす》むと、3,000｜円《えん》を｜払《はら》う｜所《ところ》もあります。',
        'Setting up and clearing away take adults two weekends. In some neighbourhoods those who miss it pay ' +
          '3,000 yen.',
      ),
      facts: [
        ofCulture(
          'festival-days',
          words('祭りの日', '｜祭《まつ》りの｜日《ひ》', 'Festival days'),
          words(
            '9月の第3土曜と翌日（次は2027年9月18日（土）、19日（日））',
            '2027｜年《ねん》は9｜月《がつ》18｜日《にち》と19｜日《にち》',
            'Third Saturday of September and the next day (18 and 19 September in 2027)',
          ),
          '2026-10-26',
        ),
        ofCulture(
          'festival-children',
          words('みこしを担ぐ子ども', 'みこしを｜担《かつ》ぐ｜子《こ》ども', 'Children carrying the shrine'),
          words('94人（2026年）', '94｜人《にん》（2026｜年《ねん》）', '94 (2026)'),
          '2026-10-26',
        ),
      ],
    },
  ],
};
