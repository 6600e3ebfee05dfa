import * as v from 'valibot';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sceneManifest } from '../../supabase/functions/_shared/contract/scene.ts';
import { addTown } from '../../supabase/local/packs/addTown.ts';
import { shiomi } from '../../supabase/seed/shiomi/index.ts';
import { startServer, type TestServer } from '../support/server.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const spotIds = shiomi.places.flatMap((p) => p.spots.map((s) => s.spot_id));

let server: TestServer;
let sql: postgres.Sql;
let scenesDir: string;

beforeAll(async () => {
  scenesDir = mkdtempSync(path.join(tmpdir(), 'hiroba-scenes-'));
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
});

afterAll(async () => {
  await sql.end();
  await server.close();
  rmSync(scenesDir, { recursive: true, force: true });
});

/** A manifest as the build writes it (the committed one of Hoshimi), with other ids. */
function writeScene(spots: readonly string[]): void {
  const built = v.parse(
    sceneManifest,
    JSON.parse(readFileSync(path.join(repository, 'public/scenes/hoshimi/manifest.json'), 'utf8')),
  );
  const space = built.spaces[0];
  const spot = space?.spots[0];
  if (!space || !spot) throw new Error('the built scene has no spot');
  mkdirSync(path.join(scenesDir, 'shiomi'), { recursive: true });
  writeFileSync(
    path.join(scenesDir, 'shiomi/manifest.json'),
    JSON.stringify({
      ...built,
      scene_id: 'shiomi',
      entry_space: 'town',
      spaces: [
        { ...space, space_id: 'town', places: [], spots: spots.map((spot_id) => ({ ...spot, spot_id })) },
      ],
    }),
  );
}

/** Every row of the town, with the transaction that wrote it last. */
async function rowsOfTown(): Promise<string> {
  const [rows] = await sql<{ all: string }[]>`
    select (
      select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('xmin', t.xmin::text)), '[]')
      from public.towns t where town_id = 'shiomi'
    )::text || (
      select coalesce(jsonb_agg(to_jsonb(p) || jsonb_build_object('xmin', p.xmin::text) order by place_id), '[]')
      from public.places p where town_id = 'shiomi'
    )::text || (
      select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('xmin', s.xmin::text) order by spot_id), '[]')
      from public.spots s where town_id = 'shiomi'
    )::text || (
      select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('xmin', r.xmin::text) order by revision), '[]')
      from public.revisions r where town_id = 'shiomi'
    )::text as all`;
  return rows?.all ?? '';
}

test('a fresh start has the sample town alone, so that the first page opens it', async () => {
  expect(await sql`select town_id from public.towns`.values()).toEqual([['hoshimi']]);
});

test('a pack whose scene is not built is refused, and nothing is written', async () => {
  expect(await addTown(sql, shiomi, scenesDir)).toEqual({
    ok: false,
    reason: 'scene_missing',
    sceneId: 'shiomi',
  });
  expect(await sql`select from public.towns where town_id = 'shiomi'`).toHaveLength(0);
});

test('a scene that another version built counts as not built', async () => {
  mkdirSync(path.join(scenesDir, 'shiomi'), { recursive: true });
  writeFileSync(path.join(scenesDir, 'shiomi/manifest.json'), '{"format": 0, "scene_id": "shiomi"}');
  expect(await addTown(sql, shiomi, scenesDir)).toMatchObject({ ok: false, reason: 'scene_missing' });
});

test('a pack that names a spot its scene lacks is refused by that name, and nothing is written', async () => {
  writeScene(spotIds.slice(1));
  expect(await addTown(sql, shiomi, scenesDir)).toEqual({
    ok: false,
    reason: 'scene_lacks_ids',
    ids: `spot:${String(spotIds[0])}`,
  });
  expect(await sql`select from public.towns where town_id = 'shiomi'`).toHaveLength(0);
});

test('a pack is published with its scene, and the same pack again changes no row', async () => {
  writeScene(spotIds);
  expect(await addTown(sql, shiomi, scenesDir)).toEqual({ ok: true, change: 'new', revision: 1 });
  const published = await sql<{ place_id: string; spots: number }[]>`
    select place_id, spot_count as spots from public.revision_places where town_id = 'shiomi' order by position`;
  expect(published.map((p) => [p.place_id, p.spots])).toEqual(
    shiomi.places.map((p) => [p.place_id, p.spots.length]),
  );
  const before = await rowsOfTown();
  expect(await addTown(sql, shiomi, scenesDir)).toEqual({ ok: true, change: 'unchanged', revision: 1 });
  expect(await rowsOfTown()).toBe(before);
});

test('what staff have begun to write stays a draft when the pack is added once more', async () => {
  await sql`update public.places set phone = '0895-00-0099' where town_id = 'shiomi' and place_id = 'shiomi-hall'`;
  expect(await addTown(sql, shiomi, scenesDir)).toMatchObject({ change: 'unchanged' });
  const [hall] = await sql`select doc ->> 'phone' as phone from public.revision_places
    where town_id = 'shiomi' and place_id = 'shiomi-hall'`;
  expect(hall).toEqual({ phone: '0895-00-0001' });
  expect(
    await sql`select from public.places where town_id = 'shiomi' and phone = '0895-00-0099'`,
  ).toHaveLength(1);
});

test('a pack that has changed brings its changed places and one new revision', async () => {
  const changed = structuredClone(shiomi);
  const beach = changed.places.find((p) => p.place_id === 'shiomi-beach');
  if (!beach) throw new Error('the pack has no beach');
  beach.summary = { ...beach.summary, ja: '松の並木の先の、短い砂浜です。' };
  expect(await addTown(sql, changed, scenesDir)).toEqual({ ok: true, change: 'changed', revision: 2 });
});

test('the command reaches the running server, and says what it did', async () => {
  const add = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['supabase/local/packs/main.ts', ...args], {
      cwd: repository,
      env: { ...process.env, HIROBA_DATA_DIR: server.dataDir, SUPABASE_DB_URL: '' },
    }).then(
      ({ stdout }) => stdout,
      (error: unknown) => (error as { stderr?: string }).stderr ?? '',
    );
  expect(await add('supabase/seed/shiomi', '--without-3d')).toContain('潮見町を新しくしました');
  expect(await add('supabase/seed/shiomi', '--without-3d')).toContain('もう同じものが入っています');
  expect(await add('supabase/seed/shiomi', '--without-3D')).toContain('使い方');
  expect(await add('supabase/seed/nowhere')).toContain('supabase/seed/nowhere/index.ts がありません');
});

test('a place is found by its name in any language, one that nobody foresaw too', async () => {
  await sql`update public.places set name = name || '{"pt": "Praia de Shiomi"}'
    where town_id = 'shiomi' and place_id = 'shiomi-beach'`;
  const [published] = await sql<{ revision: number }[]>`
    select private.publish_revision_as_system('shiomi', 'in another language') as revision`;
  const [beach] = await sql<{ search: string }[]>`select search from public.revision_places
    where town_id = 'shiomi' and place_id = 'shiomi-beach' and revision = ${published?.revision ?? 0}`;
  const name = shiomi.places.find((p) => p.place_id === 'shiomi-beach')?.name;
  for (const word of ['praia de shiomi', name?.ja, name?.['ja-easy'], name?.en])
    expect(beach?.search).toContain(word?.toLowerCase());
});
