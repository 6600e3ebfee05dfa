import type { Spot } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofDay = factFrom(
  sections.education,
  source(
    'daycare/day',
    '星見保育園の一日 2026年度',
    '｜星見《ほしみ》｜保育園《ほいくえん》の｜一日《いちにち》 2026｜年《ねん》',
    'A day at Hoshimi Daycare 2026',
  ),
);
const ofKitchen = factFrom(
  sections.education,
  source(
    'daycare/kitchen',
    '保育園給食の手引き 2026年度',
    '｜保育園《ほいくえん》の｜給食《きゅうしょく》の｜案内《あんない》 2026｜年《ねん》',
    'Daycare lunch handbook 2026',
  ),
);

export const daycareSpots: Spot[] = [
  {
    spot_id: 'daycare-entrance',
    name: words('玄関', '｜玄関《げんかん》', 'Entrance'),
    words: words(
      '朝はここで先生に会い、夜の様子をひとこと伝えます。靴箱には、名前のかわりに星や木の印がついています。かぎは、登録した家の人だけが開けられます。',
      '｜朝《あさ》、ここで｜先生《せんせい》に｜会《あ》います。｜子《こ》どものことを｜話《はな》します。｜靴箱《くつばこ》に、｜星《ほし》や｜木《き》の｜絵《え》があります。ドアは、' +
        '｜家《いえ》の｜人《ひと》だけが｜開《あ》けられます。',
      'Here you meet the teacher in the morning and say how the night was. The shoe boxes have stars and trees ' +
        'instead of names. Only registered family can open the door.',
    ),
    good: words(
      '使った紙おむつは園で捨てます。持ち帰りはありません。',
      '｜使《つか》った｜紙《かみ》おむつは、｜保育園《ほいくえん》が｜捨《す》てます。',
      'Used nappies are thrown away here; you do not take them home.',
    ),
    inconvenient: words(
      '8:00〜8:20は駐車場12台分がいっぱいになります。冬は、車から玄関までが凍ります。',
      '｜午前《ごぜん》8｜時《じ》から8｜時《じ》20｜分《ぷん》は、｜車《くるま》がいっぱいです。｜冬《ふゆ》は、｜玄関《げんかん》の｜前《まえ》が｜凍《こお》ります。',
      'From 8:00 to 8:20 the 12 parking spaces are full, and in winter the path from the car is icy.',
    ),
    facts: [
      ofDay(
        'entrance-extended-care',
        words('延長保育', '｜遅《おそ》い｜時間《じかん》の｜保育《ほいく》', 'Extended care'),
        words(
          '18:30まで（16:30から、30分100円）',
          '｜午後《ごご》6｜時《じ》30｜分《ぷん》まで（｜午後《ごご》4｜時《じ》30｜分《ぷん》から。30｜分《ぷん》100｜円《えん》）',
          'Until 18:30 (from 16:30, 100 yen per half hour)',
        ),
        '2026-04-01',
        { type: 'fee', from: 100, to: 100, per: 'half_hour' },
      ),
      ofDay(
        'entrance-temporary-care',
        words('一時保育', 'ときどき｜預《あず》ける｜保育《ほいく》', 'Occasional care'),
        words(
          '1日2,000円、1日3人まで、3日前までに予約',
          '｜1日《いちにち》2,000｜円《えん》。｜1日《いちにち》3｜人《にん》まで。｜3日《みっか》｜前《まえ》までに｜予約《よやく》します',
          '2,000 yen a day, three children a day, book three days ahead',
        ),
        '2026-04-01',
        { type: 'fee', from: 2000, to: 2000, per: 'day' },
      ),
    ],
  },
  {
    spot_id: 'daycare-room-0-2',
    name: words('0〜2歳児の部屋', '0｜歳《さい》から2｜歳《さい》の｜部屋《へや》', 'Room for ages 0 to 2'),
    words: words(
      '床暖房の入った、南向きの部屋です。22人の子に、保育士が6人つきます。はいはいの子と歩く子は、低い柵で分けています。',
      '｜床《ゆか》が｜暖《あたた》かい｜部屋《へや》です。｜子《こ》どもは22｜人《にん》です。｜先生《せんせい》は6｜人《にん》です。｜赤《あか》ちゃんと、｜歩《ある》く｜子《こ》どもの｜場所《ばしょ》は｜別《べつ》です。',
      'A south-facing room with a heated floor. Six nursery teachers look after 22 children. A low fence keeps ' +
        'crawlers and walkers apart.',
    ),
    good: words(
      '入園から2週間は「ならし保育」で、家の人も一緒にいられます。',
      'はじめの2｜週間《しゅうかん》は、｜短《みじか》い｜時間《じかん》です。｜家《いえ》の｜人《ひと》もいっしょにいられます。',
      'For the first two weeks days are short, and a parent may stay too.',
    ),
    inconvenient: words(
      '0歳児の空きは1人だけです。年度の途中は、希望の月に入れないことがあります。',
      '0｜歳《さい》は、あと｜1人《ひとり》だけ｜入《はい》れます。｜入《はい》りたい｜月《つき》に｜入《はい》れないことがあります。',
      'Only one place is left for babies, and mid-year you may not get the month you want.',
    ),
    facts: [
      ofDay(
        'room-0-2-staff',
        words('保育士の配置', '｜先生《せんせい》の｜数《かず》', 'Staff per child'),
        words(
          '0歳児3人に1人、1歳児5人に1人、2歳児6人に1人',
          '｜先生《せんせい》｜1人《ひとり》が｜見《み》る｜子《こ》ども：0｜歳《さい》は3｜人《にん》、1｜歳《さい》は5｜人《にん》、2｜歳《さい》は6｜人《にん》',
          'One adult to 3 babies, 5 one-year-olds, 6 two-year-olds',
        ),
        '2026-04-01',
      ),
      ofDay(
        'room-0-2-start',
        words('預かりを始める年齢', '｜入《はい》れる｜年《とし》', 'Youngest age'),
        words('生後6か月から', '｜生《う》まれて6か｜月《げつ》から', 'From six months'),
        '2026-04-01',
      ),
    ],
  },
  {
    spot_id: 'daycare-room-3-5',
    name: words('3〜5歳児の部屋', '3｜歳《さい》から5｜歳《さい》の｜部屋《へや》', 'Room for ages 3 to 5'),
    words: words(
      '午前は年齢別、昼ごはんから先は3〜5歳の34人が一緒に過ごします。積み木は、次の日まで片づけずに残しておけます。年長の子が年少の子の着がえを手伝います。',
      '｜午前《ごぜん》は、｜同《おな》じ｜年《とし》の｜子《こ》どもと｜遊《あそ》びます。｜昼《ひる》からは、34｜人《にん》いっしょです。｜積《つ》み｜木《き》は、｜次《つぎ》の｜日《ひ》まで｜残《のこ》せます。' +
        '｜大《おお》きい｜子《こ》が｜小《ちい》さい｜子《こ》を｜手伝《てつだ》います。',
      'Mornings by age; from lunch on, all 34 children are together. Block towers may stay up until the next ' +
        'day, and the oldest help the youngest to change.',
    ),
    good: words(
      'きょうだいや、年のちがう友だちと毎日遊べます。',
      '｜年《とし》がちがう｜友《とも》だちと、｜毎日《まいにち》｜遊《あそ》びます。',
      'Every day they play with brothers, sisters and friends of other ages.',
    ),
    inconvenient: words(
      '英語や体操などの教室はありません。習い事は、町内ではピアノと習字くらいです。',
      '｜英語《えいご》や｜体操《たいそう》の｜教室《きょうしつ》はありません。｜町《まち》で｜習《なら》えるのは、ピアノと｜習字《しゅうじ》だけです。',
      'There are no English or gymnastics classes. In the town itself, lessons are limited to piano and calligraphy.',
    ),
    facts: [
      ofDay(
        'room-3-5-staff',
        words('人数と保育士', '｜子《こ》どもと｜先生《せんせい》の｜数《かず》', 'Children and staff'),
        words(
          '34人に保育士4人（うち1人は支援の担当）',
          '｜子《こ》ども34｜人《にん》に、｜先生《せんせい》4｜人《にん》',
          '34 children, four teachers (one for extra support)',
        ),
        '2026-10-05',
      ),
      ofDay(
        'room-3-5-lessons',
        words('町内の習い事', '｜町《まち》の｜習《なら》い｜事《ごと》', 'Lessons in the town'),
        words(
          'ピアノ2教室、習字1教室',
          'ピアノ2つ、｜習字《しゅうじ》1つ',
          'Two piano teachers and one calligraphy class',
        ),
        '2026-06-08',
      ),
    ],
  },
  {
    spot_id: 'daycare-yard',
    name: words('園庭', '｜保育園《ほいくえん》の｜庭《にわ》', 'The yard'),
    words: words(
      '土の山と、りんごの木が2本あります。どろだんごも水遊びも、着がえがあればできます。冬は、朝に積もった雪でそのまま遊びます。',
      '｜土《つち》の｜山《やま》と、りんごの｜木《き》があります。｜泥《どろ》や｜水《みず》で｜遊《あそ》びます。｜着替《きが》えを｜持《も》ってきます。｜冬《ふゆ》は、｜雪《ゆき》で｜遊《あそ》びます。',
      'A mound of earth and two apple trees. Mud and water are fine as long as there are spare clothes. In ' +
        'winter they play in whatever snow fell that morning.',
    ),
    good: words(
      '子ども1人あたりの庭が、国の基準の5倍ほどあります。',
      '｜庭《にわ》はとても｜広《ひろ》いです。｜国《くに》の｜決《き》まりの5｜倍《ばい》です。',
      'There is about five times the outdoor space per child that the state asks for.',
    ),
    inconvenient: words(
      '着がえを毎日3組持ってきてもらいます。どろの洗たくは家の仕事です。冬はスキーウエアと長靴も要ります。',
      '｜着替《きが》えが、｜毎日《まいにち》3つ｜要《い》ります。｜汚《よご》れた｜服《ふく》は、｜家《いえ》で｜洗《あら》います。｜冬《ふゆ》は、｜雪《ゆき》の｜服《ふく》と｜長靴《ながぐつ》も｜要《い》ります。',
      'Three changes of clothes a day, and the muddy washing is yours. In winter add a snowsuit and boots.',
    ),
    facts: [
      ofDay(
        'yard-area',
        words('園庭の広さ', '｜庭《にわ》の｜広《ひろ》さ', 'Size of the yard'),
        words(
          '780㎡（3〜5歳児の部屋から直接出られる）',
          '780｜平方《へいほう》メートル',
          '780 square metres, straight from the room for ages 3 to 5',
        ),
        '2026-06-08',
      ),
      ofDay(
        'yard-outdoors',
        words('外で遊ぶ日', '｜外《そと》で｜遊《あそ》ぶ｜日《ひ》', 'Days outdoors'),
        words(
          '年192日（2025年度。-5℃以下と35℃以上の日は室内）',
          '1｜年《ねん》に192｜日《にち》（2025｜年《ねん》）。とても｜寒《さむ》い｜日《ひ》と、とても｜暑《あつ》い｜日《ひ》は、｜中《なか》で｜遊《あそ》びます',
          '192 a year (2025; indoors at −5 °C or below and 35 °C or above)',
        ),
        '2026-04-20',
      ),
    ],
  },
  {
    spot_id: 'daycare-kitchen',
    name: words('調理室', '｜給食《きゅうしょく》を｜作《つく》る｜部屋《へや》', 'Kitchen'),
    words: words(
      'ガラスごしに、作っているところが見えます。だしは毎朝とり、おやつも半分は手作りです。離乳食は、家での進み方に合わせて4段階で作ります。',
      'ガラスの｜窓《まど》から、｜料理《りょうり》が｜見《み》えます。おやつも｜作《つく》ります。｜赤《あか》ちゃんの｜食事《しょくじ》は、4つの｜種類《しゅるい》があります。',
      'You can watch through the glass. Stock is made fresh every morning, and half the snacks are home-made. ' +
        'Baby food comes in four stages, in step with home.',
    ),
    good: words(
      '玄関に、その日の給食の実物を置きます。味の濃さも量も、見てわかります。',
      '｜玄関《げんかん》に、その｜日《ひ》の｜給食《きゅうしょく》を｜置《お》きます。｜見《み》ることができます。',
      'A real plate of the day’s lunch stands in the entrance for you to see.',
    ),
    inconvenient: words(
      'アレルギーで除けるのは卵、乳、小麦の3つです。宗教などによる食事の変更は、弁当をお願いしています。',
      'アレルギーの｜対応《たいおう》は、｜卵《たまご》と｜牛乳《ぎゅうにゅう》と｜小麦《こむぎ》だけです。｜宗教《しゅうきょう》で｜食《た》べない｜物《もの》があるときは、お｜弁当《べんとう》を｜持《も》ってきてください。',
      'For allergies they can leave out egg, milk and wheat. For a religious diet you are asked to bring a ' +
        'packed lunch.',
    ),
    facts: [
      ofKitchen(
        'kitchen-fee',
        words(
          '給食費（3〜5歳児）',
          '｜給食《きゅうしょく》のお｜金《かね》（3｜歳《さい》から5｜歳《さい》）',
          'Lunch fee (ages 3 to 5)',
        ),
        words(
          '月4,500円（0〜2歳児は保育料に含む）',
          '1か｜月《げつ》4,500｜円《えん》',
          '4,500 yen a month (included in the fee for ages 0 to 2)',
        ),
        '2026-04-01',
      ),
      ofKitchen(
        'kitchen-allergy',
        words('アレルギーの対応', 'アレルギー', 'Allergies'),
        words(
          '卵、乳、小麦を除く。今は3人。栄養士が月1回面談',
          '｜卵《たまご》と｜牛乳《ぎゅうにゅう》と｜小麦《こむぎ》を｜使《つか》わないことができます。｜今《いま》は3｜人《にん》です',
          'Egg, milk and wheat left out; three children now, with a monthly talk with the dietitian',
        ),
        '2026-04-20',
      ),
    ],
  },
  {
    spot_id: 'daycare-nap',
    name: words('お昼寝', 'お｜昼寝《ひるね》', 'Nap time'),
    words: words(
      '12時半から2時すぎまで、カーテンを半分閉めて眠ります。保育士が部屋に残り、息をしているかを手でさわって確かめます。5歳児は秋から昼寝をせず、静かに本を読みます。',
      '｜昼《ひる》の12｜時《じ》30｜分《ぷん》から2｜時《じ》ごろまで｜寝《ね》ます。｜先生《せんせい》が、いつも｜部屋《へや》にいます。｜子《こ》どもの｜息《いき》を、｜手《て》で｜確《たし》かめます。' +
        '5｜歳《さい》の｜子《こ》どもは、｜秋《あき》から｜昼寝《ひるね》をしません。｜静《しず》かに｜本《ほん》を｜読《よ》みます。',
      'From half past twelve until after two, with the curtains half drawn. A teacher stays in the room and ' +
        'checks each child’s breathing by hand. From autumn the five-year-olds read quietly instead.',
    ),
    good: words(
      '確かめた時刻は1人ずつ紙に残します。いつでも見られます。',
      '｜確《たし》かめた｜時間《じかん》を、｜紙《かみ》に｜書《か》きます。いつでも｜見《み》られます。',
      'The time of every check is written down for each child, and you may see it whenever you like.',
    ),
    inconvenient: words(
      '布団は家で用意し、毎週金曜に持ち帰って洗います。',
      '｜布団《ふとん》は、｜家《いえ》から｜持《も》ってきます。｜金曜日《きんようび》に｜持《も》って｜帰《かえ》って、｜洗《あら》います。',
      'You bring the bedding yourself and take it home to wash every Friday.',
    ),
    facts: [
      ofDay(
        'nap-checks',
        words(
          '眠っている間の確認',
          '｜寝《ね》ている｜間《あいだ》に｜見《み》る｜時間《じかん》',
          'Checks during sleep',
        ),
        words(
          '0歳児は5分ごと、1・2歳児は10分ごと',
          '0｜歳《さい》は5｜分《ふん》に1｜回《かい》。1｜歳《さい》と2｜歳《さい》は10｜分《ぷん》に1｜回《かい》',
          'Every 5 minutes for age 0, every 10 for ages 1 and 2',
        ),
        '2026-06-08',
      ),
    ],
  },
];
