import type { Spot } from '../../../functions/_shared/contract/town.ts';
import { factFrom, source } from '../factFrom.ts';
import { sections } from '../sections.ts';
import { words } from '../words.ts';

const ofSafety = factFrom(
  sections.education,
  source(
    'school/safety',
    '通学路と見守りの記録 2026年度',
    '｜学校《がっこう》への｜道《みち》の｜安全《あんぜん》 2026｜年《ねん》',
    'Safe ways to school 2026',
  ),
);
const ofAfterSchool = factFrom(
  sections.education,
  source(
    'school/after',
    '放課後児童クラブの案内 2026年度',
    '｜児童《じどう》クラブの｜案内《あんない》 2026｜年《ねん》',
    'After-school club 2026',
  ),
);
const ofLunch = factFrom(
  sections.education,
  source(
    'school/lunch',
    '学校給食の手引き 2026年度',
    '｜給食《きゅうしょく》の｜案内《あんない》 2026｜年《ねん》',
    'School lunch handbook 2026',
  ),
);

export const gateSpot: Spot = {
  spot_id: 'school-gate',
  name: words('校門', '｜校門《こうもん》', 'School gate'),
  words: words(
    '朝7時40分から、校長先生と地域の人が立って迎えます。歩いて来る子が48人、スクールバスの子が23人です。帰りは地区ごとに固まって帰ります。',
    '｜朝《あさ》7｜時《じ》40｜分《ぷん》から、｜先生《せんせい》と｜町《まち》の｜人《ひと》が｜待《ま》っています。48｜人《にん》は｜歩《ある》いて｜来《き》ます。23｜人《にん》はバスで｜来《き》ます。' +
      '｜帰《かえ》りは、｜近所《きんじょ》の｜子《こ》どもといっしょです。',
    'From 7:40 the head teacher and neighbours stand here to say good morning. Forty-eight children walk and ' +
      '23 come by school bus. They go home in neighbourhood groups.',
  ),
  good: words(
    '見守りの人が14人いて、どの曲がり角にも大人が1人います。',
    '14｜人《にん》の｜大人《おとな》が、｜道《みち》で｜子《こ》どもを｜見《み》ています。',
    'Fourteen volunteers keep watch, one adult on every corner.',
  ),
  inconvenient: words(
    '最後の坂は冬に凍り、転ぶ子が毎年います。送りの車を止める場所は6台分しかありません。',
    '｜学校《がっこう》の｜前《まえ》の｜坂《さか》は、｜冬《ふゆ》に｜凍《こお》ります。｜転《ころ》ぶ｜子《こ》どもがいます。｜車《くるま》は6｜台《だい》だけ｜止《と》められます。',
    'The last slope ices over in winter, and every year someone falls. There is room for only six cars dropping off.',
  ),
  facts: [
    ofSafety(
      'gate-school-bus',
      words('スクールバス', 'スクールバス', 'School bus'),
      words(
        '2路線、無料。家から2.5km以上の子が対象',
        '2つの｜道《みち》を｜走《はし》ります。お｜金《かね》はいりません。｜家《いえ》が2.5キロより｜遠《とお》い｜子《こ》どもが｜乗《の》ります',
        'Two routes, free, for children living 2.5 km or more away',
      ),
      '2026-04-01',
    ),
    ofSafety(
      'gate-volunteers',
      words('見守りの人', '｜道《みち》で｜見《み》る｜人《ひと》', 'Crossing volunteers'),
      words(
        '14人（平均71歳。なり手を探しています）',
        '14｜人《にん》（｜年《とし》を｜取《と》った｜人《ひと》が｜多《おお》いです。｜新《あたら》しい｜人《ひと》を｜探《さが》しています）',
        '14 (average age 71; more are needed)',
      ),
      '2026-05-11',
    ),
  ],
};

export const gymSpot: Spot = {
  spot_id: 'school-gym',
  name: words('体育館', '｜体育館《たいいくかん》', 'Gym'),
  words: words(
    '放課後は、ここととなりの部屋が児童クラブになります。宿題をして、おやつを食べて、体育館で遊びます。夜は大人がバレーボールをしています。',
    '｜授業《じゅぎょう》のあと、｜児童《じどう》クラブの｜子《こ》どもが｜使《つか》います。｜宿題《しゅくだい》をします。おやつを｜食《た》べます。｜夜《よる》は、｜大人《おとな》がバレーボールをします。',
    'After lessons the gym and the room beside it become the after-school club: homework, a snack, then play. ' +
      'In the evening the adults play volleyball.',
  ),
  good: words(
    '児童クラブへは、外に出ないで行けます。今年度は希望した人が全員入れました。',
    '｜児童《じどう》クラブは｜学校《がっこう》の｜中《なか》です。｜今年《ことし》は、｜入《はい》りたい｜人《ひと》が｜全員《ぜんいん》｜入《はい》れました。',
    'Children reach the club without going outside, and this year everyone who applied got a place.',
  ),
  inconvenient: words(
    '冷房がなく、真夏は使えない日があります。少年団は野球、バレー、陸上の3つで、サッカーは隣の市まで車で45分です。',
    '｜冷房《れいぼう》がありません。｜夏《なつ》は、｜使《つか》えない｜日《ひ》があります。スポーツは｜野球《やきゅう》とバレーと｜陸上《りくじょう》だけです。サッカーは｜隣《となり》の｜市《し》です。',
    'No cooling, so on the hottest days it is closed. The youth teams are baseball, volleyball and athletics; ' +
      'football is 45 minutes away by car.',
  ),
  facts: [
    ofAfterSchool(
      'gym-after-school',
      words('放課後児童クラブ', '｜児童《じどう》クラブ（｜授業《じゅぎょう》のあと）', 'After-school club'),
      words(
        '放課後〜18:30、月5,000円、定員40人（今は34人）',
        '｜授業《じゅぎょう》のあとから｜午後《ごご》6｜時《じ》30｜分《ぷん》まで。1か｜月《げつ》5,000｜円《えん》。40｜人《にん》まで（｜今《いま》は34｜人《にん》）',
        'After lessons until 18:30, 5,000 yen a month, 40 places (34 taken)',
      ),
      '2026-10-05',
    ),
    ofAfterSchool(
      'gym-long-holidays',
      words(
        '長い休みの児童クラブ',
        '｜夏休《なつやす》みなどの｜児童《じどう》クラブ',
        'Club in the long holidays',
      ),
      words(
        '8:00〜18:30、昼は弁当',
        '｜午前《ごぜん》8｜時《じ》から｜午後《ごご》6｜時《じ》30｜分《ぷん》。お｜弁当《べんとう》がいります',
        '8:00–18:30, bring a packed lunch',
      ),
      '2026-07-06',
    ),
  ],
};

export const lunchSpot: Spot = {
  spot_id: 'school-lunch',
  name: words('給食', '｜給食《きゅうしょく》', 'School lunch'),
  words: words(
    '学校の中の調理室で、毎朝作ります。ごはんは町の米です。全校がランチルームに集まり、学年をまぜた席で食べます。',
    '｜学校《がっこう》の｜中《なか》で、｜給食《きゅうしょく》を｜作《つく》ります。｜町《まち》の｜米《こめ》を｜使《つか》います。みんなで、1つの｜部屋《へや》で｜食《た》べます。' +
      '1｜年生《ねんせい》と6｜年生《ねんせい》が、となりで｜食《た》べます。',
    'Cooked every morning in the school’s own kitchen, with rice from the town. The whole school eats in one ' +
      'room, at tables of mixed ages.',
  ),
  good: words(
    '温かいまま出ます。年に4回、保護者も同じ給食を食べられます（1食310円）。',
    '｜給食《きゅうしょく》は｜温《あたた》かいです。1｜年《ねん》に4｜回《かい》、｜家《いえ》の｜人《ひと》も｜食《た》べられます。310｜円《えん》です。',
    'It arrives warm. Four times a year parents can come and eat the same lunch for 310 yen.',
  ),
  inconvenient: words(
    'アレルギーで除けるのは卵と乳だけです。小麦やえびなどは代わりの食事がなく、弁当を持ってきてもらいます。',
    'アレルギーの｜対応《たいおう》は、｜卵《たまご》と｜牛乳《ぎゅうにゅう》だけです。｜小麦《こむぎ》やえびのアレルギーの｜子《こ》どもは、お｜弁当《べんとう》を｜持《も》ってきます。',
    'For allergies the kitchen can leave out only egg and milk. For wheat, prawns and others there is no ' +
      'substitute: you bring a packed lunch.',
  ),
  facts: [
    ofLunch(
      'lunch-fee',
      words('給食費', '｜給食《きゅうしょく》のお｜金《かね》', 'Lunch fee'),
      words(
        '月4,800円（2026年度は公費で払い、家庭の負担は0円）',
        '1か｜月《げつ》4,800｜円《えん》（｜今年《ことし》は｜国《くに》と｜町《まち》が｜払《はら》います。｜家《いえ》は0｜円《えん》です）',
        '4,800 yen a month (paid from public funds in the 2026 school year; families pay nothing)',
      ),
      '2026-04-20',
    ),
    ofLunch(
      'lunch-allergy',
      words('アレルギーの対応', 'アレルギー', 'Allergies'),
      words(
        '卵と乳を除くことのみ。医師の書類が必要。今は4人',
        '｜卵《たまご》と｜牛乳《ぎゅうにゅう》を｜使《つか》わないことができます。｜医者《いしゃ》の｜書類《しょるい》がいります。｜今《いま》は4｜人《にん》です',
        'Egg and milk can be left out, with a doctor’s form; four children at present',
      ),
      '2026-04-20',
    ),
    ofLunch(
      'lunch-local',
      words('町でとれた食材', '｜町《まち》の｜食《た》べ｜物《もの》', 'Food from the town'),
      words(
        '米は100%、野菜は38%（2025年度）',
        '｜米《こめ》は｜全部《ぜんぶ》。｜野菜《やさい》は38%（2025｜年《ねん》）',
        'All of the rice and 38% of the vegetables (2025 school year)',
      ),
      '2026-04-20',
    ),
  ],
};
