// Reports, links, surveys and digests over HTTP: what freezing keeps, and that two towns' analysts, a concierge and a link each see exactly
// what they may.
import { createHash } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTownWithStaff } from '../support/addTownWithStaff.ts';
import { townDay } from '../../src/lib/townTime.ts';
import { schoolYearOf } from '../../src/domain/schoolYear.ts';
import { latestMail } from '../support/latestMail.ts';
import { answerSurvey, seedFamilies, seedKpis, surveyDoc, thisYear } from '../support/seedResults.ts';
import { sendVisits } from '../support/sendVisits.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: SupabaseClient;
let concierge: SupabaseClient;
let stranger: SupabaseClient;
let visitor: SupabaseClient;
const p_town_id = 'hoshimi';
const year = { from: thisYear.from, to: thisYear.to };
const inDays = (days: number) => townDay(new Date(Date.now() + days * 86_400_000));

beforeAll(async () => {
  server = await startServer({
    env: { HIROBA_RATE_CONSULT_PER_MIN: '1000', HIROBA_RATE_SURVEY_PER_MIN: '40' },
  });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  await addTownWithStaff(server, { townId: 'minami', email: 'analyst@minami.example' });
  await sql`update public.staff_members set role = 'analyst' where town_id = 'minami'`;
  [analyst, concierge, stranger, visitor] = await Promise.all([
    clientOf(server, 'analyst'),
    clientOf(server, 'concierge'),
    clientOf(server, 'analyst@minami.example'),
    clientOf(server, null),
  ]);
  await seedFamilies(server, sql, { families: 13, moved: 3 });
  await server.runJobs();
  await seedKpis(analyst);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Figures {
  exact: boolean;
  kpis: { name: string; value: number | null; hidden: string | null; owner?: string }[];
  measures: { name: string; value: number | null; made_by: string }[];
  queries: Record<string, string>;
}
interface Opened {
  version: number;
  frozen_at: string | null;
  figures: Figures;
  public_figures: Figures;
}
const values = (figures: Figures) => figures.kpis.map((k) => k.value ?? k.hidden);
/** supabase-js knows no types of these rpcs here. */
interface Told {
  data: unknown;
  error: { code: string; message: string } | null;
}
async function call<T>(client: SupabaseClient, name: string, args: object): Promise<T> {
  const { data, error } = (await client.rpc(name, { p_town_id, ...args })) as Told;
  if (error) throw new Error(`${error.code} ${error.message}`);
  return data as T;
}
const open = (client: SupabaseClient, p_report_id: string) =>
  call<Opened>(client, 'open_report', { p_report_id });

let reportId = '';
let token = '';

test('a draft counts anew and each role is told what it may know', async () => {
  const made = await call<{ report_id: string }>(analyst, 'save_report', {
    p_report: { report_id: null, template_id: 'chiho-sosei-form-2', title: '2026年度 年次報告', ...year },
    p_version: 0,
  });
  reportId = made.report_id;
  const words = { project: '移住の広場', causes: '説明会を増やした。', internal: '予算の相談は内々に。' };
  const saved = await call<{ version: number }>(analyst, 'save_report', {
    p_report: { report_id: reportId, title: '2026年度 年次報告', ...year, words },
    p_version: 1,
  });
  expect(saved.version).toBe(2);
  expect(
    await call(analyst, 'save_report', {
      p_report: { report_id: reportId, title: 'x', ...year, words },
      p_version: 1,
    }),
  ).toEqual({ status: 'conflict' });
  expect(values((await open(concierge, reportId)).figures)).toEqual([3, 13]);
  const seen = await open(analyst, reportId);
  expect(values(seen.figures)).toEqual(['few', 15]);
  expect(values(seen.public_figures)).toEqual(['few', 15]);
  await expect(open(stranger, reportId)).rejects.toThrow('42501');
  await expect(open(visitor, reportId)).rejects.toThrow(/not_permitted|42501/);
});

test('a frozen report keeps its figures with definitions and queries, whatever happens later, and nobody can change it', async () => {
  await expect(call(concierge, 'freeze_report', { p_report_id: reportId, p_version: 2 })).rejects.toThrow(
    '42501',
  );
  expect(await call(analyst, 'freeze_report', { p_report_id: reportId, p_version: 2 })).toEqual({
    status: 'frozen',
  });
  await seedFamilies(server, sql, { families: 4, moved: 9 });
  const kept = await open(concierge, reportId);
  expect(values(kept.figures)).toEqual([3, 13]);
  expect(values((await open(analyst, reportId)).figures)).toEqual(['few', 15]);
  for (const measure of kept.figures.measures)
    expect(kept.figures.queries[measure.made_by]).toContain(`FUNCTION private.${measure.made_by}`);
  await expect(
    sql`update public.reports set title = 'x' where report_id = ${reportId}`,
  ).rejects.toMatchObject({ code: '55000' });
  await expect(sql`delete from public.reports where report_id = ${reportId}`).rejects.toMatchObject({
    code: '55000',
  });
  expect(
    await call(analyst, 'save_report', {
      p_report: { report_id: reportId, title: 'x', ...year, words: {} },
      p_version: 2,
    }),
  ).toEqual({ status: 'conflict' });
});

const stakeholder = (p_town: string, p_token: string) =>
  visitor.rpc('stakeholder_open', { p_town_id: p_town, p_token });
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

test('a link shows the public edition and nothing that was hidden or stays inside', async () => {
  token = 'a1'.repeat(32);
  const link = {
    p_token_sha256: hash(token),
    p_label: '総務常任委員会',
    p_expires_on: inDays(30),
    p_report_id: reportId,
  };
  await expect(call(analyst, 'make_stakeholder_link', link)).rejects.toThrow('not_published');
  await call(analyst, 'publish_report', { p_report_id: reportId, p_public: true });
  await call(analyst, 'make_stakeholder_link', link);
  const { data } = (await stakeholder('hoshimi', token)) as { data: unknown };
  const view = data as {
    label: string;
    headline: { name: string; value: number | null }[];
    report: { figures: Figures };
  };
  expect(view.label).toBe('総務常任委員会');
  expect(values(view.report.figures)).toEqual(['few', 15]);
  expect(view.headline.map((h) => h.name)).toEqual([
    'visits',
    'visitors',
    'consultations',
    'moved_households',
    'satisfaction_percent',
  ]);
  const text = JSON.stringify(data);
  expect(text).toContain('説明会を増やした');
  for (const secret of ['内々', '佐藤', '山田', 'family.example', token, 'frozen_exact'])
    expect(text).not.toContain(secret);
  const [kept] =
    await sql`select opened, token_sha256 from public.stakeholder_links where town_id = 'hoshimi'`;
  expect(kept).toEqual({ opened: 1, token_sha256: hash(token) });
});

test('a wrong token, another town, a past day and a link taken back all open nothing', async () => {
  expect((await stakeholder('hoshimi', 'b2'.repeat(32))).data).toBeNull();
  expect((await stakeholder('minami', token)).data).toBeNull();
  expect((await stakeholder('hoshimi', hash(token))).data).toBeNull();
  await sql`update public.stakeholder_links set expires_at = now() - interval '1 second'`;
  expect((await stakeholder('hoshimi', token)).data).toBeNull();
  await sql`update public.stakeholder_links set expires_at = now() + interval '1 day'`;
  expect((await stakeholder('hoshimi', token)).data).not.toBeNull();
  const links = await call<{ link_id: string; opened: number }[]>(analyst, 'list_stakeholder_links', {});
  expect(links).toMatchObject([{ opened: 2, works: true }]);
  await call(analyst, 'revoke_stakeholder_link', { p_link_id: links[0]?.link_id });
  expect((await stakeholder('hoshimi', token)).data).toBeNull();
  await expect(
    call(analyst, 'make_stakeholder_link', {
      p_token_sha256: hash('x'),
      p_label: 'x',
      p_expires_on: inDays(500),
      p_report_id: null,
    }),
  ).rejects.toThrow('bad_expiry');
});

test('survey answers are kept once, without identity, and counted with the response rate', async () => {
  expect((await visitor.rpc('survey_open', { p_town_id, p_moment: 'tour' })).data).toBeNull();
  expect(await call(analyst, 'save_survey', { p_moment: 'tour', p_doc: surveyDoc, p_version: 0 })).toEqual({
    status: 'saved',
    version: 1,
  });
  expect((await visitor.rpc('survey_open', { p_town_id, p_moment: 'tour' })).data).toMatchObject({
    version: 1,
  });
  for (let i = 0; i < 10; i += 1)
    expect((await answerSurvey(server, [], { act: 'offered' })).status).toBe(200);
  const yesterday = schoolYearOf(inDays(-1)); // on the first day of a year the one before
  const measure = async (name: string) => {
    const answer = await call<{ measures: { name: string; value: number | null; hidden: string | null }[] }>(
      analyst,
      'kpi_measures',
      {
        p_from: yesterday.from,
        p_to: yesterday.to,
      },
    );
    const found = answer.measures.find((m) => m.name === name);
    return found?.value ?? found?.hidden;
  };
  const answers = (value: number, image: number) => [
    { question_id: 'satisfied', value },
    { question_id: 'image', value: image },
    { question_id: 'words', words: `よかったです ${String(value)}` },
  ];
  const once = { response_id: crypto.randomUUID() };
  for (let i = 0; i < 2; i += 1) expect((await answerSurvey(server, answers(5, 1), once)).status).toBe(200);
  for (const value of [4, 4, 3]) await answerSurvey(server, answers(value, 0));
  // Today's are told from tomorrow on.
  const setBack = () => sql`update public.survey_answers set day = ${inDays(-1)}`;
  await setBack();
  expect(await measure('satisfaction_mean')).toBe('few'); // four answers
  await answerSurvey(server, answers(1, -1));
  await setBack();
  expect(await measure('satisfaction_mean')).toBe(3.4);
  expect(await measure('satisfaction_percent')).toBe(60);
  expect(await measure('image_improved_percent')).toBe(20);
  await sql`update public.survey_counts set day = ${inDays(-1)}`;
  expect(await measure('survey_response_percent')).toBe(50);
  const [columns] = await sql<{ names: string }[]>`
    select string_agg(column_name, ' ' order by column_name) as names from information_schema.columns where table_name = 'survey_answers'`;
  expect(columns?.names).not.toMatch(/visit|user|ip|region|_at/);
});

test('what was not asked, or not so, is not kept; nonsense is refused; a network that floods waits', async () => {
  const status = async (answers: object[], more: object = {}) => {
    const answer = await answerSurvey(server, answers, more);
    return `${String(answer.status)} ${((await answer.json()) as { status?: string }).status ?? ''}`.trim();
  };
  expect(await status([{ question_id: 'satisfied', value: 0 }])).toBe('200 nothing_answered');
  expect(await status([{ question_id: 'image', value: 5 }])).toBe('200 nothing_answered');
  expect(await status([{ question_id: 'other', value: 1 }])).toBe('200 nothing_answered');
  expect(await status([{ question_id: 'satisfied', value: 9 }])).toBe('400');
  const twice = { response_id: crypto.randomUUID() };
  expect(await status([{ question_id: 'satisfied', value: 3 }], twice)).toBe('200 received');
  expect(await status([{ question_id: 'image', value: 1 }], twice)).toBe('200 already_received');
  expect(await status([{ question_id: 'words', words: 'あ'.repeat(501) }])).toBe('400');
  expect(await status([{ question_id: 'words', words: '夜も\0静か' }])).toBe('200 received');
  expect(await sql`select from public.survey_answers where words = '夜も静か'`).toHaveLength(1);
  expect(await status([{ question_id: 'satisfied', value: 5 }], { version: 7 })).toBe('404');
  expect(await status([{ question_id: 'satisfied', value: 5 }], { town_id: 'minami' })).toBe('404');
  const many = await Promise.all(
    Array.from({ length: 60 }, () => answerSurvey(server, [], { act: 'offered' })),
  );
  const refused = many.filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThan(10);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a closed survey gives pages that are open an hour, then takes no answer, whichever version is named', async () => {
  const p_doc = { ...surveyDoc, open: false };
  await call(analyst, 'save_survey', { p_moment: 'tour', p_doc, p_version: 1 });
  const take = async () => {
    const answer = {
      act: 'answered',
      town_id: p_town_id,
      moment: 'tour',
      version: 1,
      response_id: crypto.randomUUID(),
      answers: [{ question_id: 'satisfied', value: 5 }],
    };
    const [row] = await sql<{ said: { status: string } }[]>`
      select private.take_survey(${sql.json(answer)}::jsonb) as said`;
    return row?.said.status;
  };
  expect(await take()).toBe('received');
  await sql`alter table public.surveys disable trigger surveys_stay`;
  await sql`update public.surveys set created_at = now() - interval '2 hours' where version = 2`;
  await sql`alter table public.surveys enable trigger surveys_stay`;
  expect(await take()).toBe('unknown_survey');
});

test('free words are read by who looks after families, not by analysts', async () => {
  expect(await call<unknown[]>(concierge, 'survey_words', {})).toHaveLength(6);
  await expect(call(analyst, 'survey_words', {})).rejects.toThrow('42501');
});

test('the monthly mail comes once, to who wants it and still works there, with three findings and their panels', async () => {
  // More say no more than that they are in Japan, which is no prefecture to name.
  for (const [count, region] of [
    [7, 'JP-13'],
    [9, 'JP'],
  ] as const)
    await sendVisits(server, { count, region, placeId: 'hoshimi-elementary', spotId: 'school-library' });
  await expect
    .poll(
      async () => {
        await server.runJobs();
        const [row] =
          await sql`select count(*)::int as n from public.day_sums where town_id = 'hoshimi' and panel = 'place'`;
        return row?.n as number;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  await call(analyst, 'set_digest', { p_wanted: true, p_locale: 'ja' });
  await call(concierge, 'set_digest', { p_wanted: true, p_locale: 'en' });
  expect(await call(analyst, 'my_digest', {})).toBe(true);
  // The runner tells last month from the third day on, whoever subscribed when.
  await server.runJobs();
  const told = await sql`select month from private.digest_runs where town_id = 'hoshimi' and mails = 2`;
  expect(told).toHaveLength(Number(inDays(0).slice(8)) >= 3 ? 1 : 0);
  // As it asks on the fourth of the month after.
  const [today] = await sql<{ next: string }[]>`
    select ((date_trunc('month', now() at time zone 'Asia/Tokyo') + interval '1 month 3 days')::date)::text as next`;
  const write = async (day: string) =>
    (await sql<{ n: number }[]>`select private.write_due_digests(${server.url}, ${day}::date) as n`)[0]?.n;
  expect(await write((today?.next ?? '').replace(/\d\d$/, '02'))).toBe(0); // too early: late visits still come in
  expect(await write(today?.next ?? '')).toBe(2);
  expect(await write(today?.next ?? '')).toBe(0);
  await server.runJobs();
  const mail = latestMail(server.dataDir, 'analyst@hoshimi.example');
  expect(mail).toContain('訪問は16回でした');
  expect(mail).toContain('もっとも多く訪れたのは東京都の人で、7回でした');
  expect(mail).toContain('星見小学校');
  const month = inDays(0).slice(0, 7);
  expect(mail).toContain(`${server.url}/staff/insight?from=${month}-01&to=${month}-`);
  for (const panel of ['overview', 'regions', 'place']) expect(mail).toContain(`#panel-${panel}`);
  expect(latestMail(server.dataDir, 'concierge@hoshimi.example')).toContain(
    'Most visits came from Tokyo: 7.',
  );

  // Nobody is not too few.
  expect(
    (await sql`select words from private.digest_findings('hoshimi', '2020-05-01', 'ja')`).map(
      (f) => f.words as string,
    ),
  ).toEqual([
    '訪問はありませんでした。',
    '都道府県の分かる訪問はありませんでした。',
    '施設や場所に足を止めた訪問はありませんでした。',
  ]);

  // One town whose mail cannot be written keeps nobody else's back, and is not taken as told.
  await sql`delete from private.digest_runs`;
  await call(stranger, 'set_digest', { p_town_id: 'minami', p_wanted: true, p_locale: 'ja' });
  await sql`alter table private.outgoing_mails add constraint not_minami check (town_id <> 'minami') not valid`;
  expect(await write(today?.next ?? '')).toBe(2);
  expect(await sql`select town_id from private.digest_runs`).toEqual([{ town_id: 'hoshimi' }]);
  await sql`alter table private.outgoing_mails drop constraint not_minami`;
  expect(await write(today?.next ?? '')).toBe(1);

  await sql`delete from private.digest_runs`;
  await call(stranger, 'set_digest', { p_town_id: 'minami', p_wanted: false, p_locale: 'ja' });
  await call(concierge, 'set_digest', { p_wanted: false, p_locale: 'en' });
  await sql`update public.staff_members set active = false where role = 'analyst' and town_id = 'hoshimi'`;
  expect(await write(today?.next ?? '')).toBe(0);
});

test('a town that leaves takes its frozen reports with it; nobody else can', async () => {
  const p_town = { p_town_id: 'minami' };
  const made = await call<{ report_id: string }>(stranger, 'save_report', {
    ...p_town,
    p_report: { report_id: null, template_id: 'plain', title: '年次報告', ...year },
    p_version: 0,
  });
  await call(stranger, 'freeze_report', { ...p_town, p_report_id: made.report_id, p_version: 1 });
  await expect(call(stranger, 'delete_report', { ...p_town, p_report_id: made.report_id })).rejects.toThrow(
    '55000',
  );
  await sql`delete from public.towns where town_id = 'minami'`;
  expect(await sql`select from public.reports where town_id = 'minami'`).toEqual([]);
});
