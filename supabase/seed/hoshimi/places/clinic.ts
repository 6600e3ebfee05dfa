import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofMedical = factFrom(
  sections.medical,
  source(
    'clinic',
    '医療の手引き 2026年度',
    '｜病院《びょういん》の｜案内《あんない》 2026｜年《ねん》',
    'Medical care handbook 2026',
  ),
);

export const clinic: Place = {
  place_id: 'hoshimi-clinic',
  theme: 'live',
  kind: 'clinic',
  name: words('星見診療所', '｜星見診療所《ほしみしんりょうじょ》', 'Hoshimi Clinic'),
  summary: words(
    '町立の診療所です。内科は平日、小児科は週3日開きます。健診と予防接種もここで受けます。',
    '｜町《まち》の｜小《ちい》さい｜病院《びょういん》です。｜大人《おとな》は｜平日《へいじつ》に｜行《い》けます。｜子《こ》どもの｜先生《せんせい》は、1｜週間《しゅうかん》に｜3日《みっか》｜来《き》ます。' +
      '｜注射《ちゅうしゃ》もここでします。',
    'The town’s own clinic. Internal medicine on weekdays, a children’s doctor three days a week. Check-ups ' +
      'and vaccinations are done here too.',
  ),
  inconvenient: words(
    '夜と休日の小児科は町にありません。いちばん近い病院まで車で45分です。お産のできる所も町にはありません。',
    '｜夜《よる》と｜休《やす》みの｜日《ひ》は、｜子《こ》どもの｜病院《びょういん》がありません。｜近《ちか》い｜病院《びょういん》まで｜車《くるま》で45｜分《ふん》です。｜町《まち》に、' +
      '｜赤《あか》ちゃんを｜産《う》む｜病院《びょういん》はありません。',
    'There is no children’s doctor at night or on holidays; the nearest hospital is 45 minutes by car. You ' +
      'cannot give birth in the town either.',
  ),
  address: '星見町（架空）中央18番地',
  phone: '0265-00-0030',
  url: 'https://hoshimi.example/clinic',
  location: { lat: 35.9014, lon: 137.9513 },
  space_id: 'square',
  facts: [
    ofMedical(
      'clinic-hours',
      words(
        '診療時間（内科）',
        '｜開《あ》いている｜時間《じかん》（｜大人《おとな》）',
        'Hours (internal medicine)',
      ),
      words(
        '平日 8:45〜11:30、14:00〜17:00（水曜は午前だけ）',
        '｜平日《へいじつ》の｜午前《ごぜん》8｜時《じ》45｜分《ふん》から｜午前《ごぜん》11｜時《じ》30｜分《ぷん》、｜午後《ごご》2｜時《じ》から｜午後《ごご》5｜時《じ》。｜水曜日《すいようび》は｜午前《ごぜん》だけ',
        'Weekdays 8:45–11:30 and 14:00–17:00 (Wednesday mornings only)',
      ),
      '2026-10-13',
    ),
    ofMedical(
      'clinic-paediatrics',
      words('小児科の日', '｜子《こ》どもの｜先生《せんせい》がいる｜日《ひ》', 'Children’s doctor'),
      words(
        '火曜と金曜の午後、木曜の午前',
        '｜火曜日《かようび》と｜金曜日《きんようび》の｜午後《ごご》、｜木曜日《もくようび》の｜午前《ごぜん》',
        'Tuesday and Friday afternoons, Thursday mornings',
      ),
      '2026-10-13',
    ),
    ofMedical(
      'clinic-birth',
      words(
        'お産のできる病院',
        '｜赤《あか》ちゃんを｜産《う》む｜病院《びょういん》',
        'Nearest maternity hospital',
      ),
      words(
        '隣の市の総合病院（車で45分）。健診の交通費を1回1,000円補助',
        '｜隣《となり》の｜市《し》の｜大《おお》きい｜病院《びょういん》（｜車《くるま》で45｜分《ふん》）。｜町《まち》が1｜回《かい》1,000｜円《えん》を｜払《はら》います',
        'The general hospital in the next city (45 minutes by car); the town pays 1,000 yen towards each check-up trip',
      ),
      '2026-08-03',
    ),
    ofMedical(
      'clinic-dentists',
      words('歯科医院', '｜歯《は》の｜病院《びょういん》', 'Dentists'),
      words(
        '町内に3軒（土曜の午前も開くのは1軒）',
        '｜町《まち》に3つ（｜土曜日《どようび》の｜午前《ごぜん》に｜開《あ》くのは1つ）',
        'Three in the town (one opens on Saturday mornings)',
      ),
      '2026-08-03',
    ),
  ],
  spots: [
    {
      spot_id: 'clinic-waiting-room',
      name: words('待合室', '｜待合室《まちあいしつ》', 'Waiting room'),
      words: words(
        '木のいすと、絵本の棚があります。熱のある子は、横の入口から別の部屋に入ります。電話で順番を取れます。',
        '｜木《き》のいすと｜絵本《えほん》があります。｜熱《ねつ》がある｜子《こ》どもは、｜別《べつ》の｜入口《いりぐち》から｜入《はい》ります。｜電話《でんわ》で｜順番《じゅんばん》を｜取《と》れます。',
        'Wooden chairs and a shelf of picture books. Children with a fever come in by a side door to a room of ' +
          'their own. You can take your turn by telephone.',
      ),
      good: words(
        '生まれてから中学まで、同じ看護師がみてくれることが多いです。',
        '｜同《おな》じ｜看護師《かんごし》が、｜長《なが》い｜間《あいだ》｜子《こ》どもを｜見《み》ます。',
        'The same nurses often see a child from birth until junior high.',
      ),
      inconvenient: words(
        '冬の小児科の日は1時間ほど待ちます。耳鼻科と皮ふ科は隣の市まで行きます。',
        '｜冬《ふゆ》は1｜時間《じかん》ぐらい｜待《ま》ちます。｜耳《みみ》と｜皮膚《ひふ》の｜病院《びょういん》は、｜隣《となり》の｜市《し》にあります。',
        'On winter children’s days expect to wait about an hour. For ears or skin you go to the next city.',
      ),
      facts: [
        ofMedical(
          'waiting-room-time',
          words(
            '待ち時間（小児科）',
            '｜待《ま》つ｜時間《じかん》（｜子《こ》ども）',
            'Waiting time (children)',
          ),
          words(
            'ふだん25分、1〜2月は60分ほど',
            'いつもは25｜分《ふん》。1｜月《がつ》と2｜月《がつ》は60｜分《ぷん》ぐらい',
            'Usually 25 minutes; about 60 in January and February',
          ),
          '2026-03-16',
        ),
        ofMedical(
          'waiting-room-vaccination',
          words('予防接種', '｜子《こ》どもの｜注射《ちゅうしゃ》', 'Vaccinations'),
          words(
            '木曜の午前、予約制（2週間先まで）',
            '｜木曜日《もくようび》の｜午前《ごぜん》。｜予約《よやく》します',
            'Thursday mornings, booked up to two weeks ahead',
          ),
          '2026-10-13',
        ),
      ],
    },
    {
      spot_id: 'clinic-night-care',
      name: words(
        '夜と休日の案内板',
        '｜夜《よる》と｜休《やす》みの｜日《ひ》の｜案内《あんない》',
        'Nights and holidays board',
      ),
      words: words(
        '夜に子どもの具合が悪くなったとき、どこへ電話し、どこへ行くかを書いた板です。まず #8000 に電話し、必要なら隣の市の総合病院へ車で向かいます。',
        '｜夜《よる》に｜子《こ》どもが｜病気《びょうき》になったときの｜案内《あんない》です。はじめに #8000 に｜電話《でんわ》します。｜病院《びょういん》は｜隣《となり》の｜市《し》にあります。' +
          '｜車《くるま》で｜行《い》きます。',
        'What to do when a child falls ill at night. First ring #8000, the children’s medical line; if need ' +
          'be, drive to the general hospital in the next city.',
      ),
      good: words(
        '救急車は、平均11分で来ます。紙の案内は全部の子育て家庭に配っています。',
        '｜救急車《きゅうきゅうしゃ》は、11｜分《ぷん》ぐらいで｜来《き》ます。｜同《おな》じ｜案内《あんない》の｜紙《かみ》を、｜家《いえ》にも｜送《おく》ります。',
        'Ambulances arrive in 11 minutes on average. Every family with children gets this board on paper.',
      ),
      inconvenient: words(
        '40分以内に、夜の小児科はありません。冬の夜道は凍り、45分が1時間になることもあります。',
        '｜夜《よる》の｜子《こ》どもの｜病院《びょういん》は、｜遠《とお》いです。｜車《くるま》で45｜分《ふん》です。｜冬《ふゆ》は｜道《みち》が｜凍《こお》ります。1｜時間《じかん》かかることもあります。',
        'There is no children’s doctor at night within 40 minutes. On icy winter roads the 45-minute drive can ' +
          'take an hour.',
      ),
      facts: [
        ofMedical(
          'night-care-hospital',
          words(
            '夜の小児科',
            '｜夜《よる》の｜子《こ》どもの｜病院《びょういん》',
            'Children’s care at night',
          ),
          words(
            '町になし。隣の市の総合病院まで車で45分',
            '｜町《まち》にありません。｜隣《となり》の｜市《し》の｜病院《びょういん》まで｜車《くるま》で45｜分《ふん》',
            'None in the town; the hospital in the next city is 45 minutes by car',
          ),
          '2026-10-13',
        ),
        ofMedical(
          'night-care-phone',
          words(
            'こども医療電話相談',
            '｜子《こ》どもの｜病気《びょうき》の｜電話《でんわ》',
            'Children’s medical telephone line',
          ),
          words(
            '#8000（毎日19:00〜翌朝8:00）',
            '#8000（｜毎日《まいにち》、｜午後《ごご》7｜時《じ》から｜次《つぎ》の｜日《ひ》の｜午前《ごぜん》8｜時《じ》）',
            '#8000 (daily, 19:00 to 8:00 next morning)',
          ),
          '2026-10-13',
        ),
        ofMedical(
          'night-care-ambulance',
          words(
            '救急車が来るまで',
            '｜救急車《きゅうきゅうしゃ》が｜来《く》る｜時間《じかん》',
            'Ambulance arrival',
          ),
          words(
            '平均11分（2025年）',
            '11｜分《ぷん》ぐらい（2025｜年《ねん》）',
            '11 minutes on average (2025)',
          ),
          '2026-03-16',
        ),
      ],
    },
    {
      spot_id: 'clinic-pharmacy',
      name: words('薬局', '｜薬局《やっきょく》', 'Pharmacy'),
      words: words(
        '診療所のとなりにある、町で1軒の薬局です。粉薬の飲ませ方を、子どもに合わせて教えてくれます。',
        '｜町《まち》に1つの｜薬局《やっきょく》です。｜診療所《しんりょうじょ》の｜隣《となり》です。｜子《こ》どもに｜薬《くすり》を｜飲《の》ませる｜方法《ほうほう》を｜教《おし》えます。',
        'The only pharmacy in the town, next to the clinic. They will show you how to get powder medicine into ' +
          'your particular child.',
      ),
      good: words(
        '薬を先に頼んでおけば、仕事帰りに受け取れます。',
        '｜先《さき》に｜電話《でんわ》をすると、｜仕事《しごと》の｜帰《かえ》りに｜薬《くすり》をもらえます。',
        'Ring ahead and you can pick the medicine up after work.',
      ),
      inconvenient: words(
        '日曜と祝日は休みです。紙おむつや粉ミルクの種類は少ないです。',
        '｜日曜日《にちようび》と｜祝日《しゅくじつ》は｜休《やす》みです。｜紙《かみ》おむつと｜粉《こな》ミルクの｜種類《しゅるい》は｜少《すく》ないです。',
        'Closed on Sundays and public holidays. There is little choice of nappies and formula.',
      ),
      facts: [
        ofMedical(
          'pharmacy-hours',
          words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
          words(
            '平日 9:00〜18:30、土曜 9:00〜12:30',
            '｜平日《へいじつ》の｜午前《ごぜん》9｜時《じ》から｜午後《ごご》6｜時《じ》30｜分《ぷん》。｜土曜日《どようび》の｜午前《ごぜん》9｜時《じ》から｜昼《ひる》の12｜時《じ》30｜分《ぷん》',
            'Weekdays 9:00–18:30, Saturdays 9:00–12:30',
          ),
          '2026-10-13',
        ),
      ],
    },
  ],
};
