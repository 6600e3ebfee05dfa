// Which header means what. Left: our name; right: headers of 自治体標準オープンデータセット (old and new editions, and how some
// cities misspell them) and of the older #property form, written as they are after tidyHeader(). Case does not matter.
const aliases = {
  id: ['ID', 'NO', 'identification', '教育機関_学校コード', '学校コード', '医療機関コード'],
  municipality_code: [
    '全国地方公共団体コード',
    '都道府県コード又は市区町村コード',
    '市区町村コード',
    '所在地_全国地方公共団体コード',
    'prefCode',
  ],
  prefecture: ['都道府県名', '所在地_都道府県', 'pref'],
  name: [
    '名称',
    '施設名',
    '施設名称',
    '学校名',
    '教育機関_学校名',
    '医療機関の名称',
    '医療機関名',
    '正式名称',
    'name',
    '名前',
  ],
  name_kana: [
    '名称_カナ',
    '名称_フリガナ',
    'フリガナ',
    '教育機関_学校名カナ表記',
    'イベント名_カナ',
    'fullNameInKana',
  ],
  name_en: ['名称_英字', '名称_英語', '英語名称', 'イベント名_英字', 'イベント名_英語', 'fullNameInRomaji'],
  type: [
    '種別',
    '施設種別',
    '分類',
    'カテゴリー',
    'certifiedType',
    '教育機関_学校種',
    '学校種',
    '医療機関の種類',
    'alternativeName',
  ],
  established_by: ['教育機関_設置区分', '設置区分'],
  address: ['所在地_連結表記', '所在地_連結標記', '場所_連結表記', '住所', '所在地', 'address'],
  address_prefecture: ['所在地_都道府県', '都道府県名'],
  address_city: ['所在地_市区町村', '市区町村名', '教育機関_学校所在地(市区町村)'],
  address_town: ['所在地_町字', '教育機関_学校所在地(町字)'],
  address_rest: ['所在地_番地以下', '教育機関_学校所在地(番地以下)'],
  building: ['建物名等(方書)', '方書', 'katagaki'],
  lat: ['緯度', 'latitude', 'lat'],
  lon: ['経度', 'longitude', 'lon', 'lng'],
  location: ['location', '緯度経度'],
  phone: [
    '電話番号',
    '連絡先電話番号',
    'telephoneNumber',
    'telephone number',
    '教育機関_連絡先電話番号',
    'TEL',
  ],
  url: ['URL', 'referenceObject', 'ホームページ'],
  note: ['備考', 'note'],
  access: ['アクセス方法', 'access'],
  parking: ['駐車場情報', 'parkingInformation'],
  capacity: ['収容定員', '定員', 'capacity'],
  ages: ['受入年齢', '対象年齢', 'acceptedAge', 'targetAge', 'targetChildren'],
  days: ['利用可能曜日', 'availableDate', '開館曜日', '診療曜日'],
  start_time: ['開始時間', 'startTime', '診療開始時間', '開館時間'],
  end_time: ['終了時間', 'endTime', '診療終了時間', '閉館時間'],
  hours_weekday: ['startTimeWeekDays', 'normalTime'],
  hours_saturday: ['startTimeSaturday'],
  hours_sunday: ['startTimeSundays'],
  extended: ['extendedChildcare'],
  days_note: [
    '利用可能日時特記事項',
    '利用可能日時特記',
    '利用可能曜日特記事項',
    'availableDateNote',
    '診療日時特記事項',
    '利用可能日時備考',
  ],
  out_of_hours: ['時間外における対応'],
  temporary_keeping: ['一時預かりの有無', 'temporaryKeeping'],
  keeping_type: ['子供預かり料金種別'],
  keeping_price: ['子供預かり料金'],
  keeping_price_note: ['子供預かり料金備考'],
  keeping_start: ['子供預かり開所時間'],
  keeping_end: ['子供預かり閉所時間'],
  sick_care: ['病児保育の有無'],
  nursing_room: ['授乳室'],
  nappy_changing: ['おむつ替えコーナー'],
  eating: ['飲食可否'],
  pram_loan: ['ベビーカー貸出'],
  pram_use: ['ベビーカー利用'],
  barrier_free: ['バリアフリー情報'],
  services: ['serviceContents'],
  price: ['料金(基本)', '料金', 'basicPrice', 'normalPrice'],
  price_note: ['料金(詳細)', 'detailPrice'],
  long_vacation: ['longVacation'],
  long_vacation_price: ['longVacationPrice'],
  registration_fee: ['registrationFee'],
  insurance_fee: ['insuranceFee'],
  snack: ['snack'],
  lunch: ['lunch'],
  operator: [
    '団体名',
    '法人の名称',
    'Establisher',
    '教育機関_設置者情報',
    '設置者',
    '開設者氏名',
    '施設管理者',
  ],
  founded_on: ['認可等年月日', '許可等年月日', 'fiscalYearStartDay', 'openingDate', '開設年月日'],
  checked_on: ['教育機関_属性情報設定年月日', 'データ更新日', 'データ作成日', '最終確認日', '更新日'],
  closed_on: ['教育機関_属性情報廃止年月日'],
  medical_subjects: ['診療科目', 'medicalSubjects'],
  beds: ['病床数', 'numberOfBeds'],
  description: ['説明', '概要', 'description', 'イベント内容'],
  // events
  event_name: ['イベント名', '行事名', 'イベント_名称'],
  start_date: ['開始日', '開催日', '開催開始日'],
  end_date: ['終了日', '開催終了日'],
  date_note: ['開始日時特記事項'],
  venue: ['場所名称', '会場', '開催場所'],
  fee: ['料金', '料金(基本)', '参加費用'],
  audience: ['対象', '参加条件_詳細'],
  contact: ['問い合わせ先(市の担当課)', '連絡先名称', '主催者'],
  application: ['申込期間'],
  apply_by: ['参加申込終了日'],
  apply_by_time: ['参加申込終了時間'],
  apply_how: ['参加申込方法'],
} as const;

export type Column = keyof typeof aliases;
/** Our column -> the header as the file writes it. */
export type Columns = Partial<Record<Column, string>>;

/** Headers come with full-width letters, spaces and brackets: 「ＴＥＬ」,「（市区町村）」. */
export function tidyHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/ ?([()_]) ?/g, '$1')
    .trim();
}

/** Finds our columns among a file's headers, wherever they stand; the first alias that is there wins. */
export function findColumns(headers: string[]): Columns {
  const tidy = new Map(headers.map((header) => [tidyHeader(header).toLowerCase(), header]));
  const found: Columns = {};
  for (const [column, names] of Object.entries(aliases) as [Column, readonly string[]][]) {
    const name = names.find((n) => tidy.has(n.toLowerCase()));
    if (name !== undefined) found[column] = tidy.get(name.toLowerCase());
  }
  return found;
}
