// scenes/budgets.json: what every compiled file weighs, and the most it may weigh. `npm run scenes` writes the weights
// (node scenes/build/budgets.ts does too), a test compares them with public/scenes. `most` is for people to change: it
// is made once, a little above what the file weighed then, and a bake never raises it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import * as v from 'valibot';
import { repository, sha256 } from './sources.ts';

const brotli = promisify(brotliCompress);
const file = join(repository, 'scenes/budgets.json');
const compiled = join(repository, 'public/scenes');

const weight = v.object({
  /** The beginning of its sha256: what was weighed is what lies there. */
  hash: v.string(),
  bytes: v.number(),
  /** Bytes on the line: brotli as supabase/local/http/StaticFiles.ts packs it; pictures travel as they are. */
  wire: v.number(),
  /** Instances counted one by one; models only. */
  triangles: v.optional(v.number()),
});
const budgets = v.record(v.string(), v.object({ ...weight.entries, most: v.number() }));
export type Weight = v.InferOutput<typeof weight>;
export type Budgets = v.InferOutput<typeof budgets>;

export async function readBudgets(): Promise<Budgets> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return v.parse(budgets, JSON.parse(text));
}

/** Every file of public/scenes by its name without the content hash: hoshimi/square-lite.glb. */
export async function compiledFiles(): Promise<Map<string, string>> {
  const all = await readdir(compiled, { recursive: true, withFileTypes: true });
  const paths = all.filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
  const nameOf = (path: string): string =>
    relative(compiled, path)
      .replaceAll('\\', '/')
      .replace(/[-.][0-9a-f]{10}(?=\.)/, '');
  const named = new Map(paths.map((path) => [nameOf(path), path] as const));
  if (named.size !== paths.length)
    throw new Error('public/scenes holds two builds of one file: run npm run scenes for all spaces');
  return new Map([...named].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export async function weigh(path: string): Promise<Weight> {
  const data = await readFile(path);
  const size = data.length;
  const hash = sha256(data).slice(0, 10);
  if (!/\.(glb|bin|json)$/.test(path)) return { hash, bytes: size, wire: size };
  const quality = size > 1_500_000 ? 9 : 11;
  const packed = await brotli(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size },
  });
  const weights = { hash, bytes: size, wire: packed.length > size * 0.95 ? size : packed.length };
  return path.endsWith('.glb') ? { ...weights, triangles: trianglesOf(data) } : weights;
}

const glb = v.object({
  nodes: v.array(
    v.object({ mesh: v.optional(v.number()), extensions: v.optional(v.record(v.string(), v.any())) }),
  ),
  meshes: v.array(v.object({ primitives: v.array(v.object({ indices: v.number() })) })),
  accessors: v.array(v.object({ count: v.number() })),
});
const instancing = v.object({ attributes: v.record(v.string(), v.number()) });

/** Triangles that a glb draws when all of it is in view. */
export function trianglesOf(data: Buffer): number {
  const { nodes, meshes, accessors } = v.parse(
    glb,
    JSON.parse(data.subarray(20, 20 + data.readUInt32LE(12)).toString('utf8')),
  );
  const count = (accessor: number | undefined): number => accessors[accessor ?? -1]?.count ?? 0;
  return nodes.reduce((sum, node) => {
    const extension: unknown = node.extensions?.EXT_mesh_gpu_instancing;
    const times = extension ? count(Object.values(v.parse(instancing, extension).attributes)[0]) : 1;
    const once = (meshes[node.mesh ?? -1]?.primitives ?? []).reduce((n, p) => n + count(p.indices) / 3, 0);
    return sum + once * times;
  }, 0);
}

/** Weighs what lies in public/scenes and writes it down. Answers the names of the files that are over their budget. */
export async function writeBudgets(): Promise<string[]> {
  const before = await readBudgets();
  const now: Budgets = {};
  const files = [...(await compiledFiles())];
  const weights = await Promise.all(files.map(async ([name, path]) => [name, await weigh(path)] as const));
  for (const [name, weight] of weights)
    now[name] = { ...weight, most: before[name]?.most ?? Math.ceil((weight.wire * 1.08) / 1000) * 1000 };
  await writeFile(file, `${JSON.stringify(now, null, 2)}\n`);
  return Object.entries(now).flatMap(([name, { wire, most }]) => (wire > most ? [name] : []));
}

if (process.argv[1] === import.meta.filename) {
  const over = await writeBudgets();
  if (over.length > 0) {
    console.error(`予算より重い / over budget (scenes/budgets.json, most): ${over.join(', ')}`);
    process.exit(1);
  }
}
