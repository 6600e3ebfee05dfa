// Trees, bushes and tufts: a few shapes of alpha cards, each drawn many times (instanced), and the wood that carries
// them.
import { jittered, linear, type Linear } from './color.ts';
import { LEAF_CELLS, type Mesh, type Vec3 } from './mesh.ts';
import { noise2, random } from './random.ts';
import {
  branching,
  cedarLobes,
  cherryLobes,
  ginkgoLobes,
  mapleLobes,
  oakLobes,
  stem,
  type Lobe,
} from './treeShapes.ts';

export type Detail = 'lite' | 'rich';
interface Plant {
  cell: keyof typeof LEAF_CELLS;
  lobes: readonly Lobe[];
  /** Cards in lite; rich has 1.7 as many, smaller, and lite of far trees 0.67, larger. */
  cards: number;
  cardSize: number;
  colors: readonly string[];
  /** Cards stand upright on the ground rather than lie on the lobes. */
  standing?: boolean;
  /** Cards lie on the ground. */
  lying?: boolean;
  wood?: (mesh: Mesh, at: Vec3, scale: number) => void;
  /** How much light passes the leaves, 0..1. */
  thin: number;
}
/** Sky and suns as leaves see them: exposure included. */
export interface LeafLight {
  sun: Vec3 | null;
  /** The low sun of the morning. */
  low: Vec3 | null;
  sunLight: Linear;
  zenith: Linear;
  horizon: Linear;
  /** Times the luminance of sky light: 1 under all of the sky. */
  skyShare: number;
  shade: (albedo: Linear, light: LeafShares) => Linear;
}
export interface LeafShares {
  noon: Linear;
  sky: number;
  sun: number;
  low: number;
  lamp: number;
}
export interface LeafCards {
  /** Four corners a card. */
  position: number[];
  color: number[];
  /** Per corner: shares of sky, sun, low sun, lamps. */
  light: number[];
  uv: number[];
}

const pinks = ['#f3b3c5', '#f6bfce', '#f8c9d6', '#fad3dd', '#fbdde4', '#f9d0da', '#f5bccb'];
const greens = ['#7fa84a', '#6c9a42', '#93b757', '#5c8a3c', '#a3c065', '#789f45'];
const m1 = mapleLobes(5, 7);
const m2 = mapleLobes(41, 5);
const mapleGreens = ['#8fb04a', '#a3ba55', '#7f9f45', '#b5bf60', '#94a848'];
const ginkgoGreens = ['#a9c45c', '#b9cf6c', '#98b84f', '#c6d77e', '#a3bf58'];
const pineLobes: Lobe[] = [
  { at: [0.3, 5.9, 0.1], size: [1.05, 0.5, 1.05] },
  { at: [-0.9, 4.9, -0.4], size: [1.5, 0.42, 1.3] },
  { at: [1.35, 4.3, 0.5], size: [1.35, 0.4, 1.25] },
  { at: [-0.5, 3.6, 1.2], size: [1.25, 0.36, 1.15] },
  { at: [0.7, 3.3, -1.2], size: [1.15, 0.34, 1.05] },
];
const c1 = cherryLobes(11, 6);
const c2 = cherryLobes(29, 7);

export const plants: Record<string, Plant> = {
  cherry: {
    cell: 'blossom',
    lobes: c1,
    cards: 130,
    cardSize: 1.07,
    colors: pinks,
    wood: branching(c1, '#6b5145', 0.24),
    thin: 0.55,
  },
  'cherry-far': {
    cell: 'blossom',
    lobes: c2,
    cards: 48,
    cardSize: 1.48,
    colors: pinks,
    wood: branching(c2, '#6b5145', 0.22, 3),
    thin: 0.55,
  },
  green: {
    cell: 'leaves',
    lobes: oakLobes,
    cards: 46,
    cardSize: 1.6,
    colors: greens,
    wood: branching(oakLobes, '#75604e', 0.2, 3),
    thin: 0.4,
  },
  'green-far': {
    cell: 'leaves',
    lobes: oakLobes,
    cards: 24,
    cardSize: 2.1,
    colors: greens,
    wood: branching(oakLobes, '#75604e', 0.2, 2),
    thin: 0.4,
  },
  maple: {
    cell: 'leaves',
    lobes: m1,
    cards: 84,
    cardSize: 1.05,
    colors: mapleGreens,
    wood: branching(m1, '#6e5646', 0.17, 4),
    thin: 0.5,
  },
  'maple-far': {
    cell: 'leaves',
    lobes: m2,
    cards: 40,
    cardSize: 1.4,
    colors: mapleGreens,
    wood: branching(m2, '#6e5646', 0.17, 3),
    thin: 0.5,
  },
  ginkgo: {
    cell: 'leaves',
    lobes: ginkgoLobes,
    cards: 96,
    cardSize: 1.1,
    colors: ginkgoGreens,
    wood: stem('#7d6b5a', 0.3, 6.4),
    thin: 0.5,
  },
  'ginkgo-far': {
    cell: 'leaves',
    lobes: ginkgoLobes,
    cards: 40,
    cardSize: 1.6,
    colors: ginkgoGreens,
    wood: stem('#7d6b5a', 0.3, 6.4),
    thin: 0.5,
  },
  cedar: {
    cell: 'needles',
    lobes: cedarLobes,
    cards: 29,
    cardSize: 2,
    colors: ['#47703f', '#3d6540', '#557d45', '#39603f', '#618a4c'],
    thin: 0.25,
    wood: stem('#7d6250', 0.24, 7),
  },
  'cedar-far': {
    cell: 'needles',
    lobes: cedarLobes,
    cards: 17,
    cardSize: 2.5,
    colors: ['#47703f', '#3d6540', '#557d45', '#39603f', '#618a4c'],
    thin: 0.25,
    wood: stem('#7d6250', 0.24, 7),
  },
  pine: {
    cell: 'needles',
    lobes: pineLobes,
    cards: 38,
    cardSize: 1.3,
    colors: ['#4f7a45', '#3f6b3f', '#5d8a4c', '#47744a', '#6b9452'],
    thin: 0.3,
    wood: (mesh, at, k) => {
      const p = (x: number, y: number, z: number): Vec3 => [at[0] + x * k, at[1] + y * k, at[2] + z * k];
      const trunk = [
        p(-0.3, -0.2, 0),
        p(0.1, 1.2, 0.1),
        p(-0.15, 2.7, 0),
        p(0.25, 4.2, 0.1),
        p(0.3, 5.7, 0.1),
      ];
      mesh.tube(trunk, [0.3 * k, 0.22 * k, 0.19 * k, 0.13 * k, 0.06 * k], '#6f5546', 6);
      for (const { at: end } of pineLobes.slice(1))
        mesh.tube(
          [p(0, end[1] - 0.9, 0), p(end[0] * 0.9, end[1] - 0.1, end[2] * 0.9)],
          [0.1 * k, 0.04 * k],
          '#6f5546',
          4,
        );
    },
  },
  grove: {
    cell: 'leaves',
    lobes: [
      { at: [0, 2.6, 0], size: [2.4, 2.2, 2.4] },
      { at: [2.2, 1.9, 0.8], size: [1.7, 1.6, 1.7] },
      { at: [-2, 1.8, -0.7], size: [1.8, 1.6, 1.8] },
    ],
    cards: 10,
    cardSize: 3.7,
    colors: ['#6f9a4c', '#5f8d48', '#82a957', '#55834a'],
    thin: 0.3,
  },
  bush: {
    cell: 'leaves',
    lobes: [{ at: [0, 0.42, 0], size: [0.55, 0.45, 0.55] }],
    cards: 14,
    cardSize: 0.75,
    colors: ['#6f9a48', '#5f8b40', '#84aa52'],
    thin: 0.35,
  },
  /** Rape blossom: a low, broad patch of small yellow heads. */
  rape: {
    cell: 'blossom',
    lobes: [{ at: [0, 0.24, 0], size: [0.66, 0.1, 0.56] }],
    cards: 6,
    cardSize: 0.46,
    colors: ['#f7dc3e', '#fbe65a', '#f2d02c', '#f9e272', '#e9cf3a'],
    thin: 0.8,
  },
  tuft: {
    cell: 'grass',
    lobes: [{ at: [0, 0.16, 0], size: [0.75, 0.1, 0.75] }],
    cards: 4,
    cardSize: 0.6,
    colors: ['#92b455', '#a9c265', '#7fa64b', '#c2cf78'],
    standing: true,
    thin: 0.8,
  },
  /** What has come down from the trees: petals in spring, leaves in autumn. */
  fallen: {
    cell: 'blossom',
    lobes: [{ at: [0, 0.01, 0], size: [0.6, 0.01, 0.6] }],
    cards: 3,
    cardSize: 0.17,
    colors: ['#fbdbe3', '#f8cfdb'],
    standing: true,
    lying: true,
    thin: 0.9,
  },
};

/** Which shape a planting draws. */
export function kindAt(kind: string): string {
  return kind;
}

const throughLobe = (p: Vec3, d: Vec3, lobe: Lobe): number => {
  let a = 0;
  let b = 0;
  let c = -1;
  for (let k = 0; k < 3; k++) {
    const o = ((p[k] as number) - (lobe.at[k] as number)) / (lobe.size[k] as number);
    const v = (d[k] as number) / (lobe.size[k] as number);
    a += v * v;
    b += o * v;
    c += o * o;
  }
  const det = b * b - a * c;
  if (det <= 0) return 0;
  const root = Math.sqrt(det);
  return Math.max(0, (-b + root) / a) - Math.max(0, (-b - root) / a);
};

/** Trees that nobody stands under: in lite fewer and larger cards are the same wood. */
const isFar = (kind: string): boolean => kind.endsWith('-far') || kind === 'grove';

/** The cards of one plant at its own origin, coloured by sky and sun. */
export function leafCards(kind: string, detail: Detail, light: LeafLight): LeafCards {
  const plant = plants[kind];
  if (!plant) throw new Error(`no plant called ${kind}`);
  const r = random(kind.length * 131 + plant.cards);
  const [share, grown] = detail === 'rich' ? [1.7, 0.84] : isFar(kind) ? [0.67, 1.17] : [1, 1];
  const n = Math.round(plant.cards * share);
  const size = plant.cardSize * grown;
  const out: LeafCards = { position: [], color: [], light: [], uv: [] };
  const volume = plant.lobes.map((l) => (l.size[0] * l.size[2]) ** 0.9);
  const total = volume.reduce((a, b) => a + b, 0);
  const middle: Vec3 = [0, plant.lobes.reduce((s, l) => s + l.at[1], 0) / plant.lobes.length - 0.4, 0];
  const [u0, v0, u1, v1] = LEAF_CELLS[plant.cell];
  for (let i = 0; i < n; i++) {
    let pick = ((i + 0.5) / n) * total;
    let which = 0;
    while (pick > (volume[which] as number) && which < volume.length - 1) pick -= volume[which++] as number;
    const lobe = plant.lobes[which] as Lobe;
    const y = plant.standing ? 0 : 1 - 2 * ((r() + i * 0.618034) % 1);
    const a = r() * Math.PI * 2;
    const ring = Math.sqrt(Math.max(0, 1 - y * y));
    const deep = plant.standing ? Math.sqrt(r()) : 0.62 + 0.38 * Math.sqrt(r());
    const dir: Vec3 = [Math.cos(a) * ring, y, Math.sin(a) * ring];
    const at: Vec3 = [0, 1, 2].map(
      (k) => (lobe.at[k] as number) + (dir[k] as number) * (lobe.size[k] as number) * deep,
    ) as unknown as Vec3;
    const half = (size * (0.78 + r() * 0.44)) / 2;
    const spin = r() * Math.PI * 2;
    // Cards face outward, tipped at random, so that from any side some are seen flat.
    const tip = (): number => (r() - 0.5) * 1.2;
    let f: Vec3 = plant.lying
      ? [0.02, 1, 0.02]
      : plant.standing
        ? [Math.cos(spin), 0.15, Math.sin(spin)]
        : [dir[0] + tip(), dir[1] * 0.6 + 0.15 + tip(), dir[2] + tip()];
    const fl = Math.hypot(...f) || 1;
    f = [f[0] / fl, f[1] / fl, f[2] / fl];
    const ref: Vec3 = Math.abs(f[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0];
    let s: Vec3 = [
      ref[1] * f[2] - ref[2] * f[1],
      ref[2] * f[0] - ref[0] * f[2],
      ref[0] * f[1] - ref[1] * f[0],
    ];
    const sl = Math.hypot(...s) || 1;
    s = [s[0] / sl, s[1] / sl, s[2] / sl];
    let t: Vec3 = [f[1] * s[2] - f[2] * s[1], f[2] * s[0] - f[0] * s[2], f[0] * s[1] - f[1] * s[0]];
    if (!plant.standing && plant.cell !== 'needles' && kind !== 'grove') {
      const c = Math.cos(spin);
      const w = Math.sin(spin);
      [s, t] = [
        [s[0] * c + t[0] * w, s[1] * c + t[1] * w, s[2] * c + t[2] * w],
        [t[0] * c - s[0] * w, t[1] * c - s[1] * w, t[2] * c - s[2] * w],
      ];
    }
    const tone = plant.standing
      ? r()
      : Math.min(
          0.999,
          Math.max(0, noise2(at[0] * 0.9 + 20, at[1] * 0.9 + at[2] * 0.7 + 20, 3) * 0.75 + r() * 0.25),
        );
    const base = jittered(
      linear(plant.colors[Math.floor(tone * plant.colors.length)] as string),
      0.03,
      r() * 2 - 1,
      r() * 2 - 1,
    );
    const corners: readonly [number, number, number, number][] = [
      [-1, -1, u0, v1],
      [1, -1, u1, v1],
      [1, 1, u1, v0],
      [-1, 1, u0, v0],
    ];
    for (const [x, z, u, v] of corners) {
      const p: Vec3 = [
        at[0] + (s[0] * x + t[0] * z) * half,
        at[1] + (s[1] * x + t[1] * z) * half,
        at[2] + (s[2] * x + t[2] * z) * half,
      ];
      const nx = p[0] - middle[0] * 0.5 - lobe.at[0] * 0.5;
      const ny = p[1] - middle[1] * 0.5 - lobe.at[1] * 0.5;
      const nz = p[2] - middle[2] * 0.5 - lobe.at[2] * 0.5;
      const nl = Math.hypot(nx, ny, nz) || 1;
      const up = ny / nl;
      let depth = 0;
      for (const l of plant.lobes) depth += throughLobe(p, [0, 1, 0], l);
      const open = plant.standing ? 0.9 : 0.5 + 0.5 * Math.exp(-depth * 0.7);
      /** Share of a sun that comes through the crown to this corner. */
      const lit = (d: Vec3 | null): number => {
        if (!d) return 0;
        if (plant.standing) return 0.76;
        let way = 0;
        for (const l of plant.lobes) way += throughLobe(p, d, l);
        const wrap = Math.max(0, ((nx * d[0] + ny * d[1] + nz * d[2]) / nl + 0.55) / 1.55);
        return (0.1 + 0.9 * Math.exp(-way * (1.1 - plant.thin))) * (0.3 + 0.7 * wrap) * 0.95;
      };
      const sky = 0.5 + 0.5 * up;
      const sun = lit(light.sun);
      const ambient = [0, 1, 2].map(
        (k) => ((light.horizon[k] as number) * (1 - sky) * 0.75 + (light.zenith[k] as number) * sky) * open,
      ) as unknown as Linear;
      const shares: LeafShares = {
        noon: [0, 1, 2].map(
          (k) => (ambient[k] as number) + (light.sunLight[k] as number) * sun,
        ) as unknown as Linear,
        sky: (ambient[0] * 0.3 + ambient[1] * 0.6 + ambient[2] * 0.1) * light.skyShare,
        sun,
        low: lit(light.low),
        lamp: 0.06 * (1 - sky),
      };
      const c = light.shade(base, shares);
      out.light.push(shares.sky, shares.sun, shares.low, shares.lamp);
      out.position.push(p[0], p[1], p[2]);
      out.color.push(c[0], c[1], c[2]);
      out.uv.push(u, v);
    }
  }
  return out;
}
