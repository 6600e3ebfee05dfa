// Several cities put the kind of facility into the name of the file only. A family must not take a 認可外 nursery for a
// public one, so the file's name counts as a 種別 where no column gives it.
const subjects: [RegExp, string][] = [
  [/認可外|届出保育|unapproved/i, '認可外保育施設'],
  [/企業主導|company_?led/i, '企業主導型保育施設'],
  [/病児|病後児|infant_childcare|sick_child/i, '病児・病後児保育施設'],
  [/子育て支援拠点|rearing_support_base/i, '地域子育て支援拠点'],
  [/放課後児童|児童クラブ|学童|children_?club|after_?school/i, '放課後児童クラブ'],
  [/児童館|childrens_?hall/i, '児童館'],
  [/道の駅|road_?station/i, '道の駅'],
  [/観光|tourist/i, '観光スポット'],
];

/** 種別 out of a file's name: unapproved_childcare_facilities.csv -> 認可外保育施設; null when the name says nothing. */
export function fileSubject(fileName: string): string | null {
  return subjects.find(([pattern]) => pattern.test(fileName.normalize('NFKC')))?.[1] ?? null;
}
