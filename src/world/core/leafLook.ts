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

/** `kind` as the scene names it ('cherry', 'cherry-far'): the first word decides; a kind nobody knows stays as baked. */
export function leafLookOf(kind: string, season: Season): LeafLook {
  const looks = leafLooks[kind.split('-')[0] ?? kind];
  return looks?.[season] ?? kept();
}
