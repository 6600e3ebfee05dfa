// Trees, bushes and tufts: a few shapes of alpha cards, each drawn many times (instanced), and the wood that carries them.
import { jittered, linear, type Linear } from './color.ts';
import { LEAF_CELLS, type Mesh, type Vec3 } from './mesh.ts';
import { noise2, random } from './random.ts';

export type Detail = 'lite' | 'rich';
interface Lobe {
  at: Vec3;
  /** Half widths. */
  size: Vec3;
}
interface Plant {
  cell: keyof typeof LEAF_CELLS;
  lobes: readonly Lobe[];
  /** Cards in lite; rich has twice as many, smaller. */
  cards: number;
  cardSize: number;
  colors: readonly string[];
  /** Cards stand upright on the ground rather than lie on the lobes. */
  standing?: boolean;
  wood?: (mesh: Mesh, at: Vec3, scale: number) => void;
  /** How much light passes the leaves, 0..1. */
  thin: number;
}
export interface LeafLight {
  sun: { direction: Vec3; light: Linear } | null;
  zenith: Linear;
  horizon: Linear;
  shade: (albedo: Linear, light: Linear) => Linear;
}
export interface LeafCards {
  /** Four corners a card. */
  position: number[];
  color: number[];
  uv: number[];
}

const cherryLobes = (seed: number, n: number): Lobe[] => {
  const r = random(seed);
  const lobes: Lobe[] = [{ at: [0, 3.9, 0], size: [1.5, 1.05, 1.5] }];
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2 + r() * 0.7;
    const d = 1.35 + r() * 0.75;
    const s = 0.95 + r() * 0.4;
    lobes.push({
      at: [Math.cos(a) * d, 2.85 + r() * 0.95, Math.sin(a) * d],
      size: [s * 1.15, s * 0.78, s * 1.15],
    });
  }
  return lobes;
};
const branching =
  (lobes: readonly Lobe[], bark: string, girth: number, limbs = 5) =>
  (mesh: Mesh, at: Vec3, k: number) => {
    const p = (v: Vec3): Vec3 => [at[0] + v[0] * k, at[1] + v[1] * k, at[2] + v[2] * k];
    const g = girth * k;
    const near = limbs > 3;
    if (near)
      mesh.tube(
        [p([0.05, -0.2, 0]), p([0, 0.25, 0]), p([0.1, 1.1, 0.05]), p([0, 1.9, 0])],
        [g * 1.5, g, g * 0.8, g * 0.6],
        bark,
        7,
      );
    else mesh.tube([p([0.05, -0.2, 0]), p([0, 1.9, 0])], [g * 1.2, g * 0.65], bark, 5);
    for (const lobe of lobes.slice(1, 1 + limbs)) {
      const [x, y, z] = lobe.at;
      const end = p([x * 0.9, y - 0.1, z * 0.9]);
      const fork = p([x * 0.12, 1.5, z * 0.12]);
      if (near)
        mesh.tube(
          [fork, p([x * 0.5, 1.6 + (y - 1.6) * 0.6, z * 0.5]), end],
          [g * 0.5, g * 0.34, g * 0.12],
          bark,
          4,
        );
      else mesh.tube([fork, end], [g * 0.46, g * 0.16], bark, 3);
    }
  };
const pinks = ['#f3b3c5', '#f6bfce', '#f8c9d6', '#fad3dd', '#fbdde4', '#f9d0da', '#f5bccb'];
const greens = ['#7fa84a', '#6c9a42', '#93b757', '#5c8a3c', '#a3c065', '#789f45'];
const oakLobes: Lobe[] = [
  { at: [0, 4.4, 0], size: [1.7, 1.3, 1.7] },
  { at: [1.2, 3.3, 0.5], size: [1.25, 1, 1.25] },
  { at: [-1.1, 3.4, -0.6], size: [1.3, 1.05, 1.3] },
  { at: [0.2, 3.2, -1.2], size: [1.2, 0.95, 1.2] },
  { at: [-0.4, 3.1, 1.2], size: [1.2, 0.95, 1.2] },
];
const cedarLobes: Lobe[] = Array.from({ length: 6 }, (_, i) => {
  const w = 1.75 - i * 0.27;
  return { at: [0, 2 + i * 1.55, 0], size: [w, 1.05, w] };
});
const c1 = cherryLobes(11, 6);
const c2 = cherryLobes(29, 7);

export const plants: Record<string, Plant> = {
  cherry: {
    cell: 'blossom',
    lobes: c1,
    cards: 144,
    cardSize: 1.03,
    colors: pinks,
    wood: branching(c1, '#6b5145', 0.24),
    thin: 0.55,
  },
  'cherry-far': {
    cell: 'blossom',
    lobes: c2,
    cards: 54,
    cardSize: 1.42,
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
  cedar: {
    cell: 'needles',
    lobes: cedarLobes,
    cards: 29,
    cardSize: 2,
    colors: ['#47703f', '#3d6540', '#557d45', '#39603f', '#618a4c'],
    thin: 0.25,
    wood: (mesh, at, k) =>
      void mesh.cylinder({
        at: [at[0], at[1] - 0.3, at[2]],
        radius: 0.24 * k,
        topRadius: 0.1 * k,
        height: 7 * k,
        sides: 6,
        color: '#7d6250',
        caps: 'none',
      }),
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
  tuft: {
    cell: 'grass',
    lobes: [{ at: [0, 0.16, 0], size: [0.75, 0.1, 0.75] }],
    cards: 4,
    cardSize: 0.6,
    colors: ['#92b455', '#a9c265', '#7fa64b', '#c2cf78'],
    standing: true,
    thin: 0.8,
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

/** The cards of one plant at its own origin, coloured by sky and sun. */
export function leafCards(kind: string, detail: Detail, light: LeafLight): LeafCards {
  const plant = plants[kind];
  if (!plant) throw new Error(`no plant called ${kind}`);
  const r = random(kind.length * 131 + plant.cards);
  const n = detail === 'rich' ? Math.round(plant.cards * 1.7) : plant.cards;
  const size = plant.cardSize * (detail === 'rich' ? 0.84 : 1);
  const out: LeafCards = { position: [], color: [], uv: [] };
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
    let f: Vec3 = plant.standing
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
      let open = 0;
      let sunny = 0;
      let depth = 0;
      for (const l of plant.lobes) depth += throughLobe(p, [0, 1, 0], l);
      open = plant.standing ? 0.9 : 0.5 + 0.5 * Math.exp(-depth * 0.7);
      if (light.sun) {
        const d = light.sun.direction;
        let way = 0;
        for (const l of plant.lobes) way += throughLobe(p, d, l);
        const facing = (nx * d[0] + ny * d[1] + nz * d[2]) / nl;
        const wrap = Math.max(0, (facing + 0.55) / 1.55);
        sunny = plant.standing ? 0.8 : (0.1 + 0.9 * Math.exp(-way * (1.1 - plant.thin))) * (0.3 + 0.7 * wrap);
      }
      const sky = 0.5 + 0.5 * up;
      const shine = [0, 1, 2].map((k) => {
        const ambient = (light.horizon[k] as number) * (1 - sky) * 0.75 + (light.zenith[k] as number) * sky;
        return ambient * open + (light.sun ? (light.sun.light[k] as number) * sunny * 0.95 : 0);
      }) as unknown as Linear;
      const c = light.shade(base, shine);
      out.position.push(p[0], p[1], p[2]);
      out.color.push(c[0], c[1], c[2]);
      out.uv.push(u, v);
    }
  }
  return out;
}
