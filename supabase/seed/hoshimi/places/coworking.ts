import type { Place } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofCoworking = factFrom(
  sections.industry,
  source(
    'coworking',
    'まちの仕事場の案内 2026年度',
    '｜町《まち》の｜仕事場《しごとば》の｜案内《あんない》 2026｜年《ねん》',
    'The Town Workroom, guide 2026',
  ),
);
const ofJobs = factFrom(
  sections.industry,
  source(
    'jobs/2026-10',
    '町内の求人 2026年10月',
    '｜町《まち》の｜仕事《しごと》 2026｜年《ねん》10｜月《がつ》',
    'Jobs in the town, October 2026',
  ),
);

export const coworking: Place = {
  place_id: 'hoshimi-coworking',
  theme: 'work',
  kind: 'workplace',
  name: words('まちの仕事場', '｜町《まち》の｜仕事場《しごとば》', 'The Town Workroom'),
  summary: words(
    '古い銀行の建物を直した、共同の仕事場（コワーキング）です。広場から歩いて3分です。遠くの会社に勤める人と、町で商売をする人が同じ机で働いています。',
    '｜古《ふる》い｜銀行《ぎんこう》の｜建物《たてもの》です。いろいろな｜人《ひと》が、ここで｜仕事《しごと》をします。｜広場《ひろば》から｜歩《ある》いて3｜分《ぷん》です。',
    'A shared workroom in a converted bank, three minutes from the square. People employed far away sit beside ' +
      'people who run a business in town.',
  ),
  inconvenient: words(
    '20時に閉まり、日曜は休みです。昼を食べられる店が近くに2軒しかありません。',
    '｜午後《ごご》8｜時《じ》に｜閉《し》まります。｜日曜日《にちようび》は｜休《やす》みです。｜近《ちか》くに、｜昼《ひる》ごはんの｜店《みせ》が2つだけあります。',
    'It closes at 20:00 and on Sundays, and there are only two places nearby for lunch.',
  ),
  address: '星見町（架空）中央11番地',
  phone: '0265-00-0070',
  url: 'https://hoshimi.example/coworking',
  location: { lat: 35.8988, lon: 137.9486 },
  space_id: 'square',
  facts: [
    ofCoworking(
      'coworking-fee',
      words('使うお金', '｜使《つか》うお｜金《かね》', 'Fees'),
      words(
        '月8,000円、1日800円（移る前の見学は1回無料）',
        '1か｜月《げつ》8,000｜円《えん》。｜1日《いちにち》800｜円《えん》。はじめの1｜回《かい》は0｜円《えん》',
        '8,000 yen a month or 800 a day (one free day for those thinking of moving)',
      ),
      '2026-10-19',
    ),
    ofCoworking(
      'coworking-hours',
      words('開いている時間', '｜開《あ》いている｜時間《じかん》', 'Opening hours'),
      words(
        '月〜土 8:00〜20:00',
        '｜月曜日《げつようび》から｜土曜日《どようび》、｜午前《ごぜん》8｜時《じ》から｜午後《ごご》8｜時《じ》',
        'Monday to Saturday 8:00–20:00',
      ),
      '2026-10-19',
    ),
    ofCoworking(
      'coworking-members',
      words('月ぎめの会員', '｜毎月《まいつき》｜使《つか》う｜人《ひと》', 'Monthly members'),
      words(
        '19人（うち町に移ってきた人が11人）',
        '19｜人《にん》（11｜人《にん》は、｜町《まち》に｜引《ひ》っ｜越《こ》してきた｜人《ひと》）',
        '19 (11 of them moved here)',
      ),
      '2026-10-19',
    ),
  ],
  spots: [
    {
      spot_id: 'work-desk',
      name: words('机の部屋', '｜机《つくえ》の｜部屋《へや》', 'The desks'),
      words: words(
        '大きな窓にむかって18席が並びます。朝は保育園に送った人から席につきます。15時をすぎると、学校帰りの子が親を待つこともあります。',
        '｜席《せき》は18あります。｜朝《あさ》、｜保育園《ほいくえん》に｜子《こ》どもを｜送《おく》った｜人《ひと》が｜来《き》ます。｜午後《ごご》3｜時《じ》から、｜子《こ》どもが｜親《おや》を｜待《ま》つこともあります。',
        'Eighteen seats facing a large window. Parents arrive as they come from the daycare, and after three a ' +
          'child or two may be waiting here for them.',
      ),
      good: words(
        '保育園まで歩いて9分です。在宅で働く人の就労証明も、保育園の申し込みに使えます。',
        '｜保育園《ほいくえん》まで｜歩《ある》いて9｜分《ふん》です。｜家《いえ》で｜仕事《しごと》をする｜人《ひと》も、｜保育園《ほいくえん》に｜申《もう》し｜込《こ》めます。',
        'The daycare is nine minutes on foot, and remote work counts when you apply for a place.',
      ),
      inconvenient: words(
        '防音ではなく、話し声は聞こえます。大きな画面は先に来た3人だけが使えます。',
        '｜話《はな》す｜声《こえ》が｜聞《き》こえます。｜大《おお》きい｜画面《がめん》は3つだけです。',
        'It is not soundproof. Only the first three to arrive get a large screen.',
      ),
      facts: [
        ofCoworking(
          'desk-seats',
          words('席の数', '｜席《せき》の｜数《かず》', 'Seats'),
          words(
            '18席（多い日で13人）',
            '18（｜多《おお》い｜日《ひ》は13｜人《にん》）',
            '18 (13 people on a busy day)',
          ),
          '2026-10-19',
        ),
        ofCoworking(
          'desk-internet',
          words('インターネットの速さ', 'インターネットの｜速《はや》さ', 'Internet speed'),
          words(
            '下り480Mbps、上り410Mbps（平日14時に測定）',
            '480Mbps（｜平日《へいじつ》の｜午後《ごご》2｜時《じ》）',
            '480 Mbps down, 410 up (weekdays at 14:00)',
          ),
          '2026-10-19',
        ),
      ],
    },
    {
      spot_id: 'work-meeting',
      name: words('会議の小部屋', '｜会議《かいぎ》の｜部屋《へや》', 'Meeting rooms'),
      words: words(
        '銀行の金庫だった部屋を、ビデオ会議の小部屋にしました。扉が厚く、外の音が入りません。となりに6人の部屋もあります。',
        'ビデオで｜話《はな》す｜小《ちい》さい｜部屋《へや》です。｜昔《むかし》は｜銀行《ぎんこう》の｜金庫《きんこ》でした。とても｜静《しず》かです。6｜人《にん》の｜部屋《へや》もあります。',
        'The old vault is now a room for video calls; its thick door keeps the noise out. Beside it is a room for six.',
      ),
      good: words(
        '予約は携帯から、10分前まで取れます。',
        '｜携帯電話《けいたいでんわ》で｜予約《よやく》できます。10｜分前《ぷんまえ》まで｜大丈夫《だいじょうぶ》です。',
        'You can book by phone up to ten minutes before.',
      ),
      inconvenient: words(
        '部屋は2つだけです。火曜の午前は、いつも予約でうまっています。',
        '｜部屋《へや》は2つだけです。｜火曜日《かようび》の｜午前《ごぜん》は、｜空《あ》いていません。',
        'There are only two rooms, and Tuesday mornings are always taken.',
      ),
      facts: [
        ofCoworking(
          'meeting-fee',
          words('小部屋のお金', '｜部屋《へや》のお｜金《かね》', 'Fee'),
          words(
            '1時間300円（月ぎめの会員は月5時間まで無料）',
            '1｜時間《じかん》300｜円《えん》',
            '300 yen an hour (five hours a month free for members)',
          ),
          '2026-10-19',
        ),
      ],
    },
    {
      spot_id: 'work-jobs-board',
      name: words('求人の板', '｜仕事《しごと》の｜案内《あんない》の｜板《いた》', 'Jobs board'),
      words: words(
        '町内と、車で40分までの求人を貼っています。給料と休みのほかに、「子どもの熱で休めるか」の欄があります。月初めに貼りかえます。',
        '｜仕事《しごと》の｜紙《かみ》があります。｜給料《きゅうりょう》と｜休《やす》みが｜書《か》いてあります。「｜子《こ》どもの｜熱《ねつ》のとき、｜休《やす》めるか」も｜書《か》いてあります。',
        'Jobs in the town and up to 40 minutes away by car. Besides pay and holidays there is a line for “can ' +
          'you stay home with a feverish child?” Renewed at the start of each month.',
      ),
      good: words(
        '半分以上が「短い時間でもよい」仕事です。役場が会社に会って聞いています。',
        '｜短《みじか》い｜時間《じかん》の｜仕事《しごと》が、｜半分《はんぶん》より｜多《おお》いです。｜役場《やくば》の｜人《ひと》が、｜会社《かいしゃ》の｜人《ひと》と｜話《はな》しています。',
        'More than half accept shorter hours, and the town hall has met every employer.',
      ),
      inconvenient: words(
        '介護、製造、農業が多く、事務やITの求人はわずかです。給料は都会より低めです。',
        '｜介護《かいご》、｜工場《こうじょう》、｜農業《のうぎょう》の｜仕事《しごと》が｜多《おお》いです。パソコンの｜仕事《しごと》は｜少《すく》ないです。｜給料《きゅうりょう》は、' +
          '｜大《おお》きい｜町《まち》より｜安《やす》いです。',
        'Mostly care work, factories and farming; few office or IT jobs. Pay is lower than in the cities.',
      ),
      facts: [
        ofJobs(
          'jobs-count',
          words('町内の求人', '｜町《まち》の｜仕事《しごと》', 'Jobs in the town'),
          words(
            '47件（介護14、製造12、農業7、事務3、IT2、ほか9）',
            '47（｜介護《かいご》14、｜工場《こうじょう》12、｜農業《のうぎょう》7、｜事務《じむ》3、IT2、ほか9）',
            '47 (care 14, manufacturing 12, farming 7, office 3, IT 2, other 9)',
          ),
          '2026-11-02',
        ),
        ofJobs(
          'jobs-pay',
          words(
            '正社員の給料のまんなか',
            '｜給料《きゅうりょう》（｜長《なが》く｜働《はたら》く｜人《ひと》）',
            'Typical full-time pay',
          ),
          words(
            '月204,000円（47件のうち正社員21件の中央値）',
            '1か｜月《げつ》204,000｜円《えん》ぐらい',
            '204,000 yen a month (median of the 21 full-time jobs)',
          ),
          '2026-11-02',
        ),
      ],
    },
  ],
};
