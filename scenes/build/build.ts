// npm run scenes [-- scene | scene/space | space…] [--fast] [--stills]: generate, bake, compress, write
// public/scenes/<scene>/.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';
import {
  sceneManifest,
  space as spaceSchema,
  type SceneFile,
  type SceneManifest,
  type SceneSpace,
} from '../../supabase/functions/_shared/contract/scene.ts';
import { scenes, type SceneSpec } from '../scenes.ts';
import { writeBudgets } from './budgets.ts';
import { compileSpace } from './compile.ts';
import { compileMovers } from './movers.ts';
import { filesOf, repository, scenesFolder, sha256, sourceFiles, sourcesSha256 } from './sources.ts';
import { takeStills } from './stills.ts';

const args = process.argv.slice(2);
const fast = args.includes('--fast');
const wanted = args.filter((a) => !a.startsWith('--'));
const cache = join(repository, '.cache', 'scenes');
const outOf = (scene: string) => join(repository, 'public', 'scenes', scene);
const log = (line: string) => process.stdout.write(`${line}\n`);

/** Triangles of the solid parts of each space: [lite, rich]. */
const budgets: Record<string, readonly [number, number]> = {
  square: [30500, 66000],
  school: [27000, 60000],
  daycare: [26000, 52000],
  town: [12000, 16000],
};

/** The files that a space is made by: what its source and the compiler import, and what those import. */
async function madeBy(scene: string, id: string): Promise<string[]> {
  const town = `${scene}/${id}/space.ts`;
  const layout = `layouts/${scene}/layout.json`;
  const all = new Set(await sourceFiles());
  const queue = ['build/compile.ts', ...(all.has(town) ? [town] : ['layout/layoutSource.ts', layout])];
  const found = new Set<string>();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    // Marks and movers are read anew each time: they change no light.
    const isAside = /^hoshimi\/.*\/(marks|movers)\.ts$/.test(file);
    if (found.has(file) || !all.has(file) || isAside) continue;
    found.add(file);
    const text = await readFile(join(scenesFolder, file), 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import\(|URL\()\s*'(\.[^']+)'/g))
      if (path) queue.push(posix.join(posix.dirname(file), path));
  }
  return [...found].sort();
}

async function fingerprint(scene: string, id: string): Promise<string> {
  const files = await madeBy(scene, id);
  const parts = await Promise.all(
    files.map(async (f) => `${f} ${sha256(await readFile(join(scenesFolder, f)))}`),
  );
  return sha256([...parts, String(fast), scene, id].join('\n')).slice(0, 24);
}

type Files = Pick<SceneSpace, 'lite' | 'rich' | 'navmesh' | 'textures' | 'light'>;
const last = (url: string) => url.split('/').at(-1) as string;

/** A file's name holds its contents' hash, so that a browser may keep it for good. */
function named(scene: string, id: string, name: string, ending: string, bytes: Uint8Array): SceneFile {
  const hash = sha256(bytes);
  const url = `/scenes/${scene}/${id}-${name}-${hash.slice(0, 10)}.${ending}`;
  return { url, bytes: bytes.length, sha256: hash };
}

/** Bakes, or takes what the same sources baked before; marks (spots, doors, viewpoints) are read anew each time. */
async function built(
  scene: string,
  spec: SceneSpec,
  id: string,
): Promise<{ space: SceneSpace; files: Map<string, Uint8Array> }> {
  const folder = join(cache, `${scene}-${id}-${await fingerprint(scene, id)}`);
  const source = await (spec.spaces[id] as SceneSpec['spaces'][string])();
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
    for (const f of filesOf(made)) files.set(f.url, await readFile(join(folder, last(f.url))));
    const crowd = await compileMovers(parts.movers ?? []);
    if (!crowd) return { space: space(made), files };
    const file = named(scene, id, 'movers', 'glb', crowd.glb);
    files.set(file.url, crowd.glb);
    return { space: { ...space(made), movers: { file, actors: crowd.actors } }, files };
  };
  const known = await readFile(join(folder, 'files.json'), 'utf8').catch(() => null);
  if (known) {
    log(`${scene}/${id}: unchanged`);
    return load(
      v.parse(v.pick(spaceSchema, ['lite', 'rich', 'navmesh', 'textures', 'light']), JSON.parse(known)),
    );
  }
  log(`${scene}/${id}:`);
  const [lite, rich] = budgets[id] ?? [15000, 30000];
  const made = await compileSpace(parts, {
    fast,
    indoor: source.indoor,
    lite,
    rich,
    log: (l) => log(`  ${l}`),
  });
  await mkdir(folder, { recursive: true });
  const file = async (name: string, ending: string, bytes: Uint8Array) => {
    const made = named(scene, id, name, ending, bytes);
    await writeFile(join(folder, last(made.url)), bytes);
    log(`  ${last(made.url)}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
    return made;
  };
  const all = (name: string, list: Uint8Array[]) =>
    Promise.all(list.map((bytes, i) => file(`${name}-${i}`, 'glb', bytes)));
  const { leaf, sign, ground, late } = made.textures;
  const files: Files = {
    lite: await all('lite', made.lite),
    rich: await all('rich', made.rich),
    textures: {
      leaf: await file('leaf', 'webp', leaf),
      ...(sign && { sign: await file('sign', 'webp', sign) }),
      ...(ground && { ground: await file('ground', 'webp', ground) }),
      ...(late && { late: await file('late', 'webp', late) }),
    },
    light: {
      ...made.light,
      sky: [...made.light.sky],
      sun: [...made.light.sun],
      lamp: [...made.light.lamp],
      ambient: [...made.light.ambient],
    },
    navmesh: await file('walk', 'navmesh.json', Buffer.from(JSON.stringify(made.navmesh))),
  };
  await writeFile(join(folder, 'files.json'), JSON.stringify(files));
  return load(files);
}

const isWanted = (scene: string, id: string): boolean =>
  wanted.length === 0 || wanted.some((w) => w === scene || w === id || w === `${scene}/${id}`);

async function buildScene(scene: string, spec: SceneSpec): Promise<void> {
  const out = outOf(scene);
  await mkdir(out, { recursive: true });
  const fresh = new Map<string, SceneSpace>();
  for (const id of Object.keys(spec.spaces)) {
    if (!isWanted(scene, id)) continue;
    const { space, files } = await built(scene, spec, id);
    for (const [url, bytes] of files) await writeFile(join(out, last(url)), bytes);
    fresh.set(id, space);
  }
  // Read as late as this, so that spaces built meanwhile by another run stay.
  const before = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => null);
  const old = before ? v.safeParse(sceneManifest, JSON.parse(before)) : null;
  const kept = new Map((old?.success ? old.output.spaces : []).map((s) => [s.space_id, s]));
  const list = Object.keys(spec.spaces).flatMap((id) => fresh.get(id) ?? kept.get(id) ?? []);
  const manifest: SceneManifest = {
    format: 2,
    scene_id: scene,
    sources_sha256: await sourcesSha256(),
    entry_space: spec.entry,
    spaces: list,
  };
  v.parse(sceneManifest, manifest);
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const listed = new Set(list.flatMap(filesOf).map((f) => last(f.url)));
  for (const f of await readdir(out))
    if (/\.(glb|navmesh\.json|webp)$/.test(f) && !f.startsWith('welcome') && !listed.has(f))
      await rm(join(out, f));
}

async function main(): Promise<void> {
  const all = Object.entries(scenes);
  const unknown = wanted.filter(
    (w) =>
      !all.some(([s, spec]) =>
        Object.keys(spec.spaces).some((id) => w === s || w === id || w === `${s}/${id}`),
      ),
  );
  if (unknown.length > 0) {
    const known = all.flatMap(([s, spec]) => [s, ...Object.keys(spec.spaces).map((id) => `${s}/${id}`)]);
    throw new Error(`知らない名前です / no such scene: ${unknown.join(', ')} (${known.join(', ')})`);
  }
  // A scene none of whose spaces is wanted still gets its manifest anew: it names the sources it was compiled from.
  for (const [scene, spec] of all) await buildScene(scene, spec);
  if (args.includes('--stills'))
    for (const [scene, spec] of all)
      if (Object.keys(spec.spaces).some((id) => isWanted(scene, id))) await takeStills(scene, log);
  if (fast) return;
  const over = await writeBudgets();
  if (over.length > 0) log(`over budget (scenes/budgets.json, most): ${over.join(', ')}`);
}

await main();
