// functions/search over HTTP, against the published revision: the answer is the fact with its date and owner.
import postgres from 'postgres';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchAnswer, type SearchAnswer } from '../../supabase/functions/_shared/contract/search.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const post = (body: object): Promise<Response> =>
  fetch(`${server.url}/functions/v1/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: server.anonKey },
    body: JSON.stringify({ v: 1, town_id: 'hoshimi', locale: 'ja', ...body }),
  });
const search = async (words: string, more = {}): Promise<SearchAnswer> =>
  v.parse(searchAnswer, await (await post({ words, ...more })).json());

test('family-H1: a hit is the answer: the fact with its date, its owner and where it belongs', async () => {
  const { found } = await search('給食 アレルギー');
  expect(found[0]).toMatchObject({
    kind: 'fact',
    is_answer: true,
    place_id: 'hoshimi-elementary',
    spot_id: 'school-lunch',
    name: 'アレルギーの対応',
    words: '卵と乳を除くことのみ。医師の書類が必要。今は4人',
    place_name: '星見小学校',
    spot_name: '給食',
    has_scene: true,
  });
  expect(found[0]?.checked_on).toMatch(/^2026-/);
  expect(found[0]?.owner_section).not.toBe('');
});

test('it is quoted in the language of the reader, and found in every one', async () => {
  const { found } = await search('kindergarten lunch allergy', { locale: 'en' });
  expect(found[0]?.name).toBe('Allergies');
  expect((await search('allergy')).found[0]?.name).toBe('アレルギーの対応');
  expect((await search('きゅうしょく', { locale: 'ja-easy' })).found[0]?.words).toContain('《');
});

test('what the town does not tell has no answer above the line', async () => {
  expect((await search('市営プール')).found.filter((one) => one.is_answer)).toEqual([]);
});

test('what was published last is what is searched', async () => {
  const before = await search('どんぶらこ');
  expect(before.found).toEqual([]);
  await sql`update public.facts set value = jsonb_build_object('ja', 'どんぶらこが来る') where fact_id = 'well-temperature'`;
  expect((await search('どんぶらこ')).found).toEqual([]);
  await sql`select private.publish_revision_as_system('hoshimi', '')`;
  const after = await search('どんぶらこ');
  expect(after.revision).toBe(before.revision + 1);
  expect(after.found[0]?.id).toBe('well-temperature');
});

test('bad requests are refused, an unknown town is told, and nothing of what was asked is kept', async () => {
  expect((await post({ words: 'あ'.repeat(201) })).status).toBe(400);
  expect((await post({ words: 5 })).status).toBe(400);
  expect((await post({ words: 'x', locale: 'fr' })).status).toBe(400);
  expect((await post({ words: 'x', town_id: 'nowhere' })).status).toBe(404);
});
