import type { Sql } from 'postgres';

/**
 * Says, in Japanese and English, when nobody would answer a family of the town: such a town takes no request for
 * advice.
 */
export async function warnWithoutStaff(sql: Sql, townId: string, say: (line: string) => void): Promise<void> {
  const [town] = await sql<{ takes: boolean }[]>`
    select takes_consultations as takes from public.towns where town_id = ${townId}`;
  if (!town || town.takes) return;
  say('この町の職員はまだいません。職員を決めるまで、相談は受け付けません。');
  say('It has no staff yet: until somebody is there to answer, it takes no request for advice.');
}
