import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofHall = factFrom(
  sections.welfare,
  source(
    'hall',
    '役場の窓口案内',
    '｜役場《やくば》の｜窓口《まどぐち》の｜案内《あんない》',
    'Guide to the town hall counters',
  ),
);
const ofAdvice = factFrom(
  sections.planning,
  source(
    'iju/report-2025',
    '移住相談の報告 2025年度',
    '｜引《ひ》っ｜越《こ》しの｜相談《そうだん》の｜報告《ほうこく》 2025｜年《ねん》',
    'Relocation advice, report for 2025',
  ),
);
const ofChildcare = factFrom(
  sections.education,
  source(
    'childcare/handbook',
    '子育ての手引き 2026年度',
    '｜子育《こそだ》ての｜案内《あんない》 2026｜年《ねん》',
    'Childcare handbook 2026',
  ),
);
const ofHouses = factFrom(
  sections.works,
  source('akiya', '空き家バンク', '｜空《あ》き｜家《や》バンク', 'Empty-house register'),
);

export const townHall: Place = {
  place_id: 'hoshimi-town-hall',
  theme: 'live',
  kind: 'town_hall',
  name: words('星見町役場', '｜星見町《ほしみまち》｜役場《やくば》', 'Hoshimi Town Hall'),
  summary: words(
    '2階建ての役場です。転入、子育て、家の相談が1階に並んでいて、あちこち回らずにすみます。',
    '2｜階建《かいだ》ての｜役場《やくば》です。｜引《ひ》っ｜越《こ》し、｜子育《こそだ》て、｜家《いえ》の｜相談《そうだん》ができます。｜全部《ぜんぶ》1｜階《かい》にあります。',
    'A two-storey town hall. Moving in, childcare and housing are all on the ground floor, so you are not sent ' +
      'from desk to desk.',
  ),
  inconvenient: words(
    '平日の17:15に閉まります。土曜に開くのは移住相談の窓口だけで、住民票は取れません。',
    '｜平日《へいじつ》の｜午後《ごご》5｜時《じ》15｜分《ふん》に｜閉《し》まります。｜土曜日《どようび》は、｜引《ひ》っ｜越《こ》しの｜相談《そうだん》だけできます。',
    'It closes at 17:15 on weekdays. On Saturdays only the relocation desk is open, and you cannot get certificates.',
  ),
  address: '星見町（架空）中央5番地',
  phone: '0265-00-0000',
  url: 'https://hoshimi.example/hall',
  location: { lat: 35.9007, lon: 137.9492 },
  space_id: 'square',
  facts: [
    ofHall(
      'hall-hours',
      words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
      words(
        '平日 8:30〜17:15（木曜は19:00まで）',
        '｜平日《へいじつ》の｜午前《ごぜん》8｜時《じ》30｜分《ぷん》から｜午後《ごご》5｜時《じ》15｜分《ふん》。｜木曜日《もくようび》は｜午後《ごご》7｜時《じ》まで',
        'Weekdays 8:30–17:15 (Thursdays until 19:00)',
      ),
      '2026-04-01',
    ),
    ofHall(
      'hall-moving-in',
      words(
        '転入の手続きにかかる時間',
        '｜引《ひ》っ｜越《こ》しの｜手続《てつづ》きの｜時間《じかん》',
        'Time needed to register a move',
      ),
      words(
        '4人家族で40分ほど',
        '4｜人《にん》の｜家族《かぞく》で40｜分《ぷん》ぐらい',
        'About 40 minutes for a family of four',
      ),
      '2026-05-11',
    ),
    ofHall(
      'hall-languages',
      words('窓口の言葉', '｜窓口《まどぐち》の｜言葉《ことば》', 'Languages at the counter'),
      words(
        '日本語。12の言葉は電話通訳で',
        '｜日本語《にほんご》。ほかの12の｜言葉《ことば》は、｜電話《でんわ》で｜通訳《つうやく》します',
        'Japanese; 12 others through a telephone interpreter',
      ),
      '2026-05-11',
    ),
  ],
  spots: [
    {
      spot_id: 'hall-concierge-desk',
      name: words(
        '移住コンシェルジュの机',
        '｜引《ひ》っ｜越《こ》しの｜相談《そうだん》の｜机《つくえ》',
        'The concierge’s desk',
      ),
      words: words(
        '入ってすぐ右の、丸い机です。2人のコンシェルジュが、学校や家の見学を一緒に回ります。決める前の「なんとなく」の話で大丈夫です。',
        '｜入《はい》って｜右《みぎ》の、｜丸《まる》い｜机《つくえ》です。｜相談《そうだん》を｜聞《き》く｜人《ひと》が｜2人《ふたり》います。' +
          '｜学校《がっこう》や｜家《いえ》をいっしょに｜見《み》に｜行《い》きます。まだ｜決《き》めていなくても｜大丈夫《だいじょうぶ》です。',
        'The round table on your right as you come in. The two concierges go with you to see the school and ' +
          'houses. You need not have decided anything.',
      ),
      good: words(
        '断っても、そのあと何度も連絡することはありません。',
        'やめてもいいです。そのあと、｜何回《なんかい》も｜電話《でんわ》をしません。',
        'If you say no, nobody keeps calling you.',
      ),
      inconvenient: words(
        '2人ともほかの仕事があり、返事に3日かかることがあります。3年ほどで担当が替わります。',
        '｜2人《ふたり》は、ほかの｜仕事《しごと》もしています。｜返事《へんじ》に｜3日《みっか》かかることがあります。3｜年《ねん》ぐらいで、｜人《ひと》が｜代《か》わります。',
        'Both have other duties, and a reply can take three days. The person in charge changes about every ' +
          'three years.',
      ),
      facts: [
        ofAdvice(
          'concierge-consultations',
          words('1年の相談', '1｜年《ねん》の｜相談《そうだん》', 'Consultations in a year'),
          words(
            '52世帯（2025年度）。移ったのは14世帯',
            '52｜家族《かぞく》（2025｜年《ねん》4｜月《がつ》から2026｜年《ねん》3｜月《がつ》）。｜引《ひ》っ｜越《こ》したのは14｜家族《かぞく》',
            '52 households (April 2025 to March 2026); 14 moved',
          ),
          '2026-04-20',
        ),
        ofAdvice(
          'concierge-settled',
          words(
            '1年後も住んでいる世帯',
            '1｜年後《ねんご》も｜住《す》んでいる｜家族《かぞく》',
            'Still here after one year',
          ),
          words(
            '11世帯中9世帯（2024年度に移った人）',
            '11｜家族《かぞく》の｜中《なか》の9｜家族《かぞく》（2024｜年《ねん》4｜月《がつ》から2025｜年《ねん》3｜月《がつ》に｜来《き》た｜人《ひと》）',
            '9 of the 11 households that came April 2024 to March 2025',
          ),
          '2026-04-20',
        ),
      ],
    },
    {
      spot_id: 'hall-childcare-counter',
      name: words('子育ての窓口', '｜子育《こそだ》ての｜窓口《まどぐち》', 'Childcare counter'),
      words: words(
        '保育園の申し込み、手当、医療費のことを1か所で聞けます。横に、おもちゃのある小さなたたみの間があります。',
        '｜保育園《ほいくえん》の｜申《もう》し｜込《こ》みができます。｜子《こ》どものお｜金《かね》のことも｜聞《き》けます。となりに、｜子《こ》どもが｜遊《あそ》ぶ｜場所《ばしょ》があります。',
        'One counter for daycare places, allowances and medical costs. Beside it is a small tatami corner with toys.',
      ),
      good: words(
        '保健師が同じ列の席にいます。その場で発達や予防接種の相談もできます。',
        '｜保健師《ほけんし》が｜近《ちか》くにいます。｜子《こ》どもの｜体《からだ》や｜注射《ちゅうしゃ》のことを｜相談《そうだん》できます。',
        'The public-health nurse sits in the same row, so you can ask about development or vaccinations on the spot.',
      ),
      inconvenient: words(
        '申し込みの一部は紙だけで、役場に来る必要があります。病児保育は町にありません。',
        '｜紙《かみ》の｜申《もう》し｜込《こ》みがあります。｜紙《かみ》のときは、｜役場《やくば》に｜来《き》てください。｜病気《びょうき》の｜子《こ》どもを｜預《あず》かる｜所《ところ》は、｜町《まち》にありません。',
        'Some applications are on paper only and mean a trip to the hall. The town has no daycare for sick children.',
      ),
      facts: [
        ofChildcare(
          'childcare-waiting-children',
          words(
            '待機児童',
            '｜保育園《ほいくえん》に｜入《はい》れない｜子《こ》ども',
            'Children waiting for a daycare place',
          ),
          words(
            '0人（2026年10月1日時点）',
            '0｜人《にん》（2026｜年《ねん》10｜月《がつ》｜1日《ついたち》）',
            '0 (on 1 October 2026)',
          ),
          '2026-10-05',
        ),
        ofChildcare(
          'childcare-medical-subsidy',
          words(
            '子どもの医療費の助成',
            '｜子《こ》どもの｜病院《びょういん》のお｜金《かね》',
            'Help with children’s medical costs',
          ),
          words(
            '18歳の年度末まで。窓口で払うのは1回500円',
            '18｜歳《さい》になった｜年《とし》の、｜次《つぎ》の3｜月《がつ》まで。｜病院《びょういん》で1｜回《かい》500｜円《えん》を｜払《はら》います',
            'Until the March after the 18th birthday; you pay 500 yen a visit',
          ),
          '2026-08-03',
        ),
        ofChildcare(
          'childcare-sick-care',
          words(
            '病児保育',
            '｜病気《びょうき》の｜子《こ》どもを｜預《あず》かる｜所《ところ》',
            'Daycare for sick children',
          ),
          words(
            'なし。いちばん近い所は隣の市（車で45分）',
            'ありません。｜近《ちか》い｜所《ところ》は｜隣《となり》の｜市《し》です（｜車《くるま》で45｜分《ふん》）',
            'None. The nearest is in the next city, 45 minutes by car',
          ),
          '2026-08-03',
        ),
      ],
    },
    {
      spot_id: 'hall-housing-bank',
      name: words('空き家バンクの棚', '｜空《あ》き｜家《や》バンクの｜棚《たな》', 'Empty-house register'),
      words: words(
        '空き家の写真と間取りを、1軒1冊のファイルにしてあります。雨もりやトイレの形も書いてあります。見たい家は、職員と一緒に見に行けます。',
        '｜空《あ》いている｜家《いえ》の｜写真《しゃしん》があります。｜悪《わる》い｜所《ところ》も｜書《か》いてあります。｜見《み》たい｜家《いえ》は、｜役場《やくば》の｜人《ひと》といっしょに｜見《み》に｜行《い》けます。',
        'One folder for each house, with photographs and plans. Leaks and the kind of toilet are written down ' +
          'too. Staff will take you to see the ones you like.',
      ),
      good: words(
        '「直すのにいくらかかりそうか」を、建築士が見た目安つきで載せています。',
        '｜家《いえ》を｜直《なお》すお｜金《かね》が、だいたいわかります。',
        'Each folder gives an architect’s rough estimate of what repairs would cost.',
      ),
      inconvenient: words(
        'すぐ住める賃貸はわずかです。荷物や仏壇が残る家が多く、契約まで半年かかることもあります。',
        '｜借《か》りてすぐ｜住《す》める｜家《いえ》は、｜少《すく》ないです。｜物《もの》が｜残《のこ》っている｜家《いえ》が｜多《おお》いです。｜決《き》まるまで6か｜月《げつ》かかることがあります。',
        'Very few houses to rent are ready to live in. Many are still full of belongings, and a contract can ' +
          'take half a year.',
      ),
      facts: [
        ofHouses(
          'housing-bank-count',
          words('空き家バンクの登録', '｜空《あ》き｜家《や》バンクの｜家《いえ》', 'Houses on the register'),
          words(
            '23件（売る家15件、貸す家8件。すぐ住めるのは4件）',
            '23の｜家《いえ》（｜売《う》る｜家《いえ》15、｜貸《か》す｜家《いえ》8。すぐ｜住《す》める｜家《いえ》は4）',
            '23 (15 for sale, 8 to rent; 4 ready to live in)',
          ),
          '2026-11-02',
        ),
        ofHouses(
          'housing-rent',
          words('一戸建ての家賃', '｜家《いえ》を｜借《か》りるお｜金《かね》', 'Rent for a house'),
          words(
            '月42,000〜55,000円（3DK、2026年度の契約）',
            '1か｜月《げつ》に42,000｜円《えん》から55,000｜円《えん》',
            '42,000 to 55,000 yen a month (three rooms and a kitchen, contracts of 2026)',
          ),
          '2026-11-02',
        ),
        ofHouses(
          'housing-town-flats',
          words('町営住宅の空き', '｜町《まち》のアパートの｜空《あ》き', 'Vacant town-owned flats'),
          words(
            '4戸（月22,000〜38,000円、所得で決まる）',
            '4つ（1か｜月《げつ》に22,000｜円《えん》から38,000｜円《えん》）',
            '4 (22,000 to 38,000 yen a month, depending on income)',
          ),
          '2026-11-02',
        ),
      ],
    },
  ],
};
