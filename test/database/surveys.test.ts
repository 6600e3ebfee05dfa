// Surveys over HTTP: what is kept of an answer, and that each question is told by itself.
import type { SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callAs, toldOf, type Figures } from '../support/kpiAnswers.ts';
import { answerSurvey, surveyDoc, thisYear } from '../support/seedResults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: SupabaseClient;
let concierge: SupabaseClient;
let editor: SupabaseClient;
let visitor: SupabaseClient;
const p_town_id = 'hoshimi';
const year = { p_from: thisYear.from, p_to: thisYear.to };

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_SURVEY_PER_MIN: '60' } });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  [analyst, concierge, editor, visitor] = await Promise.all([
    clientOf(server, 'analyst'),
    clientOf(server, 'concierge'),
    clientOf(server, 'editor'),
    clientOf(server, null),
  ]);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Result {
  question_id: string;
  answers: number;
  counts: Record<string, number>;
  is_asked_now: boolean;
}
const results = async (client = analyst) => {
  const list = await callAs<Result[]>(client, 'survey_results', year);
  return Object.fromEntries(list.map((result) => [result.question_id, result]));
};

const questions = [
  ...surveyDoc.questions,
  { question_id: 'easy', kind: 'five', words: { ja: '使いやすかったですか' } },
  { question_id: 'visit', kind: 'yes_no', words: { ja: '町へ来てみたいですか' } },
];

test(
  'staff-19: results stand question by question, yes and no ' + 'too, and no question is mixed with another',
  async () => {
    expect((await visitor.rpc('survey_open', { p_town_id, p_moment: 'tour' })).data).toBeNull();
    const p_doc = { open: true, questions };
    expect(await callAs(analyst, 'save_survey', { p_moment: 'tour', p_doc, p_version: 0 })).toEqual({
      status: 'saved',
      version: 1,
    });
    for (let i = 0; i < 4; i += 1)
      expect((await answerSurvey(server, [], { act: 'offered' })).status).toBe(200);
    const answers = (value: number, image: number, easy: number, visit: number) => [
      { question_id: 'satisfied', value },
      { question_id: 'image', value: image },
      { question_id: 'words', words: `よかったです ${String(value)}` },
      { question_id: 'easy', value: easy },
      { question_id: 'visit', value: visit },
    ];
    const once = { response_id: crypto.randomUUID() };
    for (let i = 0; i < 2; i += 1)
      expect((await answerSurvey(server, answers(5, 1, 1, 1), once)).status).toBe(200);
    await answerSurvey(server, answers(4, 0, 2, 1));
    await answerSurvey(server, answers(3, -1, 1, 0));
    for (const client of [analyst, concierge]) {
      const told = await results(client);
      expect(told.satisfied).toMatchObject({
        answers: 3,
        counts: { '5': 1, '4': 1, '3': 1 },
        is_asked_now: true,
      });
      expect(told.easy).toMatchObject({ answers: 3, counts: { '1': 2, '2': 1 } });
      expect(told.visit).toMatchObject({ answers: 3, counts: { '1': 2, '0': 1 } });
      expect(told.image).toMatchObject({ answers: 3, counts: { '1': 1, '0': 1, '-1': 1 } });
      expect(told.words).toMatchObject({ answers: 3, counts: {} });
    }
    await expect(results(editor)).rejects.toThrow('42501');
    const figures = await callAs<Figures>(analyst, 'kpi_measures', year);
    expect(toldOf(figures, 'question:tour:satisfied:share')).toBe(66.7);
    expect(toldOf(figures, 'question:tour:satisfied:mean')).toBe(4);
    expect(toldOf(figures, 'question:tour:easy:share')).toBe(0);
    expect(toldOf(figures, 'question:tour:visit:share')).toBe(66.7);
    expect(toldOf(figures, 'question:tour:visit:mean')).toBeUndefined();
    expect(toldOf(figures, 'question:tour:words:share')).toBeUndefined();
    expect(toldOf(figures, 'survey_response_percent')).toBe(75);
    const [columns] = await sql<{ names: string }[]>`
    select string_agg(column_name, ' ' order by column_name) as names
    from information_schema.columns where table_name = 'survey_answers'`;
    expect(columns?.names).not.toMatch(/visit|user|ip|region|_at/);
  },
);

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
  expect(await status([{ question_id: 'words', words: '夜も\0静か' }])).toBe('400'); // no page of ours sends that
  expect(await status([{ question_id: 'words', words: '夜も静か' }])).toBe('200 received');
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

test(
  'a closed survey gives pages that are open an hour, then ' + 'takes no answer, whichever version is named',
  async () => {
    const p_doc = { ...surveyDoc, open: false };
    await callAs(analyst, 'save_survey', { p_moment: 'tour', p_doc, p_version: 1 });
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
  },
);

test('a question that is asked no more keeps its answers', async () => {
  expect((await results()).visit).toMatchObject({ answers: 3, is_asked_now: false });
});

test('free words are read by who looks after families, not by analysts', async () => {
  expect((await callAs<{ total: number }>(concierge, 'survey_words', {})).total).toBeGreaterThan(3);
  await expect(callAs(analyst, 'survey_words', {})).rejects.toThrow('42501');
});
