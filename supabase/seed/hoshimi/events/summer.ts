import type { TownEvent } from '../../../functions/_shared/contract/town.ts';
import { elementary } from '../places/elementary.ts';
import { farm } from '../places/farm.ts';
import { lookout } from '../places/lookout.ts';
import { river } from '../places/river.ts';
import { shrine } from '../places/shrine.ts';
import { square } from '../places/square.ts';
import { townHall } from '../places/town-hall.ts';
import { words } from '../words.ts';
import { inCalendar } from './inCalendar.ts';

/** April to October 2027. */
export const summerEvents: TownEvent[] = [
  inCalendar({
    town_event_id: 'stars-2027-04',
    name: words(
      '星空観望会（春）',
      '｜星《ほし》を｜見《み》る｜会《かい》（4｜月《がつ》）',
      'Star evening in spring',
    ),
    description: words(
      '細い月と、春の大きな曲線を見ます。丘の道が開いて、はじめての会です。曇りなら中止です。',
      '｜細《ほそ》い｜月《つき》と、｜春《はる》の｜星《ほし》を｜見《み》ます。｜曇《くも》りのときは、ありません。',
      'A thin moon and the great curve of the spring stars. The first since the road reopened. Cancelled if cloudy.',
    ),
    starts_on: '2027-04-10',
    start_time: '19:30',
    end_time: '21:00',
    venue: '星見の丘',
    location: lookout.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'cherry-festival-2027',
    name: words('桜まつり', '｜桜《さくら》まつり', 'Cherry blossom days'),
    description: words(
      '広場から神社までの桜に、夜だけ小さな明かりをつけます。花が早い年も遅い年も、日は変えません。',
      '｜広場《ひろば》から｜神社《じんじゃ》まで、｜桜《さくら》があります。｜夜《よる》に｜小《ちい》さい｜明《あ》かりをつけます。｜花《はな》がない｜年《とし》もあります。',
      'Small lights at night under the cherries from the square to the shrine. The date stays, whether the ' +
        'blossom is early or late.',
    ),
    starts_on: '2027-04-17',
    ends_on: '2027-04-18',
    start_time: '10:00',
    end_time: '20:00',
    venue: '星見広場',
    location: square.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'market-2027-05',
    name: words('5月の朝市と苗の交換', '5｜月《がつ》の｜朝市《あさいち》', 'May market and seedling swap'),
    description: words(
      'いつもの朝市に、家で余った野菜の苗を持ち寄ります。持って来なくても、もらえます。',
      'いつもの｜朝市《あさいち》です。｜野菜《やさい》の｜苗《なえ》をあげたり、もらったりします。｜持《も》ってこなくても、もらえます。',
      'The usual morning market, with spare vegetable seedlings to swap. Come empty-handed if you like.',
    ),
    starts_on: '2027-05-09',
    start_time: '08:00',
    end_time: '11:00',
    venue: '星見広場',
    location: square.location,
  }),
  inCalendar({
    town_event_id: 'farm-trial-2027-05',
    name: words(
      '畑の体験（りんごの実を間引く）',
      '｜畑《はたけ》の｜体験《たいけん》（りんごの｜実《み》）',
      'A morning on the farm: thinning apples',
    ),
    description: words(
      'よい実を残すために、小さな実を間引きます。子どもは低い枝を受け持ちます。長そでと帽子で来てください。',
      '｜小《ちい》さいりんごを｜取《と》ります。｜残《のこ》ったりんごが｜大《おお》きくなります。｜子《こ》どもも｜手伝《てつだ》います。｜長《なが》い｜袖《そで》の｜服《ふく》と｜帽子《ぼうし》で｜来《き》てください。',
      'Small fruit is thinned out so that the rest grows well; children take the low branches. Long sleeves ' +
        'and a hat, please.',
    ),
    starts_on: '2027-05-22',
    start_time: '09:00',
    end_time: '12:00',
    venue: 'みんなの農園',
    location: farm.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'school-open-day-2027',
    name: words('小学校の公開日', '｜小学校《しょうがっこう》を｜見《み》る｜日《ひ》', 'School open day'),
    description: words(
      'ふだんの授業を、だれでも見られます。3・4年生の複式学級も見られます。上ばきを持ってきてください。',
      'いつもの｜授業《じゅぎょう》を｜見《み》られます。だれでも｜来《こ》られます。3｜年生《ねんせい》と4｜年生《ねんせい》のクラスも｜見《み》られます。' +
        '｜学校《がっこう》で｜履《は》く｜靴《くつ》を｜持《も》ってきてください。',
      'Ordinary lessons, open to anyone, the composite class included. Bring indoor shoes.',
    ),
    starts_on: '2027-06-12',
    start_time: '08:45',
    end_time: '11:30',
    venue: '星見小学校',
    location: elementary.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'fireflies-2027',
    name: words('ほたるの夕べ', 'ほたるを｜見《み》る｜夜《よる》', 'Firefly evening'),
    description: words(
      '川べりの道を、明かりを消して歩きます。雨や寒い夜は、ほとんど飛びません。虫よけは会場では使えません。',
      '｜川《かわ》の｜近《ちか》くを｜歩《ある》きます。｜明《あ》かりを｜消《け》します。｜雨《あめ》の｜日《ひ》は、ほたるが｜少《すく》ないです。｜虫《むし》の｜薬《くすり》は｜使《つか》えません。',
      'A walk by the river without lights. On wet or chilly nights few appear. No insect spray, please.',
    ),
    starts_on: '2027-06-19',
    ends_on: '2027-06-26',
    start_time: '19:30',
    end_time: '21:00',
    venue: '星見川の河原',
    location: river.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'river-day-2027',
    name: words('川遊びの日', '｜川《かわ》で｜遊《あそ》ぶ｜日《ひ》', 'River day'),
    description: words(
      '見守りの大人が8人つき、救命胴衣を全員に貸します。前の日に雨が降ったら中止です。',
      '8｜人《にん》の｜大人《おとな》が｜見《み》ています。｜水《みず》の｜安全《あんぜん》の｜服《ふく》を｜貸《か》します。｜前《まえ》の｜日《ひ》が｜雨《あめ》のときは、ありません。',
      'Eight adults on watch and a life jacket for everyone. Cancelled if it rained the day before.',
    ),
    starts_on: '2027-07-24',
    start_time: '10:00',
    end_time: '14:00',
    venue: '星見川の河原',
    location: river.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'stars-2027-08',
    name: words(
      '星空観望会（夏）',
      '｜星《ほし》を｜見《み》る｜会《かい》（8｜月《がつ》）',
      'Star evening in summer',
    ),
    description: words(
      '月が沈んでから、天の川を見ます。夜は15℃ほどに下がるので、上着を持ってきてください。寝袋を貸します。',
      '｜天《あま》の｜川《がわ》を｜見《み》ます。｜夜《よる》は｜寒《さむ》いです。｜上着《うわぎ》を｜持《も》ってきてください。｜寝袋《ねぶくろ》を｜貸《か》します。',
      'The Milky Way once the moon is down. The night drops to about 15 °C, so bring a jacket; sleeping bags are lent.',
    ),
    starts_on: '2027-08-07',
    start_time: '20:00',
    end_time: '22:00',
    venue: '星見の丘',
    location: lookout.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'bon-dance-2027',
    name: words('盆踊り', '｜盆踊《ぼんおど》り', 'Bon dance'),
    description: words(
      '広場にやぐらを立てて、2時間ほど踊ります。帰省の人も多い夜です。駐車場がないので、歩いて来てください。',
      '｜広場《ひろば》で｜踊《おど》ります。2｜時間《じかん》ぐらいです。｜人《ひと》が｜多《おお》いです。｜車《くるま》は｜止《と》められません。｜歩《ある》いて｜来《き》てください。',
      'About two hours of dancing round a tower in the square, with many people home for the holiday. No ' +
        'parking; please walk.',
    ),
    starts_on: '2027-08-14',
    start_time: '19:00',
    end_time: '21:00',
    venue: '星見広場',
    location: square.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'autumn-festival-2027',
    name: words('秋祭り', '｜秋祭《あきまつ》り', 'Autumn festival'),
    description: words(
      '子どもみこしが、土曜の午後に町を回ります。見学の家族も担げます。夜は神社で神楽があります。',
      '｜土曜日《どようび》の｜午後《ごご》、｜子《こ》どもがみこしを｜担《かつ》ぎます。｜見《み》に｜来《き》た｜家族《かぞく》も｜入《はい》れます。｜夜《よる》は、｜神社《じんじゃ》で｜踊《おど》りを｜見《み》ます。',
      'The children’s portable shrine goes round on Saturday afternoon, and visiting families may lend a ' +
        'shoulder. In the evening, sacred dance at the shrine.',
    ),
    starts_on: '2027-09-18',
    ends_on: '2027-09-19',
    start_time: '13:00',
    end_time: '20:30',
    venue: '星見神社と町の通り',
    location: shrine.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'stars-2027-10',
    name: words(
      '星空観望会（秋）',
      '｜星《ほし》を｜見《み》る｜会《かい》（10｜月《がつ》）',
      'Star evening in autumn',
    ),
    description: words(
      '土星の輪と、秋の四角形を見ます。熊よけに、みんなで固まって歩きます。曇りなら中止です。',
      '｜土星《どせい》と｜秋《あき》の｜星《ほし》を｜見《み》ます。みんなでいっしょに｜歩《ある》きます。｜熊《くま》が｜来《こ》ないようにします。｜曇《くも》りのときは、ありません。',
      'The rings of Saturn and the autumn square. We walk together because of bears. Cancelled if cloudy.',
    ),
    starts_on: '2027-10-02',
    start_time: '18:30',
    end_time: '20:00',
    venue: '星見の丘',
    location: lookout.location,
    fee: '無料',
  }),
  inCalendar({
    town_event_id: 'daycare-briefing-2027-10',
    name: words(
      '2028年4月入園の説明会',
      '｜保育園《ほいくえん》の｜説明《せつめい》の｜会《かい》（2028｜年《ねん》4｜月《がつ》から）',
      'Daycare briefing for April 2028',
    ),
    description: words(
      '4つの園の先生が、給食、昼寝、持ち物のことを話します。子どもは横のたたみの間で遊べます。',
      '4つの｜保育園《ほいくえん》の｜先生《せんせい》が｜話《はな》します。｜給食《きゅうしょく》と｜昼寝《ひるね》と｜持《も》ち｜物《もの》の｜話《はなし》です。｜子《こ》どもは、｜隣《となり》で｜遊《あそ》べます。',
      'Teachers from the four daycares talk about lunch, naps and what to bring. Children can play on the mats ' +
        'alongside.',
    ),
    starts_on: '2027-10-13',
    start_time: '10:00',
    end_time: '11:30',
    venue: '星見町役場 1階',
    location: townHall.location,
    fee: '無料',
  }),
];
