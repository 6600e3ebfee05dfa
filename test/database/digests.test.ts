// The monthly mail to staff and the mail to readers outside, as the job runner writes them.
import type { SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { townDay } from '../../src/lib/townTime.ts';
import type { Pool } from '../../supabase/local/database/openPool.ts';
import { writeDigests } from '../../supabase/worker/mail/writeDigests.ts';
import { addTownWithStaff } from '../support/addTownWithStaff.ts';
import { callAs } from '../support/kpiAnswers.ts';
import { latestMail } from '../support/latestMail.ts';
import { lastYear, seedFamilies } from '../support/seedResults.ts';
import { sendVisits } from '../support/sendVisits.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: SupabaseClient;
let concierge: SupabaseClient;
let stranger: SupabaseClient;
const today = townDay(new Date());

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  await addTownWithStaff(server, { townId: 'minami', email: 'analyst@minami.example' });
  await sql`update public.staff_members set role = 'analyst' where town_id = 'minami'`;
  [analyst, concierge, stranger] = await Promise.all([
    clientOf(server, 'analyst'),
    clientOf(server, 'concierge'),
    clientOf(server, 'analyst@minami.example'),
  ]);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const write = (day: string) => writeDigests(sql as unknown as Pool, server.url, day); // asks for no time of day
/** The fourth of the month after this one. */
const next = () => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month, 4)).toISOString().slice(0, 10);
};

test('staff-4: the monthly mail comes once, to who wants it and still works there, in exact numbers', async () => {
  // Most say no more than that they are in Japan, which is no prefecture to name.
  for (const [count, region] of [
    [3, 'JP-13'],
    [4, 'JP'],
  ] as const)
    await sendVisits(server, { count, region, placeId: 'hoshimi-elementary', spotId: 'school-library' });
  await callAs(analyst, 'set_digest', { p_wanted: true, p_locale: 'ja' });
  await callAs(concierge, 'set_digest', { p_wanted: true, p_locale: 'en' });
  expect(await callAs(analyst, 'my_digest', {})).toBe(true);
  // The runner tells last month from the third day on, whoever subscribed when.
  await server.runJobs();
  const told = await sql`select month from private.digest_runs where town_id = 'hoshimi' and mails = 2`;
  expect(told).toHaveLength(Number(today.slice(8)) >= 3 ? 1 : 0);
  const visits = async () => {
    await server.runJobs();
    const [row] = await sql<{ n: number }[]>`
      select (private.digest_facts('hoshimi', ${`${today.slice(0, 7)}-01`}) ->> 'visits')::int as n`;
    return row?.n;
  };
  await expect.poll(visits, { timeout: 20_000 }).toBe(7);
  expect(await write(next().replace(/\d\d$/, '02'))).toBe(0); // too early: late visits still come in
  expect(await write(next())).toBe(2);
  expect(await write(next())).toBe(0);
  await server.runJobs();
  const mail = latestMail(server.dataDir, 'analyst@hoshimi.example');
  expect(mail).toContain('庁内用');
  expect(mail).toContain('訪問は7回でした');
  expect(mail).toContain('もっとも多く訪れたのは東京都の人で、3回でした');
  expect(mail).toContain('星見小学校');
  const month = today.slice(0, 7);
  expect(mail).toContain(`${server.url}/staff/insight?from=${month}-01&to=${month}-`);
  for (const panel of ['overview', 'regions', 'place']) expect(mail).toContain(`#panel-${panel}`);
  expect(latestMail(server.dataDir, 'concierge@hoshimi.example')).toContain(
    'Most visits came from Tokyo: 3.',
  );
});

test('one town whose mail cannot be written keeps nobody else’s back, and is not taken as told', async () => {
  await sql`delete from private.digest_runs`;
  await callAs(stranger, 'set_digest', { p_town_id: 'minami', p_wanted: true, p_locale: 'ja' });
  await sql`
    alter table private.outgoing_mails add constraint not_minami check (town_id <> 'minami') not valid`;
  expect(await write(next())).toBe(2);
  expect(await sql`select town_id from private.digest_runs`).toEqual([{ town_id: 'hoshimi' }]);
  await sql`alter table private.outgoing_mails drop constraint not_minami`;
  expect(await write(next())).toBe(1);

  await sql`delete from private.digest_runs`;
  await callAs(stranger, 'set_digest', { p_town_id: 'minami', p_wanted: false, p_locale: 'ja' });
  await callAs(concierge, 'set_digest', { p_wanted: false, p_locale: 'en' });
  await sql`update public.staff_members set active = false where role = 'analyst' and town_id = 'hoshimi'`;
  expect(await write(next())).toBe(0);
  await sql`update public.staff_members set active = true`;
});

test('staff-4: readers outside are told once of what was published, in fives, and of nothing else', async () => {
  await seedFamilies(server, sql, { families: 8, moved: 2, year: lastYear });
  await callAs(analyst, 'set_digest', { p_wanted: false, p_locale: 'ja' });
  const address = 'iin@gikai.example';
  const reader = { p_address: `  ${address.toUpperCase()}`, p_label: '議会の委員', p_locale: 'ja' };
  await expect(callAs(concierge, 'add_publication_reader', reader)).rejects.toThrow('42501');
  await expect(callAs(analyst, 'add_publication_reader', { ...reader, p_address: 'nobody' })).rejects.toThrow(
    '23514',
  );
  await callAs(analyst, 'add_publication_reader', reader);
  expect(await write(next())).toBe(0); // nothing was published
  await callAs(analyst, 'make_publication', { p_from: lastYear.from, p_to: lastYear.to });
  expect(await write(next())).toBe(1);
  expect(await write(next())).toBe(0);
  await server.runJobs();
  const mail = latestMail(server.dataDir, address);
  expect(mail).toContain('相談：10件');
  expect(mail).toContain('移住した世帯：5世帯未満');
  expect(mail).not.toContain('staff');
  const readers = await callAs<{ reader_id: string }[]>(analyst, 'list_publication_readers', {});
  await callAs(analyst, 'remove_publication_reader', { p_reader_id: readers[0]?.reader_id });
  expect(await sql`select from public.publication_readers`).toEqual([]);
});
