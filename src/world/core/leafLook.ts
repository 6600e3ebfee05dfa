import type { Season } from './moment.ts';
import { scaled, type Rgb } from './momentLook.ts';

/** What the crowns of a kind of plant wear. Linear rgb of two leaf colours that mix over the crown; none: as baked. */
export interface LeafLook {
  cell: 'blossom' | 'leaves' | 'twigs' | 'needles' | 'grass' | 'flowers' | null;
  colors: readonly [Rgb, Rgb] | null;
  /** 0 hides the kind. */
  size: number;
  /** 0..1 of the snow that lies on it. */
  snow: number;
}

const kept = (snow = 0.9): LeafLook => ({ cell: null, colors: null, size: 1, snow });
const leaves = (a: Rgb, b: Rgb, cell: LeafLook['cell'] = 'leaves'): LeafLook => ({
  cell,
  colors: [a, b],
  size: 1,
  snow: 0.9,
});
const bare = (a: Rgb = [0.2, 0.16, 0.14]): LeafLook => ({
  cell: 'twigs',
  colors: [a, scaled(a, 1.35)],
  size: 1,
  snow: 0.45,
});
const hidden: LeafLook = { cell: null, colors: null, size: 0, snow: 0 };
const fresh: Rgb = [0.26, 0.42, 0.1];
const deep: Rgb = [0.11, 0.26, 0.06];
const mid: Rgb = [0.17, 0.33, 0.08];

const leafLooks: Record<string, Record<Season, LeafLook>> = {
  cherry: {
    spring: kept(),
    summer: leaves(mid, deep),
    autumn: leaves([0.62, 0.16, 0.06], [0.72, 0.34, 0.07]),
    winter: bare(),
  },
  maple: {
    spring: leaves(fresh, mid),
    summer: leaves(deep, mid),
    autumn: leaves([0.68, 0.08, 0.04], [0.8, 0.2, 0.05]),
    winter: bare(),
  },
  ginkgo: {
    spring: leaves(fresh, mid),
    summer: leaves(mid, fresh),
    autumn: leaves([0.86, 0.6, 0.06], [0.9, 0.7, 0.14]),
    winter: bare(),
  },
  green: {
    spring: kept(),
    summer: leaves(deep, mid),
    autumn: leaves([0.5, 0.3, 0.06], [0.62, 0.24, 0.05]),
    winter: bare(),
  },
  grove: {
    spring: kept(),
    summer: leaves(deep, mid),
    autumn: leaves([0.58, 0.2, 0.05], [0.56, 0.42, 0.1]),
    winter: { ...bare([0.3, 0.27, 0.27]), cell: 'leaves', snow: 0.75 },
  },
  cedar: { spring: kept(), summer: kept(), autumn: kept(), winter: kept(0.8) },
  bush: { spring: kept(), summer: leaves(deep, mid), autumn: kept(), winter: kept(1) },
  tuft: {
    spring: kept(),
    summer: leaves(mid, fresh, null),
    autumn: leaves([0.55, 0.42, 0.16], [0.66, 0.52, 0.24], null),
    winter: hidden,
  },
  rape: {
    spring: kept(),
    summer: leaves(mid, fresh, 'grass'),
    autumn: leaves([0.6, 0.36, 0.5], [0.78, 0.5, 0.62]),
    winter: hidden,
  },
  fallen: {
    spring: kept(),
    summer: hidden,
    autumn: leaves([0.6, 0.16, 0.06], [0.76, 0.42, 0.08]),
    winter: hidden,
  },
};

/**
 * `kind` as the scene names it ('cherry', 'cherry-far'): the first word decides; a kind nobody knows stays as baked.
 */
export function leafLookOf(kind: string, season: Season): LeafLook {
  const looks = leafLooks[kind.split('-')[0] ?? kind];
  return looks?.[season] ?? kept();
}

/** The kind of plant that a mesh of the scene is, by its name. */
export const kindOf = (meshName: string): string =>
  meshName.startsWith('plant-') ? meshName.slice('plant-'.length) : 'bush';

const cells: Record<string, readonly [number, number]> = {
  blossom: [0, 0],
  leaves: [1 / 3, 0],
  twigs: [2 / 3, 0],
  needles: [0, 0.5],
  grass: [1 / 3, 0.5],
  flowers: [2 / 3, 0.5],
};

/** How far over the atlas from the cell that the leaves were baked with to the one they wear, 0..1. */
export function shiftTo(cell: LeafLook['cell'], own: readonly [number, number]): [number, number] {
  const to = (cell && cells[cell]) || own;
  return [to[0] - own[0], to[1] - own[1]];
}

/** Corner of the atlas cell that leaves were baked with, by their texture coordinates (0..1). */
export function leafCell(
  count: number,
  u: (i: number) => number,
  v: (i: number) => number,
): readonly [number, number] {
  let [least, top] = [1, 1];
  for (let i = 0; i < count; i += 1) {
    least = Math.min(least, u(i));
    top = Math.min(top, v(i));
  }
  return [Math.round(least * 3) / 3, Math.round(top * 2) / 2];
}

/** How bright the baked leaves are on average; component k of colour i is 0..1, linear. */
export function leafGrey(count: number, color: (i: number, k: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += color(i, 0) * 0.3 + color(i, 1) * 0.6 + color(i, 2) * 0.1;
  return Math.max(0.02, sum / Math.max(1, count));
}
