// security-M8: drafts keep what they were, whoever changes them, and any version can be brought back.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

interface Version {
  version: number;
  place_id: string;
  by: string | null;
  name: { ja: string };
  is_removed: boolean;
  is_now: boolean;
}
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

const place = 'hoshimi-elementary';
const ask = async <T>(role: string, name: string, more: object = {}): Promise<T> => {
  const client = await clientOf(server, role);
  const answer = await client.rpc(name, { p_town_id: 'hoshimi', ...more });
  if (answer.error) throw new Error(answer.error.message);
  return answer.data as T;
};
const versions = async () =>
  (await ask<Version[]>('editor', 'list_draft_versions')).filter(({ place_id }) => place_id === place);
const docNow = async () =>
  (
    await sql<
      { doc: unknown }[]
    >`select private.place_doc(p) as doc from public.places p where place_id = ${place}`
  )[0]?.doc;

test('security-M8: one change is one version, and an editor brings an earlier one back, whole', async () => {
  const first = await docNow();
  await sql.begin(async (tx) => {
    await tx`update public.places set name = '{"ja": "別の名"}' where place_id = ${place}`;
    await tx`delete from public.facts where place_id = ${place}`;
    await tx`update public.spots set words = '{"ja": "別の言葉"}' where place_id = ${place}`;
  });
  const [changed, imported, ...more] = await versions();
  expect(more).toEqual([]);
  expect([changed?.name.ja, changed?.is_now, imported?.name.ja, imported?.by]).toEqual([
    '別の名',
    true,
    '星見小学校',
    null,
  ]);
  await ask('editor', 'restore_draft_version', { p_version: imported?.version });
  expect(await docNow()).toEqual(first);
  expect((await versions())[0]).toMatchObject({
    is_now: true,
    name: { ja: '星見小学校' },
    by: expect.any(String) as string,
  });
  // Nothing changed: no version.
  await sql`update public.places set updated_at = now() where place_id = ${place}`;
  expect(await versions()).toHaveLength(3);
});

test('security-M8: a place that was removed comes back with its spots and facts', async () => {
  const before = await docNow();
  await sql`delete from public.places where town_id = 'hoshimi'`;
  const [removed, whole] = await versions();
  expect(removed).toMatchObject({ is_removed: true, is_now: true });
  await ask('admin', 'restore_draft_version', { p_version: whole?.version });
  expect(await docNow()).toEqual(before);
});

test('who is no editor of the town neither sees versions nor brings one back; a made-up one is refused', async () => {
  for (const role of ['analyst', 'concierge']) {
    await expect(ask(role, 'list_draft_versions')).rejects.toThrow('not_permitted');
    await expect(ask(role, 'restore_draft_version', { p_version: 1 })).rejects.toThrow('not_permitted');
  }
  await expect(ask('editor', 'restore_draft_version', { p_version: 1e9 })).rejects.toThrow('unknown_version');
});
