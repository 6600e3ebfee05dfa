// Words that families use for one thing, in the languages they ask in. A group's words stand for one another; written
// as people say them, folded when they are read. A town adds its own.

export const synonyms: readonly (readonly string[])[] = [
  // children, school, care
  [
    '保育園',
    '保育所',
    'こども園',
    '託児所',
    'ほいくえん',
    'daycare',
    'nursery',
    'creche',
    '保育园',
    '托儿所',
  ],
  ['幼稚園', 'ようちえん', 'kindergarten', 'preschool'],
  [
    '学童',
    '児童クラブ',
    '放課後クラブ',
    '学童保育',
    'アフタースクール',
    '放課後',
    'after-school',
    'after school',
  ],
  ['待機児童', '待機', 'waiting list'],
  ['空き', 'あき', '定員の空き', 'vaga', 'vacancy', 'openings'],
  ['保育料', 'ほいくりょう', '保育園の料金', '保育園のお金', 'childcare fee', 'daycare fee'],
  ['一時保育', '一時預かり', '預かり保育', 'temporary care'],
  ['病児保育', '病後児保育', '熱が出たとき', 'sick child care', 'sick-child care'],
  ['給食', 'お昼ごはん', '昼食', 'きゅうしょく', 'lunch', 'school meal'],
  ['アレルギー', '除去食', '除去', 'allergy', 'allergies', 'allergic'],
  ['宗教', 'ハラル', 'ハラール', 'しゅうきょう', 'religion', 'halal'],
  ['昼寝', '午睡', 'nap'],
  ['息を確かめ', '息をして', '呼吸', '眠っている間の確認', 'sids'],
  ['クラス', '学級', '1クラス', '一クラス', '学年ごとの人数', 'class size'],
  ['複式', '複式学級', '異学年'],
  ['タブレット', '学習用の端末', '端末', 'パソコン', 'ipad', 'gigaスクール', 'tablet'],
  ['部活', '部活動', 'クラブ活動', '吹奏楽', 'ブラスバンド', '金管バンド', '合唱', 'club'],
  ['習い事', '習いごと', '塾', 'ピアノ教室', 'lesson', 'lessons'],
  ['エアコン', '冷房', 'クーラー', 'air conditioning', 'air conditioner'],
  ['登下校', '登校', '通学', '通学路', '学校まで', 'way to school'],
  ['旗振り', '見守りの人', '黄色い旗', '旗当番', '交通当番', '見守り'],
  ['スクールバス', '通学バス', 'school bus'],
  ['中学校', '中学', 'junior high', 'middle school'],
  ['高校', '高等学校', 'high school'],
  ['入学', '入学式', '小学校に入る', '就学'],
  ['見学', '公開日', '参観', '授業参観', '体験入園', '見られます', '見に行', 'visit', 'open day'],
  ['図書館', '図書室', '本を借り', 'library'],
  ['乳児', '0歳', '生後', '赤ちゃん', 'baby', 'infant'],
  ['預け', '預かり', '預かる', '預け始め', '入れる年齢'],
  ['おむつ', 'オムツ', '紙おむつ', 'diaper', 'nappies'],
  ['医療費助成', '医療費の助成', '医療費', '子ども医療', '福祉医療', 'medical subsidy'],
  ['申し込み', '申込', '申請', '手続き', '応募', 'apply', 'application'],
  ['公園', '遊具', 'すべり台', 'ブランコ', 'playground'],
  ['遊ぶ', '遊び', '遊び場', '外遊び', '外で遊ぶ', 'あそび', 'play', 'outside', 'outdoor', 'outdoors'],
  // health
  ['病院', '診療所', '医者', '医院', 'クリニック', 'お医者さん', 'hospital', 'clinic', 'doctor', '医院'],
  ['小児科', '子どもの医者', 'paediatric', 'paediatrics', 'pediatrician', 'pediatric'],
  ['産婦人科', 'お産', '出産', '産科', '産院', '妊婦健診', '妊娠', 'birth', 'maternity', 'pregnant'],
  ['歯医者', '歯科', '歯科医院', 'dentist'],
  ['耳鼻科', '耳鼻咽喉科'],
  ['皮膚科', '皮ふ科'],
  ['薬局', '薬屋', 'くすりや', 'ドラッグストア', '調剤', 'pharmacy', 'drugstore'],
  ['予防接種', '予防摂取', 'ワクチン', '注射', 'vaccination', 'vaccine'],
  ['救急', '救急車', '119', 'ambulance', 'emergency'],
  ['夜間', '夜と休日', '夜の小児科', '休日診療', '夜中', '夜に', 'noite', 'night'],
  ['子育て', '育児', 'childcare', 'parenting'],
  // home, money
  ['家賃', '賃貸', 'アパート', '借家', '租房', 'rent', 'apartment'],
  ['空き家', '空き家バンク', '中古住宅', '古民家', 'vacant house'],
  ['市営住宅', '町営住宅', '村営住宅', '公営住宅', '県営住宅', '団地', 'town flat', 'public housing'],
  ['お試し', 'お試し住宅', '体験住宅', 'お試し移住', 'trial', 'trial house', 'trial stay'],
  [
    '料金',
    '費用',
    '値段',
    'いくら',
    'お金',
    'かかるお金',
    '金額',
    '多少钱',
    'cost',
    'price',
    'fee',
    'how much',
  ],
  ['灯油', '暖房費', '暖房代', '灯油代', 'ストーブ', 'heating', 'kerosene'],
  ['ガス代', 'プロパン', 'プロパンガス', '都市ガス', 'propane'],
  [
    'ごみ',
    'ゴミ',
    'ごみ出し',
    'ごみの出し方',
    'ごみの分け方',
    '分別',
    '燃えるごみ',
    'もえるごみ',
    'rubbish',
    'garbage',
    'trash',
  ],
  [
    'インターネット',
    'ネット',
    'ネット回線',
    '光回線',
    'wi-fi',
    'wifi',
    '光ファイバー',
    'broadband',
    'internet',
  ],
  ['速さ', '速度', '回線速度', 'speed'],
  ['携帯', '電波', 'スマホ', 'mobile signal'],
  ['補助金', '助成金', '補助', '助成', '支援金', '給付', 'grant', 'subsidy'],
  // work
  ['求人', '仕事', '就職', '募集', '転職', '働き口', 'job', 'jobs', 'work'],
  ['給料', '年収', '収入', '月給', '賃金', 'お給料', 'salary', 'wage', 'wages', 'pay'],
  ['正社員', 'full-time', 'full time'],
  ['コワーキング', 'テレワーク', 'リモートワーク', '在宅勤務', '在宅で働', 'coworking', 'remote work'],
  ['起業', '開業', '店を開', '店の開き', '空き店舗', '創業'],
  ['就農', '農業研修', '農業を仕事', '新規就農'],
  // getting about
  [
    '車なし',
    '車がない',
    '免許がない',
    '免許なし',
    '車を持たない',
    'ペーパードライバー',
    'without a car',
    'no car',
  ],
  ['バス', 'ばす', 'コミュニティバス', 'bus'],
  ['タクシー', '乗合タクシー', 'デマンドタクシー', 'taxi'],
  ['電車', '列車', '鉄道', 'jr', 'train'],
  ['終電', '最終電車', '最終', '終電車', 'last train'],
  ['始発', 'first train'],
  ['時刻表', 'ダイヤ', 'timetable'],
  ['通勤', '通う', '通え', '電車で', 'commute', 'commuting'],
  ['隣の市', '隣町', 'となりの市', '市内まで', 'next city'],
  ['東京', '都心', '新宿', '首都圏', 'tokyo'],
  ['何時間', '所要時間', 'どのくらいかかる', 'how long'],
  ['suica', 'icカード', '交通系ic', '交通系icカード', 'pasmo', 'スイカ'],
  ['駐車場', 'パーキング', 'parking'],
  ['スタッドレス', '冬のタイヤ', '冬タイヤ', 'snow tyres', 'winter tyres'],
  // shops
  ['スーパー', '買い物', '買物', '買う', '買え', '食料品', 'buy', 'shopping', 'supermarket', 'groceries'],
  ['コンビニ', 'セブン', 'ローソン', 'ファミマ', 'convenience store'],
  ['銀行', 'atm', '現金', 'お金をおろ', 'お金を下ろ', 'cash', 'bank'],
  ['幅', '長さ', '広さ', '大きさ', '面積', 'width', 'length', 'size'],
  ['配達', '宅配', '移動販売', 'ネットスーパー', 'delivery'],
  ['朝市', '朝一', 'マルシェ', '市場', 'market'],
  ['パン屋', 'ベーカリー', 'bakery'],
  // nature, season
  ['雪かき', '雪掻き', '雪下ろし', '除雪', 'snow clearing', 'shovelling', 'shoveling'],
  [
    '積雪',
    '雪の深さ',
    '雪の量',
    '大雪',
    '豪雪',
    '積もる',
    '積もり',
    '積も',
    'つもり',
    'つもる',
    'snow depth',
  ],
  ['寒い', '寒さ', '寒く', '気温', '最低気温', '冷え', 'cold', 'temperature'],
  ['暑い', '暑さ', '猛暑', '最高気温'],
  ['熊', 'クマ', 'くま', 'ツキノワグマ', 'bear', 'bears'],
  ['動物の害', '動物による害', '獣害', '猿', '猪', 'イノシシ'],
  ['天の川', '星空', '星が見え', '観望会', '天体観測', 'milky way', 'stars'],
  ['蛍', 'ほたる', 'ホタル', 'firefly', 'fireflies'],
  ['桜', 'さくら', '花見', 'cherry'],
  ['まつり', '祭り', '祭', 'お祭り', 'festival'],
  ['盆踊り', '盆おどり', 'ぼんおどり', 'bon dance'],
  ['遅霜', 'おそじも', '遅い霜', '最後の霜', 'frost'],
  ['標高', '海抜', 'ひょうこう', 'altitude', 'elevation'],
  ['川遊び', '水遊び', '川で遊', 'かわあそび', 'river play'],
  ['安全', '危ない', '危なく', '危険', '見守り', '監視員', 'ライフガード', 'safe', 'dangerous', 'lifeguard'],
  ['洪水', '浸水', '水につかる', 'ハザードマップ', '水害', 'flood'],
  ['人数', '何人', '子どもの数', '児童の数', 'how many'],
  ['防災', '災害', '防災無線', 'disaster', 'emergency alert', 'alerts'],
  ['農園', '市民農園', '貸し農園', '貸農園', '家庭菜園', '家族の区画', '区画', 'allotment', 'garden plot'],
  // town
  ['役場', '役所', '市役所', '町役場', '庁舎', 'town hall', 'city hall'],
  ['窓口', 'カウンター', 'counter'],
  [
    '移住相談',
    '移住の相談',
    '移住コンシェルジュ',
    'コンシェルジュ',
    '相談',
    'そうだん',
    'advice',
    'concierge',
  ],
  ['定住', '住み続け', '1年後も住んでいる', '出て行', '出ていった', '離れた', '戻った', 'settled', 'stayed'],
  [
    'ポルトガル語',
    'ポルトガルご',
    '外国語',
    '通訳',
    '言葉',
    '多言語',
    'languages',
    'interpreter',
    'portuguese',
  ],
  ['英語', 'えいご', 'english'],
  ['子ども', '子供', 'こども', '児童', 'child', 'children', 'kids'],
  ['移住者', '移ってきた人', '移ってきた', '移住した人', 'movers', 'newcomers'],
  ['転入', '転入届', '住民票', '引っ越しの手続き', '転入の手続き', 'moving in'],
  ['電話番号', '電話', '連絡先', 'でんわ', 'phone', 'telephone'],
  ['車椅子', '車いす', 'バリアフリー', '段差', 'wheelchair'],
  ['待ち時間', '待ち', '待つ', 'まちじかん', 'waiting time', 'wait'],
  ['昼', '昼間', '日中', 'ひるま'],
  ['熱', '発熱', '具合が悪', '病気', 'fever', 'sick', 'ill'],
  ['家賃', 'やちん'],
  ['医療費', 'いりょうひ'],
  ['仕事', 'しごと', '働く', 'はたらく'],
  ['人口', '何人住', 'population'],
  ['お知らせ', '通知', '連絡', '回覧板', 'news', 'notice', 'notices'],
  ['自治会', '町内会', '地区の会費', '地区の当番', '隣組', '区費', 'neighbourhood association'],
  [
    '何時',
    '何時まで',
    '営業時間',
    '開庁時間',
    '開いている時間',
    '診療時間',
    'いつまで',
    'opening hours',
    'open until',
  ],
  ['何曜日', 'なんようび', '曜日', 'いつ', '開く日', 'which day'],
  ['井戸', '湧き水', 'わき水', 'well'],
  ['幅', '広さ', '大きさ', 'width'],
];

/** What leads to something else, and not back: who asks for the first is helped by the second. */
export const leads: readonly (readonly [from: readonly string[], to: readonly string[]])[] = [
  [
    ['車なし', '車がない', 'no car', 'without a car'],
    ['バス', '乗合タクシー', '1世帯の車の数'],
  ],
  [['幼稚園', 'kindergarten'], ['保育園']],
  [['待機児童', '待機'], ['空き']],
  [
    ['銀行', 'atm'],
    ['郵便局', '農協'],
  ],
  [
    ['料金', '費用', 'いくら', '値段', 'お金', 'cost', 'price', 'fee'],
    ['円', '無料', 'yen', 'free'],
  ],
  [
    ['何時', '何時まで', 'いつまで'],
    ['時まで', ':00', ':30'],
  ],
  [
    ['何曜日', 'なんようび', '曜日'],
    ['曜日', '毎日', '平日'],
  ],
  [['何人', '人数'], ['人']],
  [['通勤'], ['電車']],
];

/** What is asked about a thing, not the thing: how much, when, how many. Folded, matched whole. */
export const measures = new Set(
  (
    '料金 費用 値段 いくら お金 金額 cost price fee 何時 何時まで いつ いつまで 何曜日 なんようび 曜日 何人 人数 何時間 何分 何日 何円 何度 ' +
    '時間 幅 広さ 大きさ 速さ speed 見学 申し込み 申込 手続き 数 電話番号 連絡先 電話 何泊 何歳 何キロ なん なんじ 何センチ 期間'
  ).split(' '),
);

/** What people circumscribe themselves with: it says who asks, and little of what. Folded, matched whole. */
export const circumstances = new Set(
  (
    'わたし 私 うち 家族 子 子ども 子供 こども 小さい子 小さい 赤ちゃん 息子 娘 孫 祖母 祖父 母 父 夫 妻 親 両親 夫婦 人 方 ひと 町 まち ' +
    '移住 引っ越し 引越し 場所 ところ 所 もの こと とき 月 年 日 時 ほう 毎月 来年 今年 住む 暮らす 何か月 か月 kids kid child children family ' +
    'place places town month people typical crianca 先生 とき'
  ).split(' '),
);

/** Words that ask nothing by themselves. Folded, matched whole. */
export const silent = new Set(
  (
    'は が を に で と も の へ や か から まで より など って とか ば て た だ です ます ました ません でしょう ですか ますか ありますか でも には では との ' +
    'ある あり いる い います ない なく なか する し します して した でき できる できます なる なり なって どう どの どんな どこ どれ どちら ' +
    'どのくらい どれくらい くらい ぐらい ほど いくつ よう そう この その あの これ それ ください たい おろしたい ほしい 教えて 知りたい について という ' +
    'お ご さん ちゃん くん な ね よ わ れ られ られる せ う ん こ 入れる 入る 行く 行き 会い 会う 会 行 くれ くれます かかり かかる すぐ 何 やって やる やっ ' +
    'したら する したい 出 出し 出したら さが さがして います しています ' +
    '使える 使えます 使え 出る 多い 少ない もらえる もらえます 必要 ' +
    'a an the of to in on at for is are do does can i we you my ' +
    'our there what when where which how until and or with from time ' +
    'it be have has long many much any get para à o da que na no e 的 吗 有 在 了'
  ).split(' '),
);
