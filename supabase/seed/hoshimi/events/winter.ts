import type { TownEvent } from '../../../functions/_shared/contract/town.ts';
import { daycare } from '../places/daycare.ts';
import { elementary } from '../places/elementary.ts';
import { house } from '../places/house.ts';
import { lookout } from '../places/lookout.ts';
import { river } from '../places/river.ts';
import { square } from '../places/square.ts';
import { townHall } from '../places/town-hall.ts';
import { words } from '../words.ts';
import { inCalendar } from './inCalendar.ts';

/** November 2026 to March 2027. */
export const winterEvents: TownEvent[] = [
  inCalendar({
    town_event_id: 'daycare-applications-2027',
    name: words(
      '2027年4月入園の申し込み',
      '｜保育園《ほいくえん》の｜申《もう》し｜込《こ》み（2027｜年《ねん》4｜月《がつ》から）',
      'Daycare applications for April 2027',
    ),
    description: words(
      '町の4つの保育園の申し込みです。まだ町に住んでいない方も、移る予定があれば出せます。土日は受け付けません。',
      '｜町《まち》の4つの｜保育園《ほいくえん》の｜申《もう》し｜込《こ》みです。｜引《ひ》っ｜越《こ》す｜予定《よてい》の｜人《ひと》も｜申《もう》し｜込《こ》めます。' +
        '｜土曜日《どようび》と｜日曜日《にちようび》は｜休《やす》みです。',
      'For all four daycares. You may apply before you live here, if a move is planned. Not at weekends.',
    ),
    starts_on: '2026-11-24',
    ends_on: '2026-12-11',
    start_time: '08:30',
    end_time: '17:15',
    venue: '星見町役場 子育ての窓口',
    location: townHall.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'online-advice-2026-11',
    name: words(
      '夜のオンライン移住相談',
      '｜夜《よる》の｜相談《そうだん》（インターネット）',
      'Evening advice online',
    ),
    description: words(
      '子どもが寝たあとの時間に、1組30分ずつ話します。顔を出さなくてもかまいません。3組まで、前日までに予約してください。',
      '｜夜《よる》に、30｜分《ぷん》｜話《はな》します。｜顔《かお》を｜見《み》せなくてもいいです。3つの｜家族《かぞく》までです。｜前《まえ》の｜日《ひ》までに｜予約《よやく》してください。',
      'Half an hour each, after the children are asleep; camera off is fine. Three households, booked by the ' +
        'day before.',
    ),
    starts_on: '2026-11-28',
    start_time: '20:00',
    end_time: '21:30',
    venue: 'オンライン',
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'stars-2026-12',
    name: words(
      '星空観望会（冬のはじめ）',
      '｜星《ほし》を｜見《み》る｜会《かい》（12｜月《がつ》）',
      'Star evening in early winter',
    ),
    description: words(
      '月のない夜に、すばるとオリオンを見ます。氷点下になるので、冬の上着と帽子を持ってきてください。曇りなら中止です。',
      '｜月《つき》がない｜夜《よる》に、｜星《ほし》を｜見《み》ます。とても｜寒《さむ》いです。｜冬《ふゆ》の｜服《ふく》と｜帽子《ぼうし》を｜持《も》ってきてください。｜曇《くも》りのときは、ありません。',
      'The Pleiades and Orion on a moonless night. It will be below freezing: bring coats and hats. Cancelled ' +
        'if cloudy.',
    ),
    starts_on: '2026-12-05',
    start_time: '18:30',
    end_time: '20:00',
    venue: '星見の丘',
    location: lookout.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'market-2026-12',
    name: words('年の市', '12｜月《がつ》の｜朝市《あさいち》', 'Year-end market'),
    description: words(
      '今年最後の朝市です。もち、しめ飾り、冬のりんごが並びます。次の市は4月です。',
      '｜今年《ことし》の｜最後《さいご》の｜朝市《あさいち》です。もちや、りんごを｜売《う》ります。｜次《つぎ》の｜朝市《あさいち》は4｜月《がつ》です。',
      'The last morning market of the year: rice cakes, New Year decorations, winter apples. The next is in April.',
    ),
    starts_on: '2026-12-13',
    start_time: '08:00',
    end_time: '11:00',
    venue: '星見広場',
    location: square.location,
  }),
  inCalendar({
    town_event_id: 'dondoyaki-2027',
    name: words('どんど焼き', 'どんど｜焼《や》き', 'New Year bonfire'),
    description: words(
      '正月の飾りを河原で燃やし、その火でもちを焼きます。小学校の子が朝から木を集めます。',
      '｜正月《しょうがつ》の｜飾《かざ》りを｜燃《も》やします。その｜火《ひ》で、もちを｜焼《や》きます。｜子《こ》どもが｜木《き》を｜集《あつ》めます。',
      'New Year decorations are burned on the river bank and rice cakes toasted over the fire. The ' +
        'schoolchildren gather wood in the morning.',
    ),
    starts_on: '2027-01-10',
    start_time: '15:00',
    end_time: '17:00',
    venue: '星見川の河原',
    location: river.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'snow-shovelling-2027',
    name: words('雪かき体験', '｜雪《ゆき》を｜片付《かたづ》ける｜体験《たいけん》', 'Try shovelling snow'),
    description: words(
      'いちばん寒い時期に、お試し住宅のまわりで雪かきと水抜きを習います。1泊2日です。雪がなければ、冬の道を歩きます。',
      'いちばん｜寒《さむ》いときに、｜雪《ゆき》の｜片付《かたづ》けを｜習《なら》います。｜水道《すいどう》の｜水《みず》の｜止《と》め｜方《かた》も｜習《なら》います。1｜泊《ぱく》します。',
      'In the coldest weeks, learn to shovel snow and drain pipes around the trial house. One night. If there ' +
        'is no snow, we walk the winter roads.',
    ),
    starts_on: '2027-01-16',
    ends_on: '2027-01-17',
    start_time: '13:00',
    end_time: '11:00',
    venue: 'お試し住宅',
    location: house.location,
    fee: '1世帯2,500円（宿泊と暖房）',
  }),
  inCalendar({
    town_event_id: 'school-briefing-2027',
    name: words(
      '小学校の入学説明会',
      '｜小学校《しょうがっこう》の｜説明《せつめい》の｜会《かい》',
      'Starting school: a briefing',
    ),
    description: words(
      '2027年4月に入学する子の家の人に、持ち物と一日の流れを話します。移る予定の方も、電話でお知らせのうえ来られます。',
      '2027｜年《ねん》4｜月《がつ》に｜小学校《しょうがっこう》に｜入《はい》る｜子《こ》どもの、｜家《いえ》の｜人《ひと》の｜会《かい》です。' +
        '｜引《ひ》っ｜越《こ》す｜予定《よてい》の｜人《ひと》も｜来《こ》られます。｜前《まえ》に｜電話《でんわ》してください。',
      'For parents of children starting in April 2027: what to bring and how the day goes. Families planning ' +
        'to move are welcome; please ring first.',
    ),
    starts_on: '2027-02-03',
    start_time: '14:00',
    end_time: '15:30',
    venue: '星見小学校 体育館',
    location: elementary.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'winter-walk-2027',
    name: words(
      '冬の町を見る日',
      '｜冬《ふゆ》の｜町《まち》を｜見《み》る｜日《ひ》',
      'See the town in winter',
    ),
    description: words(
      '通学路、スーパー、診療所を、コンシェルジュと歩いて回ります。凍った坂もそのまま歩きます。5組までです。',
      '｜学校《がっこう》の｜道《みち》とスーパーと｜診療所《しんりょうじょ》を｜見《み》ます。みんなで｜歩《ある》きます。｜凍《こお》った｜坂《さか》も｜歩《ある》きます。5つの｜家族《かぞく》までです。',
      'A walk with a concierge: the way to school, the supermarket, the clinic, and the icy slope as it is. ' +
        'Five households.',
    ),
    starts_on: '2027-02-13',
    start_time: '10:00',
    end_time: '14:00',
    venue: '星見町役場',
    location: townHall.location,
    fee: '無料（昼食800円）',
  }),
  inCalendar({
    town_event_id: 'daycare-trial-2027-02',
    name: words('一日体験入園', '｜保育園《ほいくえん》の｜体験《たいけん》', 'A morning at the daycare'),
    description: words(
      '親子で朝の会と外遊びに入り、給食を少し味見します。着がえを2組持ってきてください。アレルギーは申し込みのときに聞きます。',
      '｜親《おや》と｜子《こ》どもで、｜保育園《ほいくえん》で｜遊《あそ》びます。｜給食《きゅうしょく》を｜少《すこ》し｜食《た》べます。｜着替《きが》えを2つ｜持《も》ってきてください。',
      'Parent and child join the morning circle and outdoor play, and taste the lunch. Bring two changes of ' +
        'clothes; tell us about allergies when you book.',
    ),
    starts_on: '2027-02-26',
    start_time: '09:30',
    end_time: '11:30',
    venue: '星見保育園',
    location: daycare.location,
    fee: '子ども1人200円（給食の味見）',
  }),
];
