import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

// The clock is what run_due_jobs is told: the owner of the database alone may call it, and tells it another time here.

let server: TestServer;
let sql: postgres.Sql;
const day = 86_400_000;
const start = Date.now();
const at = (ms: number): string => new Date(start + ms).toISOString();

type Ran = { clock: string | null; forgot: { visits: number } | null };
async function runJobs(ms: number): Promise<Ran> {
  const [row] = await sql<{ ran: Ran }[]>`select private.run_due_jobs(${at(ms)}::timestamptz) as ran`;
  return row?.ran ?? { clock: 'no answer', forgot: null };
}
const count = async (): Promise<number> =>
  (await sql<{ n: number }[]>`select count(*)::int as n from public.visits`)[0]?.n ?? -1;

/** One visit with an event for each of these ages, in days. */
async function plant(...ages: number[]): Promise<void> {
  for (const age of ages) {
    const when = at(-age * day);
    await sql`select private.ensure_event_partitions()`;
    await sql`
      insert into public.visits (town_id, visit_id, visitor_id, started_at, day, entry, locale, device_class, region,
        region_source, revision, is_bot, received_at)
      values ('hoshimi', gen_random_uuid(), gen_random_uuid(), ${when}, ${when}::timestamptz::date, 'tour', 'ja',
        'phone', 'JP-13', 'declared', 1, false, ${when})`;
  }
}

beforeAll(async () => {
  server = await startServer({ functionsDir: '/nonexistent', env: { HIROBA_WORKER: 'never' } });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});
beforeEach(async () => {
  await sql`delete from public.visits`;
  await sql`delete from private.job_runs`;
  await sql`delete from private.clock_watch`;
});

test('security-H10: ten seconds four years ahead delete nothing, and the jobs go on afterwards', async () => {
  await plant(0, 30, 200, 390, 400);
  await runJobs(0);
  expect(await count()).toBe(4); // the one of 400 days is older than 13 months
  for (const seconds of [5, 10, 15])
    expect(await runJobs(4 * 365 * day + seconds * 1_000)).toMatchObject({ clock: 'ahead', forgot: null });
  expect(await count()).toBe(4);
  expect(await runJobs(20_000)).toMatchObject({ clock: null, forgot: null });
  await plant(400);
  expect(await runJobs(day + 60_000)).toMatchObject({ clock: null, forgot: { visits: 1 } });
  expect(await count()).toBe(4);
});

test('security-H10: a clock that went back is told, and deletes nothing either', async () => {
  await plant(0, 400);
  await runJobs(0);
  await plant(400);
  expect(await runJobs(-30 * day)).toMatchObject({ clock: 'behind', forgot: null });
  expect(await runJobs(5_000)).toMatchObject({ clock: null });
  expect(await count()).toBe(2);
});

test('security-H10: a run that a wrong clock left in the future counts as none', async () => {
  await plant(0, 400);
  await sql`insert into private.job_runs (job, ran_at) values ('forget_old_records', ${at(4 * 365 * day)})`;
  expect(await runJobs(0)).toMatchObject({ clock: null, forgot: { visits: 1 } });
  const [run] = await sql<{ ran: boolean }[]>`select ran_at = ${at(0)} as ran from private.job_runs`;
  expect(run?.ran).toBe(true);
});

test('security-H10: a day that was worked out by a wrong clock is worked out again', async () => {
  await plant(1);
  await sql`delete from public.rollup_marks`;
  await sql`insert into public.rollup_marks (town_id, day) values ('hoshimi', ${at(-day)}::timestamptz::date)`;
  await sql`
    insert into public.rollup_runs values ('hoshimi', ${at(-day)}::timestamptz::date, ${at(4 * 365 * day)}, 1)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at`;
  const [row] = await sql<{ ran: { days_rolled_up: number } }[]>`select private.run_due_jobs() as ran`;
  expect(row?.ran.days_rolled_up).toBeGreaterThan(0);
});

test('security-H10: after weeks of standing still the clock proves itself; the backlog goes day by day', async () => {
  await plant(0, ...Array.from({ length: 10 }, (_, i) => 396 - i)); // the oldest goes today or tomorrow
  await runJobs(0);
  const before = await count();
  const back = 40 * day;
  expect(await runJobs(back)).toMatchObject({ clock: 'ahead', forgot: null });
  // Twenty-three hours of running, a night that the machine was off, and one hour more.
  for (let minute = 30; minute <= 23 * 60; minute += 30)
    expect((await runJobs(back + minute * 60_000)).clock).toBe('ahead');
  const morning = back + 33 * 3_600_000;
  expect((await runJobs(morning)).clock).toBe('ahead');
  expect((await runJobs(morning + 1_800_000)).clock).toBe('ahead');
  const first = await runJobs(morning + 3_600_000);
  expect(first.clock).toBeNull();
  expect(first.forgot?.visits).toBeLessThanOrEqual(3);
  for (let after = 1, left = await count(); left > 1; after += 1) {
    const ran = await runJobs(morning + 3_600_000 + after * (day + 60_000));
    expect(ran.forgot?.visits).toBeGreaterThan(0);
    expect(ran.forgot?.visits).toBeLessThanOrEqual(3);
    left = await count();
  }
  expect(before).toBeGreaterThanOrEqual(10);
});
