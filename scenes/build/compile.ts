// One space from source to bytes: light, simplify, texture, compress.
import { fromSrgb, linear, toSrgb, type Linear } from '../kit/color.ts';
import { SURFACES, type Soup, type Surface } from '../kit/mesh.ts';
import { kindAt, leafCards, plants, type Detail } from '../kit/plants.ts';
import { Bake, type BakeOptions } from './Bake.ts';
import { writeGlb, type Piece } from './Glb.ts';
import { bakeLightmap, type LightMaps } from './Lightmap.ts';
import { setUpLight, type Lighting } from './LightSetup.ts';
import { REPLY } from './LightJob.ts';
import { buildNavmesh, type Navmesh } from './Navmesh.ts';
import { firstSeen } from './firstSeen.ts';
import { first, rest } from './parts.ts';
import { index, simplify } from './Simplify.ts';
import type { SpaceParts } from './SpaceSource.ts';
import { drawTextures, packSigns, type TextureSet } from './textures.ts';
import { coarse, shareCode, tinted, type FullLight, type Light } from './tone.ts';

export interface Compiled {
  /** Parts in the order in which they are wanted. */
  lite: Uint8Array[];
  rich: Uint8Array[];
  textures: TextureSet;
  light: FullLight;
  navmesh: Navmesh;
  triangles: { lite: number; rich: number };
}
export interface CompileOptions {
  fast: boolean;
  indoor: boolean;
  /** Triangles of the solid parts. */
  lite: number;
  rich: number;
  log: (line: string) => void;
}

const plain = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i);

const ramp = (from: number, to: number, v: number): number =>
  Math.min(1, Math.max(0, (v - from) / (to - from)));

/**
 * The class in COLOR_0's alpha: 0 field · .25 grass and woods, told by their green and by lying flat · .5 plain, and up
 * to 1 as snow would lie on it, for what looks up to an open sky.
 */
function classOf(surface: Surface, albedo: Linear, up: number, sky: number, isCrop: boolean): number {
  if (isCrop) return 0;
  const [r, g, b] = albedo;
  const isGreen = g > r * 1.04 && (g > b * 1.3 || (surface === 'sky' && g < 0.32));
  if (isGreen && (surface === 'sky' || surface === 'ground' || (surface === 'opaque' && up > 0.5)))
    return 0.25;
  const snow = ramp(0.42, 0.66, up) * ramp(0.34, 0.6, sky);
  return 0.5 + Math.round(snow * 8) / 16;
}

const codes = (l: Pick<Light, 'sky' | 'sun' | 'low' | 'lamp'>): number[] =>
  [l.sky, l.sun, l.low, l.lamp].map((v) => coarse(shareCode(v)));
const dye = (c: number): number => fromSrgb(coarse(toSrgb(c)));

export async function compileSpace(parts: SpaceParts, options: CompileOptions): Promise<Compiled> {
  const { fast, indoor, log } = options;
  const { mesh } = parts;
  const started = Date.now();
  const tell = (what: string) => log(`${((Date.now() - started) / 1000).toFixed(1)} s  ${what}`);
  // The wood of every plant stands in the solid mesh.
  for (const p of mesh.plantings) plants[kindAt(p.kind)]?.wood?.(mesh, p.at, p.scale);
  tell(`${mesh.triangles} triangles written, ${mesh.plantings.length} plants`);
  const light = await setUpLight(parts, indoor ? 3 : 1, fast ? 8 : 20);
  const { full } = light;
  tell('light has bounced');
  const box = parts.lightmap;
  const bake: BakeOptions = {
    rays: fast ? 12 : indoor ? 48 : 24,
    sunRays: fast ? 3 : 6,
    passes: fast ? 0 : 2,
    near: fast ? 2.4 : indoor ? 1.5 : 1.7,
    fine: fast ? 0.6 : indoor ? 0.34 : 0.28,
    middle: box ? [(box.min[0] + box.max[0]) / 2, (box.min[1] + box.max[1]) / 2] : [0, 0],
    core: 55,
    read: light.read,
  };
  const pieces: Record<Detail, Piece[]> = { lite: [], rich: [] };
  const signs = packSigns(mesh.signs);
  let ground: LightMaps | null = null;
  const mapSize = box ? (fast ? box.size / 2 : box.size) : 0;
  for (const surface of SURFACES) {
    const soup = mesh.soups[surface];
    if (soup.emit.length === 0) continue;
    if (surface === 'ground' && box) {
      ground = await bakeLightmap(soup, { ...box, size: mapSize }, light.pool, bake);
      const uv: number[] = [];
      const color: number[] = [];
      for (let i = 0; i < soup.position.length / 3; i++) {
        uv.push(
          ((soup.position[i * 3] as number) - box.min[0]) / (box.max[0] - box.min[0]),
          ((soup.position[i * 3 + 2] as number) - box.min[1]) / (box.max[1] - box.min[1]),
        );
        const albedo = soup.color.slice(i * 3, i * 3 + 3) as unknown as Linear;
        color.push(...albedo.map(dye), classOf(surface, albedo, 1, 1, soup.crop[Math.floor(i / 3)] === 1));
      }
      const piece: Piece = {
        name: 'ground',
        surface,
        position: soup.position,
        color,
        uv,
        indices: plain(soup.position.length / 3),
      };
      pieces.lite.push(piece);
      pieces.rich.push(piece);
      tell(`light maps ${ground.width}×${ground.height}`);
      continue;
    }
    const baked = new Bake(
      soup,
      surface === 'leaf' || surface === 'sign'
        ? { ...bake, near: 3, passes: 0 }
        : surface === 'water'
          ? { ...bake, near: 5, passes: 0 }
          : bake,
    );
    const unlit = surface === 'glow' || surface === 'sky';
    if (!unlit) await baked.run(light.pool);
    const n = baked.site.length;
    const position = new Float32Array(n * 3);
    const color = new Float32Array(n * 4);
    const shares = new Float32Array(n * 4);
    for (let i = 0; i < n; i++) {
      const s = baked.site[i] as number;
      const t = baked.source[Math.floor(i / 3)] as number;
      const albedo = baked.albedo.slice(i * 3, i * 3 + 3) as unknown as Linear;
      const shine = unlit ? null : baked.painted[Math.floor(i / 3)] ? inTheOpen(full) : baked.lightAt(s);
      const c = shine ? tinted(albedo, shine, full) : albedo;
      for (let k = 0; k < 3; k++) {
        position[i * 3 + k] = baked.sitePosition[s * 3 + k] as number;
        color[i * 4 + k] = dye(c[k] as number);
      }
      color[i * 4 + 3] =
        surface === 'glow'
          ? soup.pane[t] === 1
            ? 0
            : 1
          : surface === 'leaf'
            ? 1
            : classOf(
                surface,
                albedo,
                baked.siteNormal[s * 3 + 1] as number,
                shine?.sky ?? 0,
                soup.crop[t] === 1,
              );
      if (shine) shares.set(codes(shine), i * 4);
    }
    const lit = unlit ? {} : { light: shares };
    if (surface === 'leaf' || surface === 'sign') {
      const uv = surface === 'sign' ? signUv(baked.uv, soup.sign, baked, signs) : baked.uv;
      const piece: Piece = { name: surface, surface, position, color, ...lit, uv, indices: plain(n) };
      pieces.lite.push(piece);
      pieces.rich.push(piece);
      continue;
    }
    const flat = index(position, color, shares);
    tell(`${surface}: ${flat.indices.length / 3} triangles lit`);
    for (const detail of fast ? (['lite'] as const) : (['lite', 'rich'] as const)) {
      const wanted = surface === 'opaque' ? options[detail] : flat.indices.length / 3;
      const slack = indoor ? (detail === 'lite' ? 0.132 : 0.025) : detail === 'lite' ? 8 : 0.5;
      const shown = detail === 'lite' ? withoutFine(flat.indices, baked.source, soup.fine) : flat.indices;
      const indices =
        surface === 'sky'
          ? detail === 'lite' && !indoor
            ? await simplify(flat, 1500, 10)
            : flat.indices
          : await simplify(
              { ...flat, indices: shown },
              wanted,
              slack,
              cornersOfSmall(soup, flat.position, indoor ? (detail === 'lite' ? 0.03 : 0.14) : 1e6),
            );
      const whole: Piece = {
        name: surface,
        surface: surface === 'ground' ? 'opaque' : surface,
        position: flat.position,
        color: flat.color,
        ...(unlit ? {} : { light: flat.light }),
        indices,
      };
      const cut = () => (indoor ? rooms(whole) : blocks(whole, parts.spawn.eye));
      pieces[detail].push(...(surface === 'opaque' ? cut() : [whole]));
    }
  }
  for (const detail of ['lite', 'rich'] as const)
    pieces[detail].push(...(await plantPieces(parts, detail, light)));
  await light.pool.close();
  tell('lit');
  const textures = await drawTextures(mesh.signs, signs, ground, 512);
  tell(
    `textures: leaf ${textures.leaf.length}, sign ${textures.sign?.length ?? 0} (${signs.width}×${signs.height}), ` +
      `ground ${textures.ground?.length ?? 0} and ${textures.late?.length ?? 0} bytes`,
  );
  const count = (list: Piece[]) =>
    list.reduce((n, p) => n + (p.indices.length / 3) * (p.instances?.length ?? 1), 0);
  for (const detail of ['lite', 'rich'] as const) {
    const named = pieces[detail].map((p) => `${p.name} ${count([p])}`).join(', ');
    log(`${detail}: ${named} = ${count(pieces[detail])} triangles`);
  }
  tell('simplified');
  const write = (list: Piece[], bits: number) =>
    Promise.all(
      [first(list), rest(list)].filter((part) => part.length > 0).map((part) => writeGlb(part, bits)),
    );
  const lite = await write(pieces.lite, 15);
  tell('lite written');
  const rich = fast ? lite : await write(pieces.rich, 16);
  const navmesh = await buildNavmesh(parts);
  tell(`navmesh of ${navmesh.indices.length / 3} triangles`);
  return {
    lite,
    rich,
    textures,
    light: full,
    navmesh,
    triangles: { lite: count(pieces.lite), rich: count(pieces.rich) },
  };
}

/** Painted things take no shadow: all of the sky and the sun. Chosen so that at noon they show as painted. */
function inTheOpen(full: FullLight): Light {
  const noon = [1, 1, 1] as const;
  const sun = Math.max(0, (1 - full.sky[1]) / Math.max(0.2, full.sun[1]));
  return { noon, sky: 1, sun, low: sun, lamp: 0 };
}

/** What is seen on arriving and what is not, each in blocks, so that what is behind one's back is not drawn. */
function blocks(piece: Piece, eye: readonly [number, number, number]): Piece[] {
  const lists = new Map<string, number[]>();
  const seen = firstSeen(piece.position, piece.indices, eye);
  for (let t = 0; t < piece.indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => piece.indices[t + k] as number) as [number, number, number];
    const x = (piece.position[a * 3] as number) - eye[0];
    const z = (piece.position[a * 3 + 2] as number) - eye[2];
    const isFirst = seen[t / 3] === 1;
    const sector = (x < (isFirst ? 0 : -16) ? 0 : isFirst || x > 19 ? 2 : 1) + (z < 2.5 ? 0 : 3);
    const name = `${piece.name}-${isFirst ? 'first' : 'rest'}-${sector}`;
    const list = lists.get(name) ?? [];
    list.push(a, b, c);
    lists.set(name, list);
  }
  return [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, list]) => ({ ...piece, name, indices: Uint32Array.from(list) }));
}

/** A building in slices of ten metres, so that the rooms behind one's back are not drawn. */
function rooms(piece: Piece): Piece[] {
  const lists = new Map<number, number[]>();
  for (let t = 0; t < piece.indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => piece.indices[t + k] as number) as [number, number, number];
    const slice = Math.floor((piece.position[a * 3] as number) / 10);
    const list = lists.get(slice) ?? [];
    list.push(a, b, c);
    lists.set(slice, list);
  }
  return [...lists]
    .sort(([a], [b]) => a - b)
    .map(([, list], i) => ({ ...piece, name: `${piece.name}-${i}`, indices: Uint32Array.from(list) }));
}

/** Small things keep their corners whatever else melts together: a child's head is smaller than a wall may bend. */
function cornersOfSmall(soup: Soup, position: Float32Array, area = 0.14): Uint8Array {
  const key = (p: ArrayLike<number>, o: number) =>
    [0, 1, 2].map((axis) => Math.round((p[o + axis] as number) * 1000)).join(',');
  const kept = new Set<string>();
  const p = soup.position;
  for (let t = 0; t < soup.emit.length; t++) {
    const o = t * 9;
    const [ux, uy, uz, vx, vy, vz] = [0, 1, 2, 3, 4, 5].map(
      (k) => (p[o + 3 + k] as number) - (p[o + (k % 3)] as number),
    ) as [number, number, number, number, number, number];
    if (Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2 > area) continue;
    for (let j = 0; j < 3; j++) kept.add(key(p, o + j * 3));
  }
  return Uint8Array.from({ length: position.length / 3 }, (_, i) => (kept.has(key(position, i * 3)) ? 1 : 0));
}

/** Triangles less those that only the rich scene shows. */
function withoutFine(indices: Uint32Array, source: readonly number[], fine: readonly number[]): Uint32Array {
  return indices.filter((_, i) => fine[source[Math.floor(i / 3)] ?? 0] !== 1);
}

/** Local 0..1 of each board to its cell of the atlas; split triangles keep their board by order of birth. */
function signUv(
  uv: readonly number[],
  sign: readonly number[],
  baked: Bake,
  atlas: ReturnType<typeof packSigns>,
): number[] {
  const out: number[] = [];
  for (let i = 0; i < uv.length / 2; i++) {
    const t = baked.source[Math.floor(i / 3)] ?? 0;
    const cell = atlas.cells[sign[t] ?? 0];
    if (!cell) throw new Error('a sign face without a sign');
    out.push(
      (cell.x + 0.5 + (uv[i * 2] as number) * (cell.w - 1)) / atlas.width,
      (cell.y + 0.5 + (uv[i * 2 + 1] as number) * (cell.h - 1)) / atlas.height,
    );
  }
  return out;
}

async function plantPieces(parts: SpaceParts, detail: Detail, light: Lighting): Promise<Piece[]> {
  const kinds = new Map<string, typeof parts.mesh.plantings>();
  for (const p of parts.mesh.plantings) {
    const name = kindAt(p.kind);
    kinds.set(name, [...(kinds.get(name) ?? []), p]);
  }
  const pieces: Piece[] = [];
  for (const [name, list] of [...kinds].sort(([a], [b]) => a.localeCompare(b))) {
    const cards = leafCards(name, detail, light.leaf);
    const indices: number[] = [];
    for (let q = 0; q < cards.position.length / 12; q++)
      indices.push(q * 4, q * 4 + 1, q * 4 + 2, q * 4, q * 4 + 2, q * 4 + 3);
    const centre = list.flatMap((p) => [
      p.at[0],
      p.at[1] + (plants[name]?.standing ? 0.3 : 7 * p.scale),
      p.at[2],
      0,
      1,
      0,
    ]);
    const reply = await light.pool.light(Float32Array.from(centre), 8, 8);
    const corners = cards.position.length / 3;
    const color = Array.from({ length: corners }, (_, i) => [
      ...cards.color.slice(i * 3, i * 3 + 3),
      1,
    ]).flat();
    pieces.push({
      name: `plant-${name}`,
      surface: 'leaf' satisfies Surface,
      position: cards.position,
      color,
      light: cards.light.map(shareCode),
      uv: cards.uv,
      indices: Uint32Array.from(indices),
      instances: list.map((p, i) => {
        const bright = 0.62 + 0.38 * (reply[i * REPLY + 3] as number);
        const tint = linear(p.tint);
        return {
          at: p.at,
          scale: p.scale,
          tint: [tint[0] * bright, tint[1] * bright, tint[2] * (bright * 0.85 + 0.15)] as const,
        };
      }),
    });
  }
  return pieces;
}
