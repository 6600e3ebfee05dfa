// Calls of a database function with arguments of every bad kind, made from its own signature.
import type { Sql } from 'postgres';

export interface Signature {
  name: string;
  args: { name: string; type: string }[];
}

/** Every function that a role may call over the API. */
export async function callableFunctions(sql: Sql, role: 'anon' | 'authenticated'): Promise<Signature[]> {
  const rows = await sql<{ name: string; names: string[] | null; types: string[] }[]>`
    select p.proname as name, p.proargnames as names,
      array(select format_type(oid, null) from unnest(p.proargtypes) with ordinality t (oid, n) order by n) as types
    from pg_proc p where p.pronamespace = 'public'::regnamespace and has_function_privilege(${role}, p.oid, 'execute')
    order by 1`;
  return rows.map(({ name, names, types }) => ({
    name,
    args: types.map((type, at) => ({ name: names?.[at] ?? '', type })),
  }));
}

/** By type: what may come, and what should not. */
const ofType: Record<string, unknown[]> = {
  text: ['x', '', ' ', 'no-such-thing', '2026-13-45', 'x'.repeat(5_000), '\u202Ea\nb', null],
  uuid: [crypto.randomUUID(), null],
  date: ['2026-04-01', '0001-01-01', '9999-12-31', 'infinity', null],
  integer: [1, 0, -1, 2_147_483_647, null],
  numeric: [1, -1, 1e30, null],
  boolean: [true, false, null],
  jsonb: [
    {},
    [],
    'x',
    5,
    null,
    { name: 5, from: 'x' },
    { children: [null], email: 'x\r\nBcc: y', words: 'x'.repeat(9_000) },
  ],
};

/**
 * Arguments by name: each call has one argument of a bad kind, the others are what `usual` says or the first of their
 * type.
 */
export function callsOf({ args }: Signature, usual: Record<string, unknown>): Record<string, unknown>[] {
  const first = (arg: { name: string; type: string }) => usual[arg.name] ?? ofType[arg.type]?.[0] ?? null;
  const good = Object.fromEntries(args.map((arg) => [arg.name, first(arg)]));
  const town = 'p_town_id';
  return [
    good,
    ...args
      .filter(({ name }) => name !== town)
      .flatMap(({ name, type }) => (ofType[type] ?? [null]).map((value) => ({ ...good, [name]: value }))),
  ];
}

/** What is stored, table by table, but what notes refusals and what jobs do by themselves. */
export async function storedNow(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind = 'r'
      and c.relname !~ '^(audit|outgoing_mails|job|clock)|_runs$'
    order by 1`;
  const sumOf = `coalesce(md5(string_agg(t::text, '' order by t::text)), '')`;
  const sums = tables.map(({ name }) => `select '${name}' as name, ${sumOf} as sum from ${name} t`);
  const rows = await sql.unsafe<{ name: string; sum: string }[]>(sums.join(' union all '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
