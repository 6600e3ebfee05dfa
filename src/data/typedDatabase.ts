// What the generated types say the database has, in the shapes our two clients ask with: a table, column, function or
// parameter that was renamed in supabase/schemas does not compile here.
import type { Read } from '../../supabase/functions/_shared/contract/read.ts';
import type { Database } from './database.types.ts';

type Schema = Database['public'];

type TableName = keyof Schema['Tables'];
type ColumnName<T extends TableName> = keyof Schema['Tables'][T]['Row'] & string;

/** 'alias:column->key' is about `column`. */
type ColumnOf<S extends string> = S extends `${string}:${infer Path}`
  ? ColumnOf<Path>
  : S extends `${infer Column}->${string}`
    ? Column
    : S;

/** The text as it stands, if each of its parts is a column of the table; else never. */
type ColumnList<T extends TableName, S extends string> = S extends `${infer First},${infer Rest}`
  ? ColumnOf<First> extends ColumnName<T>
    ? ColumnList<T, Rest> extends never
      ? never
      : S
    : never
  : ColumnOf<S> extends ColumnName<T>
    ? S
    : never;

/** A list of reads whose tables, columns and filters the database has. */
export type TypedReads<Reads extends Record<string, Read>> = {
  [K in keyof Reads]: Reads[K]['table'] extends infer T extends TableName
    ? {
        table: T;
        select: ColumnList<T, Reads[K]['select']>;
        where: Partial<Record<ColumnName<T> | 'or', string>>;
        order?: string;
        rows: number;
      }
    : never;
};

export type RpcName = keyof Schema['Functions'];

/**
 * The generator knows no nullable parameters: Postgres takes null for any of them, and each function says what it
 * means.
 */
export type RpcArgs<K extends RpcName> = {
  [P in keyof Schema['Functions'][K]['Args']]: Schema['Functions'][K]['Args'][P] | null;
};
