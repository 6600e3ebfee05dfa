/**
 * A question to one table, as PostgREST is asked it. The clients ask only the listed ones, by name, and the embedded
 * server answers only those: no joins, no other columns, no filters of a stranger's making.
 */
export interface Read {
  table: string;
  select: string;
  /** Filters by column ('or' for alternatives); {name} stands for a value of whoever asks. */
  where: Readonly<Record<string, string>>;
  order?: string;
  /** Rows of one answer at most; more are read page by page. */
  rows: number;
}

export const ofTown = { town_id: 'eq.{town_id}' } as const;
export const ofRevision = { ...ofTown, revision: 'eq.{revision}' } as const;

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** What a read wants to know, by name; a list where its filter is `in`. */
export type ReadValues<R extends Read> = Record<
  NamesIn<R['where'][keyof R['where']]>,
  string | number | readonly string[]
>;

const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** The filters of a read with these values, by column: what stands in the address. */
export function filtersOf<R extends Read>(
  read: R,
  values: ReadValues<R>,
): [column: string, filter: string][] {
  const known: Readonly<Record<string, string | number | readonly string[]>> = values;
  return Object.entries(read.where).map(([column, template]) => {
    const isInList = column === 'or' || template.includes('(');
    const filter = template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = known[name] ?? '';
      if (typeof value === 'object') return value.map(quoted).join(',');
      const text = String(value);
      return isInList && /[,()"\\]|^\s|\s$/.test(text) ? quoted(text) : text;
    });
    return [column, filter];
  });
}
