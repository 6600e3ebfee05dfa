import type { PlaceKind } from '../../functions/_shared/contract/town.ts';
import type { DatasetKind } from './detectKind.ts';

const support: [RegExp, PlaceKind] = [
  /放課後児童|児童クラブ|学童|児童館|児童の家|児童センター|子育て支援|子育て.*(ひろば|広場|ステーション)|ひろば|ファミリー・サポート|病児|病後児|こどもの国|こども館|こども未来館/,
  'childcare_support',
];

const nurseries: [RegExp, PlaceKind][] = [
  [/認定こども園|こども園|子ども園/, 'childcare_centre'],
  [/幼稚園/, 'kindergarten'],
  [/保育|託児|ほいくえん/, 'daycare'],
];

const schools: [RegExp, PlaceKind][] = [
  [/小学校|義務教育学校/, 'elementary_school'],
  [/中学校|中等教育学校/, 'junior_high_school'],
  [/高等学校|高校|高等専門学校/, 'high_school'],
];

const others: [RegExp, PlaceKind][] = [
  [/図書館|図書室/, 'library'],
  [/美術館|博物館|資料館|記念館|文学館|ミュージアム|ギャラリー/, 'museum'],
  [/コミュニティセンター|公民館|集会所|交流館|市民センター|生涯学習/, 'community_centre'],
  [/市役所|町役場|村役場|支所|出張所|総合センター/, 'town_hall'],
  [/道の駅|市場|商店/, 'shop'],
  [/公園|緑地|緑道|広場|運動場|庭園|キャンプ場|いこいの森|の森$/, 'park'],
  [/神社|寺$|八幡/, 'shrine'],
  [/展望台/, 'lookout'],
  [/駅$/, 'station'],
];

const byDataset: Record<Exclude<DatasetKind, 'events'>, [RegExp, PlaceKind][]> = {
  childcare: [support, ...nurseries],
  education: [...schools, ...nurseries],
  medical: [[/病院/, 'hospital']],
  public: [...schools, support, ...nurseries, ...others],
};

/**
 * The kind of one place, from the type it says it is, else from its name; null when neither tells.
 * A club in a nursery is a club: the type comes first.
 */
export function placeKindOf(dataset: DatasetKind, name: string, type: string): PlaceKind | null {
  const fits = dataset === 'events' ? [] : byDataset[dataset];
  if (dataset === 'medical')
    return /病院/.test(type) || (type === '' && /病院/.test(name)) ? 'hospital' : 'clinic';
  if (/盲学校|聾学校|ろう学校|養護学校|特別支援学校/.test(name)) return 'public_facility';
  for (const text of [type, name]) {
    const found = fits.find(([pattern]) => pattern.test(text));
    if (found) return found[1];
  }
  return null;
}

/** What the rows that told nothing are: the kind of at least half of the other rows of their file. */
export function restKind(dataset: DatasetKind, kinds: (PlaceKind | null)[]): PlaceKind {
  const counts = new Map<PlaceKind, number>();
  for (const kind of kinds) if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [kind, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['public_facility', 0];
  if (count * 2 >= kinds.length) return kind;
  return dataset === 'childcare' ? 'childcare_support' : 'public_facility';
}
