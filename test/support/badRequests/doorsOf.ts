import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import type { Read } from '../../../supabase/functions/_shared/contract/read.ts';
import { staffReads } from '../../../supabase/functions/_shared/contract/staffReads.ts';
import { visitorReads } from '../../../supabase/functions/_shared/contract/visitorReads.ts';

const supabase = path.resolve(import.meta.dirname, '../../../supabase');

export interface Doors {
  reads: Read[];
  rpcs: { name: string; args: { name: string; type: string }[] }[];
  functions: string[];
  /** 'POST /token' */
  auth: string[];
  households: string[];
}

/** What there is to ask, from the doors' own lists: what is added there is asked from then on. */
export async function doorsOf(sql: postgres.Sql): Promise<Doors> {
  const rpcs = await sql<{ name: string; names: string[] | null; types: string[] }[]>`
    select p.proname as name, p.proargnames as names,
      array(select format_type(oid, null) from unnest(p.proargtypes) with ordinality t (oid, n) order by n) as types
    from pg_catalog.pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' order by p.proname`;
  const auth = readdirSync(path.join(supabase, 'local/auth'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(supabase, 'local/auth', file), 'utf8').matchAll(
        /app\.(get|post|put|patch|delete)\('([^']+)'/g,
      ),
    ])
    .map(([, method = '', route = '']) => `${method.toUpperCase()} ${route}`);
  const functions = readdirSync(path.join(supabase, 'functions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name);
  const households = await sql<
    { id: string }[]
  >`select household_id::text as id from public.households limit 20`;
  const doors = {
    reads: [...Object.values(visitorReads), ...Object.values(staffReads)],
    rpcs: rpcs.map(({ name, names, types }) => ({
      name,
      args: types.map((type, at) => ({ name: names?.[at] ?? '', type })),
    })),
    functions,
    auth,
    households: households.map(({ id }) => id),
  };
  if (doors.auth.length < 15 || doors.rpcs.length < 30 || doors.functions.length < 4)
    throw new Error('the doors are listed elsewhere now');
  return doors;
}
