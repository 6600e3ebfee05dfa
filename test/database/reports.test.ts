// Reports and links over HTTP: what freezing keeps, what a public edition tells, and that two towns' analysts, a
// concierge and a link each see exactly what they may.
import { createHash } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportForms } from '../../src/domain/reportForms.ts';
import { townDay } from '../../src/lib/townTime.ts';
import { addTownWithStaff } from '../support/addTownWithStaff.ts';
import { callAs, kpiValues, kpiWords, toldOf, type Figures, type KpiRow } from '../support/kpiAnswers.ts';
import { lastYear, seedFamilies, seedKpis } from '../support/seedResults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: SupabaseClient;
let concierge: SupabaseClient;
let stranger: SupabaseClient;
let visitor: SupabaseClient;
const year = { from: lastYear.from, to: lastYear.to };
const inDays = (days: number) => townDay(new Date(Date.now() + days * 86_400_000));
const [grantForm, plainForm] = reportForms;
const labels = { ja: { 'measure.moved_households': '移住した世帯' }, en: {} };

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_CONSULT_PER_MIN: '1000' } });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  await addTownWithStaff(server, { townId: 'minami', email: 'analyst@minami.example' });
  await sql`update public.staff_members set role = 'analyst' where town_id = 'minami'`;
  [analyst, concierge, stranger, visitor] = await Promise.all([
    clientOf(server, 'analyst'),
    clientOf(server, 'concierge'),
    clientOf(server, 'analyst@minami.example'),
    clientOf(server, null),
  ]);
  await seedFamilies(server, sql, { families: 13, moved: 3, year: lastYear });
  await server.runJobs();
  await seedKpis(analyst);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Opened {
  version: number;
  frozen_at: string | null;
  labels: unknown;
  figures: Figures;
  public_figures: Figures;
}
const open = (client: SupabaseClient, p_report_id: string) =>
  callAs<Opened>(client, 'open_report', { p_report_id });
const save = (p_report: object, p_version: number) =>
  callAs<{ status: string; report_id: string; version: number; problem?: string }>(analyst, 'save_report', {
    p_report,
    p_version,
  });
const draft = async (title: string, range = year) =>
  (await save({ report_id: null, form: grantForm, title, ...range }, 0)).report_id;
const freeze = (p_report_id: string, p_version: number, client = analyst) =>
  callAs<{ status: string }>(client, 'freeze_report', { p_report_id, p_version, p_labels: labels });

let reportId = '';
let token = '';

test('staff-4: a draft counts exactly for all who read it, and shows what its public edition would tell', async () => {
  reportId = await draft('年次報告');
  const words = { project: '移住の広場', causes: '説明会を増やした。', internal: '予算の相談は内々に。' };
  expect((await save({ report_id: reportId, title: '年次報告', ...year, words }, 1)).version).toBe(2);
  expect(await save({ report_id: reportId, title: 'x', ...year, words }, 1)).toEqual({ status: 'conflict' });
  for (const client of [analyst, concierge]) {
    const seen = await open(client, reportId);
    expect(kpiValues(seen.figures)).toEqual([3, 13]);
    expect(kpiValues(seen.public_figures)).toEqual(['unpublished', 'unpublished']);
    expect(toldOf(seen.public_figures, 'people_consulted')).toBe(40); // of 39
    expect(toldOf(seen.public_figures, 'consultations_web')).toBe('inside');
    expect(seen.public_figures.queries).toEqual({});
  }
  await expect(open(stranger, reportId)).rejects.toThrow('42501');
  await expect(open(visitor, reportId)).rejects.toThrow(/not_permitted|42501/);
});

test('staff-25: the form takes money as digits and choices that it has, and nothing that it does not ask', async () => {
  const id = await draft('様式');
  const problem = async (words: object) =>
    (await save({ report_id: id, title: '様式', ...year, words }, 1)).problem;
  expect(await problem({ cost: '約1200' })).toBe('not_a_number');
  expect(await problem({ spent: '１２００' })).toBe('not_a_number');
  expect(await problem({ effect: '非常に効果的' })).toBe('unknown_choice');
  expect(await problem({ secret: 'x' })).toBe('unknown_field');
  expect(await problem({ project: 'あ'.repeat(301) })).toBe('too_long');
  const words = { grant: '地域未来交付金', cost: '12000', spent: '', effect: 'very', next_step: 'continue' };
  expect((await save({ report_id: id, title: '様式', ...year, words }, 1)).status).toBe('saved');
  const form = { ...plainForm, fields: [{ key: 'Bad Key', kind: 'line' }] };
  expect((await save({ report_id: null, form, title: 'x', ...year }, 0)).problem).toBe('bad_form');
  await callAs(analyst, 'delete_report', { p_report_id: id });
});

test(
  'a frozen report keeps figures with definitions, queries and labels, whatever happens later, and nobody can ' +
    'change it',
  async () => {
    await expect(freeze(reportId, 2, concierge)).rejects.toThrow('42501');
    expect(await freeze(reportId, 2)).toEqual({ status: 'frozen' });
    await seedFamilies(server, sql, { families: 4, moved: 9, year: lastYear });
    const kept = await open(concierge, reportId);
    expect(kpiValues(kept.figures)).toEqual([3, 13]);
    expect(kept.labels).toEqual(labels);
    for (const name of kept.figures.kpis.flatMap((kpi) => kpi.measures)) {
      const made_by = kept.figures.measures.find((m) => m.name === name)?.made_by ?? '';
      expect(kept.figures.queries[made_by]).toContain(`FUNCTION private.${made_by}`);
    }
    expect(Object.keys(kept.figures.queries)).toEqual(['measure_households']);
    const change = sql`update public.reports set title = 'x' where report_id = ${reportId}`;
    await expect(change).rejects.toMatchObject({ code: '55000' });
    await expect(sql`delete from public.reports where report_id = ${reportId}`).rejects.toMatchObject({
      code: '55000',
    });
    expect(await save({ report_id: reportId, title: 'x', ...year, words: {} }, 2)).toEqual({
      status: 'conflict',
    });
  },
);

const stakeholder = (p_town: string, p_token: string) =>
  visitor.rpc('stakeholder_open', { p_town_id: p_town, p_token });
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

test('a link shows the public edition and nothing that is small or stays inside', async () => {
  const link = {
    p_label: '総務常任委員会',
    p_expires_on: inDays(30),
    p_report_id: reportId,
  };
  await expect(callAs(analyst, 'make_stakeholder_link', link)).rejects.toThrow('not_published');
  await callAs(analyst, 'publish_report', { p_report_id: reportId, p_public: true });
  ({ token } = await callAs<{ token: string }>(analyst, 'make_stakeholder_link', link));
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  const { data } = (await stakeholder('hoshimi', token)) as { data: unknown };
  const view = data as {
    label: string;
    kpis: KpiRow[];
    publications: unknown[];
    report: { figures: Figures };
  };
  expect(view.label).toBe('総務常任委員会');
  expect(view.kpis).toEqual([]);
  expect(view.publications).toHaveLength(1); // the year of the report, published with it
  const { figures } = view.report;
  // 12 of 17 moved meanwhile: what is published is published of today, in fives.
  expect(kpiValues(figures)).toEqual([10, 15]);
  const text = JSON.stringify(data);
  expect(text).toContain('説明会を増やした');
  for (const secret of ['内々', '佐藤', '山田', 'family.example', token, 'frozen_figures', 'FUNCTION'])
    expect(text).not.toContain(secret);
  const [kept] = await sql`
    select opened, token_sha256 from public.stakeholder_links where town_id = 'hoshimi'`;
  expect(kept).toEqual({ opened: 1, token_sha256: hash(token) });
});

test('only whole fiscal years are published: days that overlap would be differences of one another', async () => {
  const id = await draft('半年', { from: year.from, to: `${year.from.slice(0, 4)}-09-30` });
  await freeze(id, 1);
  const publish = callAs(analyst, 'publish_report', { p_report_id: id, p_public: true });
  await expect(publish).rejects.toThrow('whole_year_only');
});

test('staff-4: a KPI goes out exactly by a named person with a reason, and not after it is taken back', async () => {
  const [moved] = (await callAs<Figures>(analyst, 'kpi_measures', { p_from: year.from, p_to: year.to })).kpis;
  const p_kpi_id = moved?.kpi_id ?? '';
  const p_reason = '町が転入者数を公表しているため';
  await expect(callAs(concierge, 'release_kpi', { p_kpi_id, p_reason })).rejects.toThrow('42501');
  await expect(callAs(analyst, 'release_kpi', { p_kpi_id, p_reason: ' ' })).rejects.toThrow('23514');
  await callAs(analyst, 'release_kpi', { p_kpi_id, p_reason });
  const shown = async () => kpiValues((await open(concierge, reportId)).public_figures);
  expect(await shown()).toEqual([10, 15]); // what was published stays
  await callAs(analyst, 'publish_report', { p_report_id: reportId, p_public: true });
  const edition = (await open(concierge, reportId)).public_figures;
  expect(kpiValues(edition)).toEqual([3, 15]); // the frozen number, exactly
  expect(toldOf(edition, 'moved_households')).toBe(3);
  expect(edition.kpis[0]?.release).toMatchObject({ reason: p_reason });
  expect(JSON.stringify(edition)).not.toContain('"by"');
  const outside = (await stakeholder('hoshimi', token)).data as { kpis: KpiRow[] };
  expect(outside.kpis.map((k) => k.name)).toEqual(['移住した世帯の数']);

  await callAs(analyst, 'take_back_release', { p_kpi_id });
  await callAs(analyst, 'publish_report', { p_report_id: reportId, p_public: true });
  expect(await shown()).toEqual([10, 15]);
  const { releases } = await callAs<{ releases: object[] }>(concierge, 'kpi_history', { p_kpi_id });
  expect(releases).toMatchObject([
    { reason: p_reason, by: expect.any(String) as string, taken_back_at: expect.any(String) as string },
  ]);

  // Another formula is another number: nobody let that one out.
  await callAs(analyst, 'release_kpi', { p_kpi_id, p_reason });
  const p_kpi = kpiWords({ kpi_id: p_kpi_id, formula: { measure: 'moved_people' } });
  await callAs(analyst, 'save_kpi', { p_kpi, p_version: 1 });
  expect(((await stakeholder('hoshimi', token)).data as { kpis: KpiRow[] }).kpis).toEqual([]);
});

test('a wrong token, another town, a past day and a link taken back all open nothing', async () => {
  expect((await stakeholder('hoshimi', 'b2'.repeat(32))).data).toBeNull();
  expect((await stakeholder('minami', token)).data).toBeNull();
  expect((await stakeholder('hoshimi', hash(token))).data).toBeNull();
  await sql`update public.stakeholder_links set expires_at = now() - interval '1 second'`;
  expect((await stakeholder('hoshimi', token)).data).toBeNull();
  await sql`update public.stakeholder_links set expires_at = now() + interval '1 day'`;
  expect((await stakeholder('hoshimi', token)).data).not.toBeNull();
  const links = await callAs<{ link_id: string; opened: number }[]>(analyst, 'list_stakeholder_links', {});
  expect(links).toMatchObject([{ works: true }]);
  await callAs(analyst, 'revoke_stakeholder_link', { p_link_id: links[0]?.link_id });
  expect((await stakeholder('hoshimi', token)).data).toBeNull();
  const late = { p_label: 'x', p_expires_on: inDays(500), p_report_id: null };
  await expect(callAs(analyst, 'make_stakeholder_link', late)).rejects.toThrow('bad_expiry');
});

test('a town that leaves takes its frozen reports with it; nobody else can', async () => {
  const p_town = { p_town_id: 'minami' };
  const made = await callAs<{ report_id: string }>(stranger, 'save_report', {
    ...p_town,
    p_report: { report_id: null, form: plainForm, title: '年次報告', ...year },
    p_version: 0,
  });
  const p_report_id = made.report_id;
  await callAs(stranger, 'freeze_report', { ...p_town, p_report_id, p_version: 1, p_labels: labels });
  await expect(callAs(stranger, 'delete_report', { ...p_town, p_report_id })).rejects.toThrow('55000');
  await sql`delete from public.towns where town_id = 'minami'`;
  expect(await sql`select from public.reports where town_id = 'minami'`).toEqual([]);
});
