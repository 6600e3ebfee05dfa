import { cycle } from './cycle.ts';
import { type Pen, type Vec, dice, shade } from './Pen.ts';
import { PAINT } from './paints.ts';
import { tap } from './science.ts';

/** A jungle gym of painted pipes, nx × ny × nz cells of `cell` metres. */
export const jungleGym = (p: Pen, nx = 3, ny = 3, nz = 3, cell = 0.6): void => {
  const colors = ['#d9604d', '#e8b64a', '#5c93b8', '#78a763'] as const;
  const [ox, oz] = [(-nx * cell) / 2, (-nz * cell) / 2];
  for (let i = 0; i <= nx; i++) {
    for (let k = 0; k <= nz; k++) {
      const inner = i > 0 && i < nx && k > 0 && k < nz;
      const top = ny * cell + (inner ? cell * 0.7 : 0);
      p.bar(
        [ox + i * cell, 0, oz + k * cell],
        [ox + i * cell, top, oz + k * cell],
        0.045,
        cycle(colors, (i + k) % 4),
        0.045,
        false,
      );
    }
  }
  for (let j = 1; j <= ny; j++) {
    for (let k = 0; k <= nz; k++)
      p.bar(
        [ox, j * cell, oz + k * cell],
        [ox + nx * cell, j * cell, oz + k * cell],
        0.04,
        cycle(colors, j % 4),
        0.04,
        false,
      );
    for (let i = 0; i <= nx; i++)
      p.bar(
        [ox + i * cell, j * cell, oz],
        [ox + i * cell, j * cell, oz + nz * cell],
        0.04,
        cycle(colors, (j + 1) % 4),
        0.04,
        false,
      );
  }
};

/** Three horizontal bars (鉄棒) in rising heights along x. */
export const highBars = (p: Pen): void => {
  [0.9, 1.1, 1.35, 1.6].forEach((h, i) => {
    p.bar([-2.4 + i * 1.2, 0, 0], [-2.4 + i * 1.2, h + 0.05, 0], 0.08, '#4f86ad');
    if (i < 3) p.bar([-2.4 + i * 1.2, h - 0.02, 0], [-1.2 + i * 1.2, h - 0.02, 0], 0.035, '#b9c0c2');
  });
};

/** A swing for two, hanging along x. */
export const swing = (p: Pen): void => {
  const h = 2.2;
  for (const x of [-1.6, 1.6])
    for (const z of [-0.8, 0.8]) p.bar([x, 0, z], [x * 0.94, h, 0], 0.08, '#5c93b8');
  p.bar([-1.55, h, 0], [1.55, h, 0], 0.09, '#e8b64a');
  for (const [x, z] of [
    [-0.7, 0.25],
    [0.7, 0],
  ] as const) {
    for (const s of [-0.2, 0.2]) p.bar([x + s, h, 0], [x + s, 0.45, z], 0.022, '#7d868a');
    p.box(x, 0.42, z, 0.48, 0.035, 0.2, '#b5654a', '');
  }
};

/** A slide down to +z with its ladder at −z; `high` is its deck. */
export const slide = (p: Pen, high = 1.2, color = '#e0943f'): void => {
  const run = high * 1.7;
  p.box(0, high, -0.3, 0.7, 0.05, 0.6, '#c9965c', '');
  for (const [x, z] of [
    [-0.32, -0.57],
    [0.32, -0.57],
    [-0.32, -0.03],
    [0.32, -0.03],
  ] as const)
    p.box(x, 0, z, 0.07, high + (z < -0.3 ? 0.65 : 0.65), 0.07, '#8a5a34', 'b');
  for (const x of [-0.32, 0.32]) p.bar([x, high + 0.6, -0.57], [x, high + 0.6, -0.03], 0.05, '#c9965c');
  for (let i = 1; i <= 5; i++)
    p.bar(
      [-0.3, (high * i) / 5.5, -0.72 - (0.4 * (5.5 - i)) / 5.5],
      [0.3, (high * i) / 5.5, -0.72 - (0.4 * (5.5 - i)) / 5.5],
      0.05,
      '#d9b07a',
    );
  for (const x of [-0.32, 0.32]) p.bar([x, 0, -1.13], [x, high, -0.6], 0.06, '#8a5a34');
  const y = (t: number): number => high * (1 - t) + 0.1 * Math.sin(t * Math.PI) * -1.6 + 0.12 * t;
  const n = 6;
  for (let i = 0; i < n; i++) {
    const [a, b] = [i / n, (i + 1) / n];
    const row = (x: number, t: number, up = 0): Vec => [x, y(t) + up, t * run];
    p.face([row(-0.3, b), row(0.3, b), row(0.3, a), row(-0.3, a)], shade(color, 0.25));
    for (const s of [-1, 1]) {
      const q: Vec[] = [row(s * 0.3, b), row(s * 0.3, b, 0.17), row(s * 0.3, a, 0.17), row(s * 0.3, a)];
      p.face(s > 0 ? [...q].reverse() : q, color);
      const o: Vec[] = [
        row(s * 0.34, b, -0.05),
        row(s * 0.34, b, 0.17),
        row(s * 0.34, a, 0.17),
        row(s * 0.34, a, -0.05),
      ];
      p.face(s > 0 ? o : [...o].reverse(), shade(color, -0.12));
      p.face(
        s > 0
          ? [row(0.3, b, 0.17), row(0.34, b, 0.17), row(0.34, a, 0.17), row(0.3, a, 0.17)]
          : [row(-0.34, b, 0.17), row(-0.3, b, 0.17), row(-0.3, a, 0.17), row(-0.34, a, 0.17)],
        shade(color, 0.12),
      );
    }
  }
};

/** A sand pit ringed with logs, with a hill, buckets and a tunnel. */
export const sandPit = (p: Pen, rx: number, rz: number): void => {
  const n = 20;
  const at = (i: number, k: number, y: number): Vec => [
    Math.sin((i / n) * 6.2832) * rx * k,
    y,
    Math.cos((i / n) * 6.2832) * rz * k,
  ];
  const r = dice(12);
  for (let i = 0; i < n; i++) {
    p.bar(at(i, 1, 0.1), at(i + 1, 1, 0.1), 0.22, shade('#b58352', (r() - 0.5) * 0.2));
    for (const [a, b] of [
      [1, 0.66],
      [0.66, 0.33],
    ] as const)
      p.face(
        [
          at(i, a, a < 1 ? 0.14 : 0.1),
          at(i + 1, a, a < 1 ? 0.14 : 0.1),
          at(i + 1, b, b < 0.5 ? 0.12 : 0.14),
          at(i, b, b < 0.5 ? 0.12 : 0.14),
        ],
        shade('#e3cb9c', (r() - 0.5) * 0.1),
      );
    p.face([at(i, 0.33, 0.12), at(i + 1, 0.33, 0.12), [0, 0.13, 0]], shade('#e3cb9c', (r() - 0.5) * 0.1));
  }
  p.ball(-rx * 0.3, 0.1, -rz * 0.2, 0.6, 0.42, 0.55, '#d9bd8a', 10, 4, 0, 0.5);
  p.ball(rx * 0.15, 0.1, rz * 0.2, 0.4, 0.22, 0.36, '#dcc292', 9, 3, 0, 0.5);
  for (const [x, z, c] of [
    [0.5, -0.3, '#d9604d'],
    [-0.7, 0.5, '#5c93b8'],
    [0.9, 0.35, '#efc75a'],
  ] as const) {
    p.post(x, 0.12, z, 0.075, 0.1, 0.17, 9, c, 't', '#cdb07c');
  }
  p.bar([0.1, 0.2, 0.5], [0.32, 0.16, 0.62], 0.03, '#d9604d');
  p.box(0.4, 0.13, 0.65, 0.14, 0.05, 0.1, '#d9604d', 'b');
};

/** A hand pump running into a wooden channel and a round pool; along +x. */
export const waterPlay = (p: Pen): void => {
  p.box(-1.5, 0, 0, 0.5, 0.55, 0.5, '#b0a694', 'b');
  p.moved(-1.5, 0.55, 0, 0, Math.PI / 2).post(0, 0, 0, 0.09, 0.075, 0.5, 9, '#3f7346', 't');
  p.bar([-1.5, 1.0, 0], [-1.85, 1.3, 0], 0.05, '#3f7346');
  p.bar([-1.45, 0.9, 0], [-1.2, 0.88, 0], 0.06, '#3f7346');
  p.bar([-1.21, 0.88, 0], [-1.19, 0.66, 0], 0.05, '#9fd0dd');
  for (let i = 0; i < 2; i++) {
    const [a, b, y] = [-1.25 + i * 1.1, -0.1 + i * 1.1, 0.5 - i * 0.16];
    const q = p.moved((a + b) / 2, y, 0, 0, 0, -0.1);
    q.box(0, -0.04, 0, b - a + 0.15, 0.04, 0.3, '#a9733f', '');
    for (const z of [-0.15, 0.15]) q.box(0, -0.04, z, b - a + 0.15, 0.14, 0.04, '#b98350', '');
    q.face(
      [
        [-(b - a) / 2 - 0.05, 0.03, 0.13],
        [(b - a) / 2 + 0.05, 0.03, 0.13],
        [(b - a) / 2 + 0.05, 0.03, -0.13],
        [-(b - a) / 2 - 0.05, 0.03, -0.13],
      ],
      '#9ccfdc',
    );
    for (const z of [-0.14, 0.14]) p.box((a + b) / 2, 0, z, 0.07, y - 0.02, 0.07, '#8a5a34', 'tb');
  }
  const n = 16;
  const at = (i: number, k: number, y: number): Vec => [
    1.75 + Math.sin((i / n) * 6.2832) * k,
    y,
    Math.cos((i / n) * 6.2832) * k,
  ];
  for (let i = 0; i < n; i++) {
    p.bar(at(i, 0.95, 0.11), at(i + 1, 0.95, 0.11), 0.2, shade('#c3baa8', ((i * 5) % 4) * 0.05 - 0.08));
    p.mesh.tri(
      p.point(at(i, 0.9, 0.14)),
      p.point(at(i + 1, 0.9, 0.14)),
      p.point([1.75, 0.14, 0]),
      '#8cc7d8',
      { surface: 'water' },
    );
  }
  p.ball(1.5, 0.15, 0.3, 0.08, 0.05, 0.08, '#efc75a', 7, 4);
  p.box(2.0, 0.14, -0.25, 0.22, 0.06, 0.1, '#d9604d');
};

/** A tricycle facing +z. */
export const tricycle = (p: Pen, color = '#d9604d'): void => {
  const wheel = (x: number, z: number, r: number): void => {
    const q = p.moved(x, r, z, 0, 0, Math.PI / 2);
    q.post(0, -0.025, 0, r, r, 0.05, 10, '#3d3a38', '');
    for (const s of [-1, 1])
      p.moved(x, r, z, 0, (s * Math.PI) / 2).face(
        Array.from({ length: 10 }, (_, i): Vec => [Math.cos(i * 0.628) * r, Math.sin(i * 0.628) * r, 0.026]),
        '#efe6d2',
      );
  };
  wheel(0, 0.26, 0.15);
  wheel(-0.19, -0.22, 0.1);
  wheel(0.19, -0.22, 0.1);
  p.bar([0, 0.5, 0.2], [0, 0.16, 0.26], 0.04, color);
  p.bar([0, 0.36, 0.22], [0, 0.16, -0.2], 0.045, color);
  p.bar([-0.19, 0.1, -0.22], [0.19, 0.1, -0.22], 0.03, color);
  p.bar([-0.17, 0.52, 0.15], [0.17, 0.52, 0.15], 0.03, '#4a4d52');
  p.box(0, 0.3, -0.16, 0.18, 0.04, 0.2, '#4677a8');
};

/** An outdoor washing place with four taps facing +z. */
export const washingPlace = (p: Pen, taps = 4, high = 0.62): void => {
  const w = taps * 0.55 + 0.2;
  p.box(0, 0, 0, w, high, 0.7, '#c9bfae', 'bt');
  p.box(0, high, 0.32, w, 0.1, 0.08, '#d6cdbd', 'b');
  for (const s of [-1, 1]) p.box((s * (w - 0.08)) / 2, high, 0, 0.08, 0.1, 0.7, '#d6cdbd', 'b');
  p.face(
    [
      [-w / 2, high, 0.3],
      [w / 2, high, 0.3],
      [w / 2, high, -0.3],
      [-w / 2, high, -0.3],
    ],
    '#aeb5b2',
  );
  p.box(0, high, -0.28, w, 0.4, 0.14, '#d6cdbd', 'b');
  for (let i = 0; i < taps; i++) tap(p.moved(-w / 2 + 0.38 + i * 0.55, high + 0.2, -0.2), PAINT.steel);
};

/** A planter of tulips or morning glories along x. */
export const flowerBox = (
  p: Pen,
  w = 0.8,
  seed = 1,
  blooms: readonly string[] = ['#d9604d', '#f0c24a', '#eaa6b3', '#fbf3e6'],
): void => {
  p.box(0, 0, 0, w, 0.2, 0.26, '#a9683f', 'b', 1.05);
  p.box(0, 0.19, 0, w * 0.96, 0.015, 0.22, '#5b4332', 'b');
  const r = dice(seed * 3 + 1);
  for (let i = 0; i < w / 0.13; i++) {
    const [x, h] = [-w / 2 + 0.07 + i * 0.13, 0.16 + r() * 0.1];
    const z = (r() - 0.5) * 0.12;
    p.fine.bar([x, 0.2, z], [x, 0.2 + h, z], 0.016, PAINT.leaf, 0.016, false);
    (i % 2 ? p.fine : p).face(
      [
        [x - 0.05, 0.22, z + 0.02],
        [x + 0.01, 0.2, z + 0.03],
        [x - 0.02, 0.22 + h * 0.8, z + 0.03],
      ],
      '#6da05a',
    );
    (i % 2 ? p.fine : p).post(x, 0.2 + h, z, 0.04, 0.06, 0.09, 3, cycle(blooms, i));
  }
};

/** A potted plant: broad leaves from a clay pot. */
export const potPlant = (p: Pen, high = 0.8, seed = 1, pot = '#b5694a'): void => {
  const k = high;
  p.post(0, 0, 0, 0.13 * k + 0.03, 0.17 * k + 0.04, 0.28 * k, 9, pot, 't', '#5b4332');
  const r = dice(seed * 11);
  for (let i = 0; i < 9; i++) {
    const a = i * 2.4 + r();
    const [reach, up] = [(0.22 + r() * 0.16) * k, (0.5 + r() * 0.5) * k];
    const tip: Vec = [Math.sin(a) * reach, up, Math.cos(a) * reach];
    const mid: Vec = [Math.sin(a) * reach * 0.55, up * 0.86, Math.cos(a) * reach * 0.55];
    const s: Vec = [Math.cos(a) * 0.07 * k, 0, -Math.sin(a) * 0.07 * k];
    const c = shade('#5f9a50', (r() - 0.5) * 0.3);
    const [l, m]: [Vec, Vec] = [
      [mid[0] - s[0], mid[1], mid[2] - s[2]],
      [mid[0] + s[0], mid[1], mid[2] + s[2]],
    ];
    const root: Vec = [0, 0.3 * k, 0];
    for (const q of [
      [root, m, tip, l],
      [root, l, tip, m],
    ])
      p.face(q, c);
  }
};
