// The links a town gave out: only codes of its list are figures of their own, whatever a link names; one tap takes a
// code that was seen into the list, and its earlier visits with it. And one network's share of a day.
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { townDay } from '../../src/lib/townTime.ts';
import { settle } from '../support/settle.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: Awaited<ReturnType<typeof clientOf>>;

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_NETWORK_VISITS_PER_DAY: '40' } });
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  analyst = await clientOf(server, 'analyst');
});
afterAll(async () => {
  await sql.end();
  await server.close();
});
beforeEach(async () => {
  await sql`truncate public.visits, public.visit_facts, public.visit_seen, public.visit_events, public.rollup_marks,
    public.rollup_runs, public.day_sums, public.collect_counts`;
});

/** Visits that came by links; a network of its own is a number. */
async function come(campaigns: (string | undefined)[], visitor_id?: string): Promise<void> {
  for (const campaign of campaigns) {
    const at = new Date().toISOString();
    const answer = await fetch(`${server.url}/functions/v1/collect`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        apikey: server.anonKey,
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
      },
      body: JSON.stringify({
        v: 1,
        town_id: 'hoshimi',
        sent_at: at,
        visit: {
          visit_id: randomUUID(),
          visitor_id: visitor_id ?? randomUUID(),
          started_at: at,
          entry: 'welcome',
          locale: 'ja',
          device_class: 'phone',
          revision: 1,
          ...(campaign !== undefined && { campaign }),
        },
        events: [
          { event_id: randomUUID(), occurred_at: at, revision: 1, name: 'page_viewed', page: 'welcome' },
        ],
      }),
    });
    expect(answer.status).toBe(200);
  }
}
const ask = async (name: string, more: object = {}, who = analyst): Promise<unknown> => {
  await settle(sql, 'hoshimi');
  const answer = await who.rpc(name, { p_town_id: 'hoshimi', ...more });
  if (answer.error) throw new Error(answer.error.message);
  return answer.data;
};
const today = () => ({ p_from: townDay(new Date()), p_to: townDay(new Date()) });
const byCampaign = async () => {
  const rows = (await ask('insight_table', { p_panel: 'campaign', ...today() })) as {
    key: string;
    visits: number;
  }[];
  return Object.fromEntries(rows.map(({ key, visits }) => [key, visits]));
};
const seen = async () => ((await ask('list_campaigns')) as { seen: { code: string; visits: number }[] }).seen;

test('security-H12: a code outside the town’s list is その他; one tap brings it and its earlier visits in', async () => {
  await come(['qr-station', 'qr-station', 'evil-campaign', 'evil-campaign', 'evil-campaign', undefined]);
  expect(await byCampaign()).toEqual({ 'qr-station': 2, '(other)': 3, '(direct)': 1 });
  expect(await seen()).toMatchObject([{ code: 'evil-campaign', visits: 3 }]);
  expect(await ask('save_campaign', { p_code: 'evil-campaign', p_name: 'evil-campaign' })).toEqual({
    is_new: true,
  });
  expect(await byCampaign()).toEqual({ 'qr-station': 2, 'evil-campaign': 3, '(direct)': 1 });
  expect(await seen()).toEqual([]);
  // Named, retired, still counted under its name; saved again it is back.
  const named = { p_code: 'evil-campaign', p_name: '道の駅のちらし', p_placed: '入口の棚' };
  expect(await ask('save_campaign', named)).toEqual({ is_new: false });
  await ask('retire_campaign', { p_code: 'evil-campaign' });
  const { campaigns } = (await ask('list_campaigns')) as { campaigns: { code: string }[] };
  expect(campaigns.find(({ code }) => code === 'evil-campaign')).toMatchObject({
    name: '道の駅のちらし',
    placed: '入口の棚',
    visits: 3,
    retired_at: expect.any(String) as string,
  });
  await sql`delete from public.campaigns where code = 'evil-campaign'`;
});

test('security-H12: staff see no code that one browser alone came by, or that is none, and twenty in all', async () => {
  await come(['alone', 'alone', 'alone', 'alone'], randomUUID());
  await come(['yamada@example.jp', 'yamada@example.jp', 'yamada@example.jp']);
  await come(['<b>three</b>', '<b>three</b>', '<b>three</b>']);
  expect(await seen()).toMatchObject([{ code: 'b-three-b', visits: 3 }]);
  await sql`
    insert into public.visits (town_id, visit_id, visitor_id, started_at, day, entry, locale, device_class, region,
      region_source, revision, is_bot, campaign)
    select 'hoshimi', gen_random_uuid(), gen_random_uuid(), now(), (now() at time zone 'Asia/Tokyo')::date, 'tour',
      'ja', 'phone', 'JP', 'time_zone', 1, false, 'spam-' || n % 30 from generate_series(0, 119) n`;
  await sql`insert into public.rollup_marks (town_id, day) select distinct town_id, day from public.visits`;
  expect(await seen()).toHaveLength(20);
});

test('the list is the town’s own: analysts and admins write, concierges read; what is no code is refused', async () => {
  const concierge = await clientOf(server, 'concierge');
  const editor = await clientOf(server, 'editor');
  const fair = { p_code: 'fair', p_name: 'フェア' };
  await expect(ask('save_campaign', fair, concierge)).rejects.toThrow('not_permitted');
  await expect(ask('retire_campaign', { p_code: 'qr-station' }, concierge)).rejects.toThrow('not_permitted');
  await expect(ask('list_campaigns', {}, editor)).rejects.toThrow('not_permitted');
  expect(await ask('list_campaigns', {}, concierge)).toHaveProperty('campaigns');
  for (const p_code of ['', 'two words', 'a@b.c', '(other)', 'ＦＡＩＲ', 'x'.repeat(61)])
    await expect(ask('save_campaign', { ...fair, p_code })).rejects.toThrow('bad_campaign');
  for (const p_name of ['', ' ', 'x'.repeat(81)])
    await expect(ask('save_campaign', { ...fair, p_name })).rejects.toThrow('bad_campaign');
});

test('security-H12: visits of one network beyond its share are shown as such and counted nowhere', async () => {
  // With those of the tests before, more than one network's share.
  await come(Array.from({ length: 40 }, () => undefined));
  const { marks } = (await ask('insight_quality', today())) as { marks: Record<string, number> };
  expect(marks.crowd).toBeGreaterThan(0);
  expect((marks.person ?? 0) + (marks.crowd ?? 0)).toBe(40);
  expect(((await ask('insight_summary', today())) as { visits: number }).visits).toBe(marks.person);
  const live = (await ask('insight_live', {})) as { visits: number };
  expect(live.visits).toBe(marks.person);
  // A fair's hall: the town may say that such days count.
  await sql`insert into public.marking_rules (town_id, version, most_events_per_minute, counts_simulated, note,
    counts_crowds) values ('hoshimi', 1, 120, true, 'fair', true)`;
  await sql`select private.recompute_insight('hoshimi', ${today().p_from}, ${today().p_to})`;
  expect(((await ask('insight_summary', today())) as { visits: number }).visits).toBe(40);
});
