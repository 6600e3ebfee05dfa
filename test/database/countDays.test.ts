import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settle } from '../support/settle.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: ReturnType<typeof connect>;
const connect = () => createClient(server.url, server.anonKey, { auth: { persistSession: false } });

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 4, onnotice: () => undefined });
  analyst = connect();
  await analyst.auth.signInWithPassword({ email: 'analyst@hoshimi.example', password: server.staffPassword });
});

afterAll(async () => {
  await sql.end();
  await server.close();
});

beforeEach(async () => {
  await sql`truncate public.visits, public.visit_facts, public.visit_seen, public.visit_events, public.rollup_marks,
    public.rollup_runs, public.day_sums, public.collect_counts`;
  await sql`delete from public.households`;
  await sql`delete from public.consultation_ledger`;
});

interface MadeVisit {
  region: string;
  spots?: [string, number][];
  names?: string[];
  bot?: boolean;
  /** A family that shows its visits asks for advice in it. */
  asks?: boolean;
}

/** Visits that began just now, or two minutes ago where they looked round; each spot is [spot_id, engaged ms]. */
async function visit(...visits: MadeVisit[]): Promise<void> {
  const now = new Date().toISOString();
  const batches = visits.map((v) => ({
    town_id: 'hoshimi',
    sent_at: now,
    region: v.region,
    region_source: 'declared',
    is_bot: v.bot ?? false,
    visit: {
      visit_id: crypto.randomUUID(),
      visitor_id: crypto.randomUUID(),
      started_at: v.spots ? new Date(Date.now() - 120_000).toISOString() : now,
      entry: 'tour',
      locale: 'ja',
      device_class: 'phone',
      revision: 1,
    },
    events: [
      { name: 'page_viewed', page: 'tour' },
      ...(v.spots ?? []).map(([spot_id, engaged_ms]) => ({
        name: 'spot_dwelled',
        place_id: 'hoshimi-elementary',
        spot_id,
        engaged_ms,
        surface: 'tour',
      })),
      ...(v.names ?? []).map((name) => ({ name })),
    ].map((e) => ({ event_id: crypto.randomUUID(), occurred_at: now, revision: 1, ...e })),
  }));
  await sql`select private.ingest_visit_batches(${sql.json(batches)}::jsonb)`;
  const asking = batches.flatMap(({ visit: { visitor_id } }, i) => (visits[i]?.asks ? [visitor_id] : []));
  await sql`
    with asked as (
      insert into public.households (town_id, household_id, consultation_id, contact_name, adults, timing, email,
          preferred_contact, locale)
        select 'hoshimi', visitor, gen_random_uuid(), 'made up', 2, 'undecided', 'x@y.example', 'email', 'ja'
        from unnest(${asking}::uuid[]) visitor returning household_id)
    insert into public.household_visitors (town_id, household_id, visitor_id)
      select 'hoshimi', household_id, household_id from asked`;
}

/** All that is due, whether this or the server's own timer, which may hold some of it just now, gets to it. */
const rollUp = () => settle(sql, 'hoshimi');
const day = async () =>
  (await sql<{ d: string }[]>`select (now() at time zone 'Asia/Tokyo')::date::text as d`)[0]?.d ?? '';
const insight = async <T>(name: string, more: object = {}): Promise<T> => {
  const d = await day();
  const answer = await analyst.rpc(name, { p_town_id: 'hoshimi', p_from: d, p_to: d, ...more });
  if (answer.error) throw new Error(answer.error.message);
  return answer.data as T;
};
const table = (p_panel: string, p_filters: object = {}) => insight('insight_table', { p_panel, p_filters });
const all = () => sql`select 'facts' as t, to_jsonb(r) as r from public.visit_facts r
  union all select 'seen', to_jsonb(r) from public.visit_seen r
  union all select 'sums', to_jsonb(r) from public.day_sums r order by 1, 2`;

const many = (n: number, v: MadeVisit): MadeVisit[] => Array.from({ length: n }, () => v);

test('a day adds up by region, place, spot, theme and funnel, without machines', async () => {
  await visit(
    ...many(6, {
      region: 'JP-13',
      spots: [
        ['school-classroom', 40_000],
        ['school-lunch', 30_000],
      ],
    }),
    ...many(5, { region: 'JP-27', asks: true }),
    ...many(9, { region: 'JP-13', bot: true, spots: [['school-classroom', 60_000]] }),
  );
  await rollUp();
  expect(await insight('insight_summary')).toMatchObject({
    visits: 11,
    engaged: 11, // who asks has come further than that
    considering: 5,
    lead: 5,
    engaged_ms: 420_000,
  });
  expect(await insight('insight_browsers')).toBe(11);
  const looked = { visits: 6, engaged: 6, considering: 0, lead: 0 };
  expect(await table('region')).toEqual([
    { key: 'JP-13', ...looked, engaged_ms: 420_000 },
    { key: 'JP-27', visits: 5, engaged: 5, considering: 5, lead: 5, engaged_ms: 0 },
  ]);
  expect(await table('spot')).toEqual([
    { key: 'school-classroom', ...looked, engaged_ms: 240_000 },
    { key: 'school-lunch', ...looked, engaged_ms: 180_000 },
  ]);
  expect(await table('place')).toEqual([{ key: 'hoshimi-elementary', ...looked, engaged_ms: 420_000 }]);
  expect(await table('theme')).toEqual([{ key: 'learn', ...looked, engaged_ms: 420_000 }]);
  // Any filters together, from single visits.
  const narrow = { region: 'JP-13', spot: 'school-lunch', stage: 'engaged', device: 'phone' };
  expect(await table('spot', narrow)).toEqual(await table('spot'));
  expect(await table('region', { spot: 'school-lunch' })).toHaveLength(1);
  expect(await table('place', { stage: 'lead' })).toEqual([]);
});

test('the last hours are told one by one, the running one last, with the families that asked in them', async () => {
  await visit({ region: 'JP-13' }, { region: 'JP-13', asks: true });
  await rollUp();
  await sql`insert into public.households (town_id, consultation_id, contact_name, adults, timing, email,
    preferred_contact, locale, channel)
    values ('hoshimi', gen_random_uuid(), 'phoned', 2, 'undecided', 'x@y.example', 'email', 'ja', 'phone')`;
  const ask = async (more: object) =>
    (await analyst.rpc('insight_hours', { p_town_id: 'hoshimi', ...more })).data as Record<string, unknown>[];
  const hours = await ask({});
  expect(hours).toHaveLength(48);
  expect(hours.at(-1)).toMatchObject({ visits: 2, lead: 1, consultations: 2 });
  expect(Date.now() - Date.parse(String(hours.at(-1)?.hour))).toBeLessThan(3_700_000);
  expect(hours.filter((h) => h.visits !== 0)).toHaveLength(1);
  const narrow = await ask({ p_hours: 3, p_filters: { stage: 'lead' } });
  expect(narrow.map((h) => [h.visits, h.consultations])).toEqual([
    [0, null],
    [0, null],
    [1, null],
  ]);
});

test('running the job twice, or two at once, changes nothing', async () => {
  await visit(...many(7, { region: 'JP-13', spots: [['school-gym', 20_000]] }));
  await rollUp();
  const once = await all();
  await sql`insert into public.rollup_marks (town_id, day) select town_id, day from public.visits`;
  await Promise.all([rollUp(), rollUp(), rollUp()]);
  expect(await all()).toEqual(once);
});

test('a job that is interrupted leaves the day as it was and marked', async () => {
  await visit(...many(5, { region: 'JP-13' }));
  await sql
    .begin(async (tx) => {
      await tx`select private.roll_up_marked_days()`;
      throw new Error('the power went');
    })
    .catch(() => undefined);
  expect(await all()).toEqual([]);
  await rollUp();
  expect(await insight('insight_summary')).toMatchObject({ visits: 5 });
});

test('an event written while the job runs is counted by the next run', async () => {
  await visit(...many(5, { region: 'JP-13' }));
  const writer = await sql.reserve();
  const [first] = await sql<{ visit_id: string }[]>`select visit_id from public.visits limit 1`;
  await writer`begin`;
  await writer`insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id,
    engaged_ms, revision, payload)
    values ('hoshimi', gen_random_uuid(), now(), ${first?.visit_id ?? ''}, 'spot_dwelled', 'hoshimi-daycare',
      'daycare-nap', 4000, 1, '{}')`;
  await writer`insert into public.rollup_marks (town_id, day) select town_id, day from public.visits limit 1`;
  await rollUp();
  await writer`commit`;
  writer.release();
  await rollUp();
  expect(
    (await sql`select engaged_ms from public.day_sums where panel = 'spot' and key = 'daycare-nap'`)[0],
  ).toMatchObject({ engaged_ms: '4000' });
});

test(
  'a visit that comes late makes the later ones of its ' + 'browser returning ones, and tells who came back',
  async () => {
    await visit({ region: 'JP-13' });
    await rollUp();
    const [now] = await sql`select * from public.visits`;
    expect(await table('visitor')).toMatchObject([{ key: 'new', visits: 1 }]);
    await sql`insert into public.visits select (jsonb_populate_record(v, jsonb_build_object('visit_id',
      gen_random_uuid(),
    'started_at', v.started_at - interval '9 days', 'day', v.day - 9))).* from public.visits v`;
    await sql`insert into public.rollup_marks (town_id, day) select town_id, day from public.visits where visit_id <>
    ${String(now?.visit_id)}`;
    await rollUp();
    expect(await table('visitor')).toMatchObject([{ key: 'returning', visits: 1 }]);
    const p_from = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    const weeks = await insight<{ key: string; visits: number }[]>('insight_table', {
      p_panel: 'retention',
      p_from,
    });
    expect(weeks.map(({ key, visits }) => `${key} ${visits}`).sort()).toEqual(['week_0 1', 'week_1 1']);
    // A made-up visit set back to another day is counted there, and no longer here.
    await sql`update public.visits set started_at = started_at - interval '1 day', day = day - 1 where visit_id =
    ${String(now?.visit_id)}`;
    await sql`insert into public.rollup_marks (town_id, day) select town_id, day + i from public.visits, unnest(array[0,
    1]) i`;
    await rollUp();
    expect(await insight('insight_summary')).toMatchObject({ visits: 0 });
    expect(await insight('insight_summary', { p_from })).toMatchObject({ visits: 2 });
  },
);

test('an event that comes twice, in one batch or in two, is stored once', async () => {
  const now = new Date().toISOString();
  const event = {
    event_id: crypto.randomUUID(),
    occurred_at: now,
    revision: 1,
    name: 'tour_started',
    tier: 1,
  };
  const batch = {
    town_id: 'hoshimi',
    sent_at: now,
    region: 'unknown',
    region_source: 'unknown',
    is_bot: false,
    visit: {
      visit_id: crypto.randomUUID(),
      visitor_id: crypto.randomUUID(),
      started_at: now,
      entry: 'tour',
      locale: 'ja',
      device_class: 'phone',
      revision: 1,
    },
    events: [event, event],
  };
  await sql`select private.ingest_visit_batches(${sql.json([batch, batch])}::jsonb)`;
  const soon = new Date(Date.now() + 60_000).toISOString();
  await sql`select private.ingest_visit_batches(${sql.json([{ ...batch, sent_at: soon }])}::jsonb)`;
  expect(await sql`select from public.visit_events`).toHaveLength(1);
});

test('a browser whose clock is a year slow is set right, the same way every time', async () => {
  const year = 365 * 86_400_000;
  const slow = (ms: number) => new Date(Date.now() - year + ms).toISOString();
  const event = {
    event_id: crypto.randomUUID(),
    occurred_at: slow(-60_000),
    revision: 1,
    name: 'tour_started',
    tier: 1,
  };
  const visitOf = {
    visit_id: crypto.randomUUID(),
    visitor_id: crypto.randomUUID(),
    started_at: slow(-60_000),
    entry: 'tour',
    locale: 'ja',
    device_class: 'phone',
    revision: 1,
  };
  const send = async (sent: number) => {
    const batch = {
      town_id: 'hoshimi',
      sent_at: slow(sent),
      region: 'unknown',
      region_source: 'unknown',
      is_bot: false,
      visit: visitOf,
      events: [event],
    };
    return sql`select private.ingest_visit_batches(${sql.json([batch])}::jsonb) as answer`;
  };
  expect((await send(0))[0]?.answer).toEqual([{ refused: [] }]);
  await send(30_000);
  const rows = await sql<
    { age: number }[]
  >`select extract(epoch from now() - occurred_at)::float as age from public.visit_events`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.age).toBeGreaterThan(55);
  expect(rows[0]?.age).toBeLessThan(90);
});

test('what is too old, in the future or of no town is refused with the reason', async () => {
  const now = Date.now();
  const at = (ms: number) => new Date(now + ms).toISOString();
  const made = (name: string, ms: number) => ({
    event_id: crypto.randomUUID(),
    occurred_at: at(ms),
    revision: 1,
    name,
  });
  const v = {
    visit_id: crypto.randomUUID(),
    visitor_id: crypto.randomUUID(),
    started_at: at(0),
    entry: 'tour',
    locale: 'ja',
    device_class: 'phone',
    revision: 1,
  };
  const batch = {
    town_id: 'hoshimi',
    sent_at: at(0),
    region: 'unknown',
    region_source: 'unknown',
    is_bot: false,
    visit: v,
    events: [
      made('consult_started', -40 * 86_400_000),
      made('consult_started', 3_600_000),
      made('consult_started', -1000),
    ],
  };
  const [row] =
    await sql`select private.ingest_visit_batches(${sql.json([batch, { ...batch, town_id: 'nowhere' }])}::jsonb) as
      answer`;
  const [here, nowhere] = row?.answer as { refused: { reason: string }[] }[];
  expect(here?.refused.map((r) => r.reason)).toEqual(['too_old', 'in_the_future']);
  expect(nowhere?.refused.map((r) => r.reason)).toEqual(['unknown_town', 'unknown_town', 'unknown_town']);
});

test('what the privacy page says is deleted is deleted, and the sums stay', async () => {
  await visit(...many(6, { region: 'JP-13', spots: [['school-gym', 20_000]] }));
  await rollUp();
  const sums = async () => (await all()).filter(({ t }) => t === 'sums');
  const before = await sums();
  await sql`create table public.visit_events_2025_01 partition of public.visit_events for values from ('2025-01-01') to
    ('2025-02-01')`;
  await sql`update public.visits set started_at = started_at - interval '14 months' where visit_id in (select visit_id
    from public.visits limit 2)`;
  await sql`insert into public.households (town_id, consultation_id, contact_name, adults, timing, email,
    preferred_contact, locale, stage, closed_reason, stage_changed_at)
    select 'hoshimi', gen_random_uuid(), 'x', 1, 'undecided', 'x@y.example', 'email', 'ja', 'closed', 'other', now() -
      make_interval(years => y) from unnest(array[2, 4]) y`;
  await sql`select private.forget_old_records()`;
  expect(await sql`select from public.visits`).toHaveLength(4);
  expect(await sql`select from public.visit_facts`).toHaveLength(4);
  expect(await sql`select distinct visit_id from public.visit_seen`).toHaveLength(4);
  expect(await sql`select to_regclass('public.visit_events_2025_01') as gone`).toEqual([{ gone: null }]);
  expect(await sql`select from public.households where contact_name = 'x'`).toHaveLength(1);
  expect(await sums()).toEqual(before);
});
