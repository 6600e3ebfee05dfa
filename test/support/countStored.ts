import type postgres from 'postgres';

export interface StoredCount {
  missing: number;
  /** Present more than once. */
  twice: number;
}

/** How many of these event ids are not in the table, and how many are there more than once. */
export async function countStored(sql: postgres.Sql, ids: Iterable<string>): Promise<StoredCount> {
  const all = [...new Set(ids)];
  const count = { missing: 0, twice: 0 };
  for (let i = 0; i < all.length; i += 10_000) {
    const part = all.slice(i, i + 10_000);
    const [row] = await sql<{ missing: number; twice: number }[]>`
      select count(*) filter (where n = 0)::integer as missing, count(*) filter (where n > 1)::integer as twice
      from (
        select asked.id, count(e.event_id) as n
        from unnest(${part}::uuid[]) as asked (id) left join public.visit_events e on e.event_id = asked.id
        group by asked.id
      ) counted`;
    count.missing += row?.missing ?? part.length;
    count.twice += row?.twice ?? 0;
  }
  return count;
}
