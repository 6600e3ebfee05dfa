import type { CatalogEntry } from './readCatalog.ts';

export interface CatalogDifference {
  kind: CatalogEntry['kind'];
  name: string;
  /** null: is not there. */
  before: string | null;
  after: string | null;
}

/** What differs between two catalogs, in the order of kinds and names; empty when the databases are the same. */
export function diffCatalogs(before: CatalogEntry[], after: CatalogEntry[]): CatalogDifference[] {
  const keyOf = ({ kind, name }: CatalogEntry): string => `${kind} ${name}`;
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const now = new Map(after.map((entry) => [keyOf(entry), entry]));
  const gone = before.filter((entry) => !now.has(keyOf(entry)));
  return [
    ...gone.map(({ kind, name, definition }) => ({ kind, name, before: definition, after: null })),
    ...after.flatMap(({ kind, name, definition }) => {
      const previous = old.get(keyOf({ kind, name, definition }))?.definition ?? null;
      return previous === definition ? [] : [{ kind, name, before: previous, after: definition }];
    }),
  ];
}

/** One line for each difference, for people. */
export const tellDifferences = (differences: CatalogDifference[]): string =>
  differences
    .map(
      ({ kind, name, before, after }) =>
        `${kind} ${name}\n  - ${before ?? '(none)'}\n  + ${after ?? '(none)'}`,
    )
    .join('\n');
