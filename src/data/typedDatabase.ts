// What the generated types say the database has, in the shapes our two clients ask with: a table, column, function or
// parameter that was renamed in supabase/schemas does not compile here.
import type { Database } from './database.types.ts';

type Schema = Database['public'];

export type TableName = keyof Schema['Tables'];
export type ColumnName<T extends TableName> = keyof Schema['Tables'][T]['Row'] & string;

/** 'town_id,name' as it stands, if each of its names is a column of the table; else never. */
export type ColumnList<T extends TableName, S extends string> = S extends `${infer First},${infer Rest}`
  ? First extends ColumnName<T>
    ? ColumnList<T, Rest> extends never
      ? never
      : S
    : never
  : S extends ColumnName<T>
    ? S
    : never;

/** A PostgREST query of one table: which columns, and filters such as `eq.hoshimi` by column. */
export type RowQuery<T extends TableName, S extends string> = {
  select: ColumnList<T, S>;
  order?: string;
  limit?: string;
  or?: string;
} & Partial<Record<ColumnName<T>, string>>;

export type RpcName = keyof Schema['Functions'];

/**
 * The generator knows no nullable parameters: Postgres takes null for any of them, and each function says what it
 * means.
 */
export type RpcArgs<K extends RpcName> = {
  [P in keyof Schema['Functions'][K]['Args']]: Schema['Functions'][K]['Args'][P] | null;
};
