import type postgres from 'postgres';
import type { AskRpc } from './askInsight.ts';
import { plantSession } from './plantSession.ts';

/**
 * The rpcs of a town as its analyst asks them, in the database itself; one is taken on where there is none.
 * @param sql one connection: who asks is kept in it.
 */
export async function askAsAnalyst(sql: postgres.Sql, town: string): Promise<AskRpc> {
  await sql`insert into public.staff_members (town_id, user_id, role, display_name)
    select ${town}, gen_random_uuid(), 'analyst', 'analyst'
    where not exists (select from public.staff_members where town_id = ${town} and role = 'analyst')`;
  const [analyst] = await sql<{ user_id: string }[]>`
    select user_id from public.staff_members where town_id = ${town} and role = 'analyst'`;
  const claims = JSON.stringify(await plantSession(sql, analyst?.user_id ?? ''));
  return async <T>(name: string, args: object): Promise<T> => {
    await sql`select set_config('request.jwt.claims', ${claims}, false),
      set_config('request.jwt.claim.sub', ${analyst?.user_id ?? ''}, false)`;
    const named = Object.entries({ p_town_id: town, ...args });
    const list = named.map(
      ([arg], i) => `${arg} => $${i + 1}${typeof named[i]?.[1] === 'object' ? '::text::jsonb' : ''}`,
    );
    const values = named.map(([, value]) => (typeof value === 'object' ? JSON.stringify(value) : value));
    const [row] = await sql.unsafe(`select to_jsonb(public.${name}(${list.join(', ')})) as answer`, values);
    return row?.answer as T;
  };
}
