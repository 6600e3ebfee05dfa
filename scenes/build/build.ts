// npm run scenes [-- space…] [--fast] [--stills]: generate, bake, compress, write public/scenes/<scene_id>/.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as z from 'zod/mini';
import {
  sceneManifest,
  space as spaceSchema,
  type SceneManifest,
  type SceneSpace,
} from '../../supabase/functions/_shared/contract/scene.ts';
import { entrySpace, sceneId, spaces } from '../hoshimi/spaces.ts';
import { compileSpace } from './compile.ts';
import { repository, scenesFolder, sha256, sourceFiles, sourcesSha256 } from './sources.ts';
import { takeStills } from './stills.ts';

const args = process.argv.slice(2);
const fast = args.includes('--fast');
const wanted = args.filter((a) => !a.startsWith('--'));
const cache = join(repository, '.cache', 'scenes');
const out = join(repository, 'public', 'scenes', sceneId);
const log = (line: string) => process.stdout.write(`${line}\n`);

/** Triangles of the solid parts of each space: [lite, rich]. */
const budgets: Record<string, readonly [number, number]> = {
  square: [33400, 66000],
  school: [30000, 60000],
  daycare: [26000, 52000],
};

async function fingerprint(id: string): Promise<string> {
  const files = (await sourceFiles()).filter(
    (f) => !f.startsWith('hoshimi/') || (f.startsWith(`hoshimi/${id}/`) && !f.endsWith('/marks.ts')),
  );
  const parts = await Promise.all(
    files.map(async (f) => `${f} ${sha256(await readFile(join(scenesFolder, f)))}`),
  );
  return sha256([...parts, String(fast), id].join('\n')).slice(0, 24);
}

type Files = Pick<SceneSpace, 'lite' | 'rich' | 'navmesh'>;
const last = (url: string) => url.split('/').at(-1) as string;

/** Bakes, or takes what the same sources baked before; marks (spots, doors, viewpoints) are read anew each time. */
async function built(id: string): Promise<{ space: SceneSpace; files: Map<string, Uint8Array> }> {
  const folder = join(cache, `${id}-${await fingerprint(id)}`);
  const source = await (spaces[id] as (typeof spaces)[string])();
  const parts = source.build();
  const space = (files: Files): SceneSpace => ({
    space_id: source.space_id,
    indoor: source.indoor,
    ...files,
    background: parts.background,
    spawn: parts.spawn,
    viewpoints: [...parts.viewpoints],
    spots: [...parts.spots],
    places: [...parts.places],
    doors: [...parts.doors],
  });
  const load = async (made: Files) => {
    const files = new Map<string, Uint8Array>();
    for (const f of [made.lite, made.rich, made.navmesh])
      files.set(f.url, await readFile(join(folder, last(f.url))));
    return { space: space(made), files };
  };
  const known = await readFile(join(folder, 'files.json'), 'utf8').catch(() => null);
  if (known) {
    log(`${id}: unchanged`);
    return load(z.parse(z.pick(spaceSchema, { lite: true, rich: true, navmesh: true }), JSON.parse(known)));
  }
  log(`${id}:`);
  const [lite, rich] = budgets[id] ?? [26000, 60000];
  const made = await compileSpace(parts, {
    fast,
    indoor: source.indoor,
    lite,
    rich,
    log: (l) => log(`  ${l}`),
  });
  await mkdir(folder, { recursive: true });
  const file = async (name: string, ending: string, bytes: Uint8Array) => {
    const hash = sha256(bytes);
    const path = `${id}-${name}-${hash.slice(0, 10)}.${ending}`;
    await writeFile(join(folder, path), bytes);
    log(`  ${path}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
    return { url: `/scenes/${sceneId}/${path}`, bytes: bytes.length, sha256: hash };
  };
  const files: Files = {
    lite: await file('lite', 'glb', made.lite),
    rich: await file('rich', 'glb', made.rich),
    navmesh: await file('walk', 'navmesh.json', Buffer.from(JSON.stringify(made.navmesh))),
  };
  await writeFile(join(folder, 'files.json'), JSON.stringify(files));
  return load(files);
}

async function main(): Promise<void> {
  await mkdir(out, { recursive: true });
  const fresh = new Map<string, SceneSpace>();
  for (const id of Object.keys(spaces)) {
    if (wanted.length && !wanted.includes(id)) continue;
    const { space, files } = await built(id);
    for (const [url, bytes] of files) await writeFile(join(out, last(url)), bytes);
    fresh.set(id, space);
  }
  // Read as late as this, so that spaces built meanwhile by another run stay.
  const before = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => null);
  const old = before ? z.safeParse(sceneManifest, JSON.parse(before)) : null;
  const kept = new Map((old?.success ? old.data.spaces : []).map((s) => [s.space_id, s]));
  const list = Object.keys(spaces).flatMap((id) => fresh.get(id) ?? kept.get(id) ?? []);
  const manifest: SceneManifest = {
    format: 1,
    scene_id: sceneId,
    sources_sha256: await sourcesSha256(),
    entry_space: entrySpace,
    spaces: list,
  };
  z.parse(sceneManifest, manifest);
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const named = new Set(list.flatMap((s) => [s.lite, s.rich, s.navmesh]).map((f) => last(f.url)));
  for (const f of await readdir(out))
    if (/\.(glb|navmesh\.json)$/.test(f) && !named.has(f)) await rm(join(out, f));
  if (args.includes('--stills')) await takeStills(log);
}

await main();
