import type { Sql, TransactionSql } from 'postgres';
import type { Manifest, TableShape } from './manifest.ts';

/**
 * Every table that holds rows, found in the catalog: what somebody adds tomorrow is in the backup the day after.
 * `schemas` null: all but Postgres' own and the proof's bait.
 */
export async function readTables(sql: Sql | TransactionSql, schemas: string[] | null): Promise<TableShape[]> {
  return sql<TableShape[]>`
    select n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      (select i.inhparent::regclass::text from pg_catalog.pg_inherits i where i.inhrelid = c.oid) as parent,
      pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't'
      and (${schemas}::text[] is null and n.nspname !~ '^pg_'
          and n.nspname not in ('information_schema', 'hiroba_probe')
        or n.nspname = any (${schemas}::text[]))
    order by 1, 2`;
}

/** Not of a snapshot: read after the tables, so that no number is ever given out twice. */
export async function readSequences(
  sql: Sql | TransactionSql,
  schemas: string[],
): Promise<Manifest['sequences']> {
  const names = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname = any (${schemas}) order by 1`;
  const found: Manifest['sequences'] = [];
  for (const { name } of names) {
    const [row] = await sql.unsafe<{ last_value: string; is_called: boolean }[]>(
      `select last_value::text, is_called from ${name}`,
    );
    if (row) found.push({ name, ...row });
  }
  return found;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** As SQL names it. */
export const nameOf = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`;

/** For COPY: the table with the columns that are stored. */
export const copyTarget = (table: TableShape): string =>
  `${nameOf(table)} (${table.columns.map(quoted).join(', ')})`;

/** So that the same rows are the same bytes, whoever asks and wherever. */
export const plainText = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local timezone = 'UTC';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local synchronize_seqscans = off;
  set local search_path = pg_catalog; set local statement_timeout = 0`;
