import type { Pool } from '../database/openPool.ts';
import { identifier } from './parseFilter.ts';
import { bodyOf, largestAnswer, type AskedFor, type Question } from './ListedReads.ts';

interface Listed {
  name: string;
  /** Types by name, in their order; the last ones may be left out. */
  args: { name: string; type: string }[];
  optional: number;
  isSet: boolean;
  isVoid: boolean;
  /** Neither immutable nor stable: it may write. */
  writes: boolean;
  /** Of its own; null where the role's holds. */
  statementTimeout: string | null;
  mayCall: Set<string>;
}

/** Rows of one answer at most, as on a hosted project. */
const mostRows = 1000;

export interface Call extends Question {
  writes: boolean;
  isVoid: boolean;
  statementTimeout: string | null;
}

function setOf(call: string, given: string, parameters: number, { isOne, isCounted }: AskedFor): string {
  const from = given === '' ? `from ${call} result` : `${given} cross join lateral ${call} result`;
  return `with called as materialized (select result ${from}),
    page as (select result from called limit $${parameters + 1} offset $${parameters + 2}),
    counted as (select ${isCounted ? '(select count(*)::integer from called)' : 'null::integer'} as total)
    ${bodyOf(isOne, 'page.result')}`;
}

const single = (call: string, given: string): string => `
  with page as materialized (select ${call} as result ${given}),
    answer as (select coalesce(to_json(result), 'null')::text as body from page)
  select case when octet_length(body) <= ${largestAnswer} then body end as body, 1 as rows, null::integer as total
  from answer`;

/**
 * The functions of schema public that the API's roles may execute: the grants are the list. It is kept in
 * supabase/privileges.txt, and the start is refused when the database says otherwise.
 */
export class ListedFunctions {
  readonly #byName: ReadonlyMap<string, Listed[]>;

  private constructor(listed: Listed[]) {
    this.#byName = new Map(listed.map(({ name }) => [name, listed.filter((other) => other.name === name)]));
  }

  static async read(admin: Pool): Promise<ListedFunctions> {
    const rows = await admin<
      (Omit<Listed, 'args' | 'mayCall'> & { names: string[] | null; types: string[]; roles: string[] })[]
    >`
      select p.proname as name, p.proargnames as names, p.pronargdefaults::integer as optional, p.proretset as "isSet",
        p.prorettype = 'void'::regtype as "isVoid", p.provolatile = 'v' as writes,
        array(select format_type(oid, null) from unnest(p.proargtypes) with ordinality t (oid, n) order by n) as types,
        array(select role from unnest(array['anon', 'authenticated']) role
          where has_function_privilege(role, p.oid, 'execute')) as roles,
        (select split_part(setting, '=', 2) from unnest(p.proconfig) setting where setting like 'statement_timeout=%')
          as "statementTimeout"
      from pg_catalog.pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'`;
    return new ListedFunctions(
      rows.map(({ names, types, roles, ...row }) => ({
        ...row,
        args: types.map((type, at) => ({ name: names?.[at] ?? '', type })),
        mayCall: new Set(roles),
      })),
    );
  }

  /** Whether anybody at all may call it; what nobody may, is not there. */
  isKnown(name: string): boolean {
    return this.#byName.get(name)?.some(({ mayCall }) => mayCall.size > 0) ?? false;
  }

  mayCall(name: string, role: string): boolean {
    return this.#byName.get(name)?.some(({ mayCall }) => mayCall.has(role)) ?? false;
  }

  /** A call with these arguments, JSON as it came; null when the function takes others. */
  find(
    name: string,
    given: { names: string[]; json: string },
    page: { limit: number; offset: number },
    how: AskedFor,
  ): Call | null {
    const named = new Set(given.names);
    const listed = this.#byName
      .get(name)
      ?.find(
        ({ args, optional }) =>
          given.names.every((one) => args.some((arg) => arg.name === one)) &&
          args.every((arg, at) => named.has(arg.name) || at >= args.length - optional),
      );
    if (!listed) return null;
    const used = listed.args.filter((arg) => named.has(arg.name));
    const columns = used.map((arg) => `${identifier(arg.name)} ${arg.type}`).join(', ');
    const values = used.map(({ name: arg }) => `${identifier(arg)} => given.${identifier(arg)}`).join(', ');
    const call = `public.${identifier(name)}(${values})`;
    const from = used.length === 0 ? '' : `from json_to_record($1::text::json) as given(${columns})`;
    const parameters = used.length === 0 ? [] : [given.json];
    const { isSet, isVoid, writes, statementTimeout } = listed;
    const kept = { isVoid, writes, statementTimeout };
    if (!isSet)
      return { sql: isVoid ? `select ${call} ${from}` : single(call, from), parameters, offset: 0, ...kept };
    const rows = [String(Math.min(page.limit, mostRows)), String(page.offset)];
    return {
      sql: setOf(call, from, parameters.length, how),
      parameters: [...parameters, ...rows],
      offset: page.offset,
      ...kept,
    };
  }
}
