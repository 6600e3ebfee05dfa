// npm run scenes [-- space…] [--fast] [--stills]: generate, bake, compress, write public/scenes/<scene_id>/.
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as z from 'zod/mini';
import { sceneManifest, space as spaceSchema, type SceneManifest, type SceneSpace } from '../../supabase/functions/_shared/contract/scene.ts';
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
const budgets: Record<string, readonly [number, number]> = { square: [27000, 66000], school: [30000, 60000], daycare: [26000, 52000] };

async function fingerprint(id: string): Promise<string> {
  const files = (await sourceFiles()).filter((f) => !f.startsWith('hoshimi/') || f === 'hoshimi/spaces.ts' || f.startsWith(`hoshimi/${id}/`));
  const parts = await Promise.all(files.map(async (f) => `${f} ${sha256(await readFile(join(scenesFolder, f)))}`));
  return sha256([...parts, String(fast), id].join('\n')).slice(0, 24);
}

async function built(id: string): Promise<{ space: SceneSpace; files: Map<string, Uint8Array> }> {
  const folder = join(cache, `${id}-${await fingerprint(id)}`);
  const load = async (space: SceneSpace) => {
    const files = new Map<string, Uint8Array>();
    for (const f of [space.lite, space.rich, space.navmesh]) files.set(f.url, await readFile(join(folder, f.url.split('/').at(-1) as string)));
    return { space, files };
  };
  if (await stat(join(folder, 'space.json')).catch(() => null)) {
    log(`${id}: unchanged`);
    return load(z.parse(spaceSchema, JSON.parse(await readFile(join(folder, 'space.json'), 'utf8'))));
  }
  log(`${id}:`);
  const source = await (spaces[id] as (typeof spaces)[string])();
  const parts = source.build();
  const [lite, rich] = budgets[id] ?? [26000, 60000];
  const made = await compileSpace(parts, { fast, indoor: source.indoor, lite, rich, log: (l) => log(`  ${l}`) });
  await mkdir(folder, { recursive: true });
  const file = async (name: string, ending: string, bytes: Uint8Array) => {
    const hash = sha256(bytes);
    const path = `${id}-${name}-${hash.slice(0, 10)}.${ending}`;
    await writeFile(join(folder, path), bytes);
    log(`  ${path}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
    return { url: `/scenes/${sceneId}/${path}`, bytes: bytes.length, sha256: hash };
  };
  const space: SceneSpace = {
    space_id: source.space_id,
    indoor: source.indoor,
    lite: await file('lite', 'glb', made.lite),
    rich: await file('rich', 'glb', made.rich),
    navmesh: await file('walk', 'navmesh.json', Buffer.from(JSON.stringify(made.navmesh))),
    background: parts.background,
    spawn: parts.spawn,
    viewpoints: [...parts.viewpoints],
    spots: [...parts.spots],
    places: [...parts.places],
    doors: [...parts.doors],
  };
  await writeFile(join(folder, 'space.json'), JSON.stringify(space));
  return load(space);
}

async function main(): Promise<void> {
  const before = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => null);
  const old = before ? z.safeParse(sceneManifest, JSON.parse(before)) : null;
  const kept = new Map((old?.success ? old.data.spaces : []).map((s) => [s.space_id, s]));
  await mkdir(out, { recursive: true });
  const list: SceneSpace[] = [];
  for (const id of Object.keys(spaces)) {
    const previous = kept.get(id);
    if (wanted.length && !wanted.includes(id)) {
      if (previous) list.push(previous);
      continue;
    }
    const { space, files } = await built(id);
    for (const [url, bytes] of files) await writeFile(join(out, url.split('/').at(-1) as string), bytes);
    list.push(space);
  }
  const manifest: SceneManifest = { format: 1, scene_id: sceneId, sources_sha256: await sourcesSha256(), entry_space: entrySpace, spaces: list };
  z.parse(sceneManifest, manifest);
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const named = new Set(list.flatMap((s) => [s.lite, s.rich, s.navmesh]).map((f) => f.url.split('/').at(-1)));
  for (const f of await readdir(out)) if (/\.(glb|navmesh\.json)$/.test(f) && !named.has(f)) await rm(join(out, f));
  if (args.includes('--stills')) await takeStills(log);
}

await main();
