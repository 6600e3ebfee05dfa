// The kinds of place, each once. The list is what pages choose from, in its order; the table is what the importer of
// municipal files knows of each, and families never download it. A kind's name on the screen is the message
// `places.kind.<kind>` (src/i18n); the compiler asks for it and for its row.
import type { Theme } from './choices.ts';

/** Kinds of place, named as JA municipal open data divides them. */
export const placeKinds = [
  'elementary_school',
  'junior_high_school',
  'high_school',
  'daycare',
  'kindergarten',
  'childcare_centre', // 認定こども園
  'childcare_support', // 子育て支援拠点, 児童館, 児童クラブ
  'clinic',
  'hospital',
  'station',
  'town_hall',
  'community_centre',
  'library',
  'museum',
  'shop',
  'post_office',
  'park',
  'shrine',
  'house',
  'workplace',
  'farm',
  'river',
  'lookout',
  'square',
  'public_facility',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** The municipal lists a place can stand in (推奨データセット). */
export type PlaceList = 'childcare' | 'education' | 'medical' | 'public';

export interface PlaceKindRow {
  /** The theme it stands under where the file says nothing else. */
  theme: Theme;
  /** What a sentence calls it. */
  noun: { ja: string; en: string };
  /** What tells it by its 種別 or its name, and in which lists that is asked. */
  sign?: { pattern: RegExp; lists: readonly PlaceList[] };
  /** Lists overlap: within a family, the same name and address are one place. */
  family?: 'school' | 'nursery' | 'medical';
}

/** In the order in which the signs are tried: 認定こども園 before 保育園, which its name may hold too. */
export const placeKindTable: Readonly<Record<PlaceKind, PlaceKindRow>> = {
  elementary_school: {
    theme: 'learn',
    noun: { ja: '小学校', en: 'An elementary school' },
    sign: { pattern: /小学校|義務教育学校/, lists: ['education', 'public'] },
    family: 'school',
  },
  junior_high_school: {
    theme: 'learn',
    noun: { ja: '中学校', en: 'A junior high school' },
    sign: { pattern: /中学校|中等教育学校/, lists: ['education', 'public'] },
    family: 'school',
  },
  high_school: {
    theme: 'learn',
    noun: { ja: '高校', en: 'A high school' },
    sign: { pattern: /高等学校|高校|高等専門学校/, lists: ['education', 'public'] },
    family: 'school',
  },
  childcare_support: {
    theme: 'learn',
    noun: { ja: '子育て支援の施設', en: 'A place that supports families' },
    sign: {
      pattern: /* @__PURE__ */ new RegExp(
        '放課後児童|児童クラブ|学童|児童館|児童の家|児童センター|子育て支援|子育て.*(ひろば|広場|ステーション)|ひろば|' +
          'ファミリー・サポート|病児|病後児|こどもの国|こども館|こども未来館',
      ),
      lists: ['childcare', 'public'],
    },
  },
  childcare_centre: {
    theme: 'learn',
    noun: { ja: '認定こども園', en: 'A nursery and kindergarten in one' },
    sign: { pattern: /認定こども園|こども園|子ども園/, lists: ['childcare', 'education', 'public'] },
    family: 'nursery',
  },
  kindergarten: {
    theme: 'learn',
    noun: { ja: '幼稚園', en: 'A kindergarten' },
    sign: { pattern: /幼稚園/, lists: ['childcare', 'education', 'public'] },
    family: 'nursery',
  },
  daycare: {
    theme: 'learn',
    noun: { ja: '保育所', en: 'A nursery' },
    sign: { pattern: /保育|託児|ほいくえん/, lists: ['childcare', 'education', 'public'] },
    family: 'nursery',
  },
  library: {
    theme: 'learn',
    noun: { ja: '図書館', en: 'A library' },
    sign: { pattern: /図書館|図書室/, lists: ['public'] },
  },
  museum: {
    theme: 'nature',
    noun: { ja: '文化施設', en: 'A museum' },
    sign: { pattern: /美術館|博物館|資料館|記念館|文学館|ミュージアム|ギャラリー/, lists: ['public'] },
  },
  community_centre: {
    theme: 'live',
    noun: { ja: '地域の交流施設', en: 'A community centre' },
    sign: { pattern: /コミュニティセンター|公民館|集会所|交流館|市民センター|生涯学習/, lists: ['public'] },
  },
  town_hall: {
    theme: 'live',
    noun: { ja: '役所の窓口', en: 'A municipal office' },
    sign: { pattern: /市役所|町役場|村役場|支所|出張所|総合センター/, lists: ['public'] },
  },
  shop: {
    theme: 'live',
    noun: { ja: '買い物のできる場所', en: 'A place to shop' },
    sign: { pattern: /道の駅|市場|商店/, lists: ['public'] },
  },
  park: {
    theme: 'nature',
    noun: { ja: '公園', en: 'A park' },
    sign: { pattern: /公園|緑地|緑道|広場|運動場|庭園|キャンプ場|いこいの森|の森$/, lists: ['public'] },
  },
  shrine: {
    theme: 'nature',
    noun: { ja: '社寺', en: 'A shrine or temple' },
    sign: { pattern: /神社|寺$|八幡/, lists: ['public'] },
  },
  lookout: {
    theme: 'nature',
    noun: { ja: '展望台', en: 'A lookout' },
    sign: { pattern: /展望台/, lists: ['public'] },
  },
  post_office: {
    theme: 'live',
    noun: { ja: '郵便局', en: 'A post office' },
    sign: { pattern: /郵便局/, lists: ['public'] },
  },
  station: {
    theme: 'live',
    noun: { ja: '駅', en: 'A station' },
    sign: { pattern: /駅$/, lists: ['public'] },
  },
  clinic: {
    theme: 'live',
    noun: { ja: '診療所', en: 'A clinic' },
    family: 'medical',
  },
  hospital: {
    theme: 'live',
    noun: { ja: '病院', en: 'A hospital' },
    family: 'medical',
  },
  house: {
    theme: 'live',
    noun: { ja: '住まい', en: 'A house' },
  },
  workplace: {
    theme: 'work',
    noun: { ja: '働く場所', en: 'A workplace' },
  },
  farm: {
    theme: 'work',
    noun: { ja: '農地', en: 'A farm' },
  },
  river: {
    theme: 'nature',
    noun: { ja: '川', en: 'A river' },
  },
  square: {
    theme: 'live',
    noun: { ja: '広場', en: 'A square' },
  },
  public_facility: {
    theme: 'live',
    noun: { ja: '公共の施設', en: 'A public facility' },
  },
};
