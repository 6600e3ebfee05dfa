import {
  placeKindTable,
  type PlaceKind,
  type PlaceList,
} from '../../functions/_shared/contract/placeKinds.ts';
import type { DatasetKind } from './detectKind.ts';

/** The kinds with a sign that is asked in that list, in the table's order. */
const signsIn = (list: PlaceList) =>
  (Object.keys(placeKindTable) as PlaceKind[]).flatMap((kind) => {
    const { sign } = placeKindTable[kind];
    return sign?.lists.includes(list) ? [{ kind, pattern: sign.pattern }] : [];
  });

const byDataset: Record<DatasetKind, ReturnType<typeof signsIn>> = {
  childcare: signsIn('childcare'),
  education: signsIn('education'),
  medical: [],
  public: signsIn('public'),
  events: [],
};

/**
 * The kind of one place, from the type it says it is, else from its name; null when neither tells.
 * A club in a nursery is a club: the type comes first.
 */
export function placeKindOf(dataset: DatasetKind, name: string, type: string): PlaceKind | null {
  if (dataset === 'medical')
    return /病院/.test(type) || (type === '' && /病院/.test(name)) ? 'hospital' : 'clinic';
  if (/盲学校|聾学校|ろう学校|養護学校|特別支援学校/.test(name)) return 'public_facility';
  for (const text of [type, name]) {
    const found = byDataset[dataset].find(({ pattern }) => pattern.test(text));
    if (found) return found.kind;
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
