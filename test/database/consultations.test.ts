// 相談 as insight and KPIs count it: each way in, no doubles, and no fewer when a family erases itself.
import { consentVersion } from '../../supabase/functions/_shared/contract/choices.ts';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settle } from '../support/settle.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});
beforeEach(async () => {
  await sql`delete from public.households`;
  await sql`delete from public.consultation_ledger`;
});

/** A family that asked; answers its id. */
async function asked(more: Record<string, unknown> = {}): Promise<string> {
  const family = {
    town_id: 'hoshimi',
    consultation_id: crypto.randomUUID(),
    contact_name: '山田',
    adults: 2,
    children: ['age_5'],
    timing: 'undecided',
    wishes: [],
    email: 'family@example.jp',
    preferred_contact: 'email',
    from_region: 'JP-13',
    locale: 'ja',
    ...more,
  };
  const [row] = await sql<{ household_id: string }[]>`
    insert into public.households ${sql(family)} returning household_id`;
  return row?.household_id ?? '';
}
const today = async () =>
  (await sql<{ d: string }[]>`select (now() at time zone 'Asia/Tokyo')::date::text as d`)[0]?.d ?? '';
const counts = async () => {
  const [row] =
    await sql`select * from private.consultation_counts('hoshimi', ${await today()}, ${await today()})`;
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, n]) => [name, Number(n)]));
};
const move = async (id: string, stage: string, reason: string | null = null) => {
  await sql`update public.households set stage = ${stage}, closed_reason = ${reason} where household_id = ${id}`;
  await sql`insert into public.household_history (town_id, household_id, kind, to_stage) values ('hoshimi', ${id},
    'stage_moved', ${stage})`;
};

test('staff-10: a household closed as a double is no 相談, and counts again when it is opened again', async () => {
  await asked();
  const double = await asked();
  expect(await counts()).toMatchObject({ consultations: 2, people: 6 });
  await move(double, 'closed', 'duplicate');
  expect(await counts()).toMatchObject({ consultations: 1, people: 3 });
  await move(double, 'consulting');
  expect(await counts()).toMatchObject({ consultations: 2 });
  await move(double, 'closed', 'chose_other_town');
  expect(await counts()).toMatchObject({ consultations: 2 });
});

test(
  'staff-10: a family that erases itself is no fewer 相談 and no ' +
    'fewer moved, and nothing says which it was',
  async () => {
    const family = await asked();
    await move(family, 'moved');
    const before = await counts();
    expect(before).toMatchObject({ consultations: 1, moved_households: 1, moved_people: 3 });
    const hash = [
      ...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('token'))),
    ];
    await sql`insert into public.family_links (town_id, household_id, token_sha256)
    values ('hoshimi', ${family}, ${Buffer.from(hash).toString('hex')})`;
    const client = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
    expect((await client.rpc('family_erase', { p_token: 'token' })).error).toBeNull();
    expect(await counts()).toEqual(before);
    const [row] = await sql`select * from public.consultation_ledger`;
    expect(row?.household_id).toBeNull();
    expect(JSON.stringify(row)).not.toMatch(/山田|example|age_5/);
  },
);

test('security-M9: 登録世帯 and 職員からの連絡 stay as they were when a family erases itself', async () => {
  await sql`delete from public.contact_ledger`;
  const family = await asked();
  const withdrawn = await asked({ email: 'other@example.jp' });
  for (const id of [family, withdrawn]) {
    await sql`insert into public.consents (town_id, household_id, purpose, version, locale) values ('hoshimi', ${id},
      'consultation', ${consentVersion}, 'ja')`;
    await sql`insert into public.household_history (town_id, household_id, kind)
      values ('hoshimi', ${id}, 'contacted')`;
  }
  await sql`update public.consents set withdrawn_at = now() where household_id = ${withdrawn}`;
  const measured = async () => {
    const day = await today();
    const rows = await sql<{ name: string; value: string }[]>`
      select name, value from private.measure_households('hoshimi', ${day}, ${day})
      where name in ('registrations', 'messages_sent')`;
    return Object.fromEntries(rows.map((row) => [row.name, Number(row.value)]));
  };
  expect(await measured()).toEqual({ registrations: 1, messages_sent: 2 });
  await sql`select private.erase_household('hoshimi', ${family}, 'erased')`;
  await sql`select private.erase_household('hoshimi', ${withdrawn}, 'erased')`;
  expect(await measured()).toEqual({ registrations: 1, messages_sent: 2 });
});

test('each way in is counted and told apart', async () => {
  for (const channel of ['web', 'web', 'phone', 'counter', 'event'])
    await asked({ channel, email: `${crypto.randomUUID()}@example.jp` });
  await expect(asked({ channel: 'fax' })).rejects.toMatchObject({ code: '23514' });
  const rows =
    await sql`select channel, count(*)::integer as n from private.counted_consultations('hoshimi') group by 1 order by
      1`;
  expect(rows).toEqual([
    { channel: 'counter', n: 1 },
    { channel: 'event', n: 1 },
    { channel: 'phone', n: 1 },
    { channel: 'web', n: 2 },
  ]);
});

test(
  'a move that was a mistake neither counts nor dates the real ' +
    'one; a closed family keeps what it reached',
  async () => {
    const family = await asked();
    await move(family, 'moved');
    await move(family, 'preparing');
    expect(await counts()).toMatchObject({ moved_households: 0 });
    await move(family, 'settled');
    expect(await counts()).toMatchObject({ moved_households: 1, settled_households: 1 });
    await move(family, 'closed', 'no_longer_moving');
    expect(await counts()).toMatchObject({ moved_households: 1, settled_households: 1 });
    const [row] = await sql`select outcome from public.consultation_ledger`;
    expect(row).toEqual({ outcome: 3 });
  },
);

test(
  'where a family agreed to link its visits the first of them says by which campaign it came; unlinked, nothing ' +
    'does',
  async () => {
    const visitor = crypto.randomUUID();
    await sql`insert into public.visits (town_id, visit_id, visitor_id, started_at, day, entry, locale, device_class,
    region,
      region_source, revision, is_bot, campaign)
    values ('hoshimi', gen_random_uuid(), ${visitor}, now(), ${await today()}, 'welcome', 'ja', 'phone', 'JP-13',
      'declared', 1,
      false, 'fair-tokyo-2026')`;
    await sql`insert into public.rollup_marks (town_id, day) values ('hoshimi', ${await today()})`;
    const family = await asked();
    await sql`insert into public.household_visitors (town_id, household_id, visitor_id) values ('hoshimi', ${family},
    ${visitor})`;
    await settle(sql, 'hoshimi'); // the link came before the visit was counted
    const campaign = async () =>
      (await sql`select campaign from public.consultation_ledger`)[0]?.campaign as unknown;
    expect(await campaign()).toBe('fair-tokyo-2026');
    await sql`delete from public.visits`; // after 13 months
    await move(family, 'consulting');
    expect(await campaign()).toBe('fair-tokyo-2026');
    await sql`delete from public.household_visitors`;
    expect(await campaign()).toBeNull();
  },
);
