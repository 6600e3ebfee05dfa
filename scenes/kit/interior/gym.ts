import { cycle } from './cycle.ts';
import { type Pen, type Vec, shade } from './Pen.ts';
import { PAINT } from './paints.ts';

/** A stage across local x, its front edge at z = 0, deep toward −z, with curtains drawn to the sides. */
export const stage = (p: Pen, wide: number, deep: number, high: number, ceilingY: number): void => {
  const wood = ['#b27a45', '#a97240', '#ba824c'];
  for (let i = 0; i < Math.ceil(wide / 0.5); i++) {
    const [a, b] = [-wide / 2 + i * 0.5, Math.min(wide / 2, -wide / 2 + (i + 1) * 0.5)];
    p.face(
      [
        [a, 0, 0],
        [b, 0, 0],
        [b, high, 0],
        [a, high, 0],
      ],
      cycle(wood, i % 3),
    );
  }
  p.box(0, high - 0.03, -deep / 2 + 0.03, wide, 0.05, deep + 0.06, '#cf9d62', 'b');
  for (const s of [-1, 1]) {
    for (let i = 0; i < 4; i++)
      p.box(
        s * (wide / 2 - 1),
        0,
        0.5 - i * 0.12,
        1.1,
        (high * (i + 1)) / 5,
        0.14,
        i % 2 ? '#c08a54' : '#b98350',
        'b',
      );
  }
  const back = -deep + 0.06;
  p.face(
    [
      [-wide / 2, high, back],
      [wide / 2, high, back],
      [wide / 2, ceilingY, back],
      [-wide / 2, ceilingY, back],
    ],
    '#e8d6b4',
  );
  const folds = 9;
  for (const s of [-1, 1]) {
    for (let i = 0; i < folds; i++) {
      const at = (k: number, y: number): Vec => [
        s * (wide / 2 - 0.02 - k * 0.16),
        y,
        -0.28 + (k % 2 ? 0.14 : -0.04),
      ];
      const q: Vec[] = [at(i + 1, high), at(i, high), at(i, ceilingY - 0.5), at(i + 1, ceilingY - 0.5)];
      p.face(s > 0 ? q : q.reverse(), i % 2 ? '#8f2f33' : '#a83c3c');
    }
  }
  const n = Math.round(wide / 0.22);
  for (let i = 0; i < n; i++) {
    const at = (k: number, y: number): Vec => [-wide / 2 + (wide * k) / n, y, k % 2 ? -0.04 : -0.16];
    const low = ceilingY - 0.95;
    p.face([at(i, low), at(i + 1, low), at(i + 1, ceilingY), at(i, ceilingY)], i % 2 ? '#973337' : '#ae4040');
    p.fine.face(
      [
        [at(i, low)[0], low - 0.08, at(i, low)[2] + 0.01],
        [at(i + 1, low)[0], low - 0.08, at(i + 1, low)[2] + 0.01],
        [at(i + 1, low)[0], low, at(i + 1, low)[2] + 0.01],
        [at(i, low)[0], low, at(i, low)[2] + 0.01],
      ],
      PAINT.gold,
    );
  }
  p.box(wide * 0.22, high + 0.02, -deep * 0.55, 0.7, 0.95, 0.5, '#7b4d2b', 'b');
};

/** A basketball hoop on the wall at −z. */
export const basket = (p: Pen, high = 2.6): void => {
  p.box(0, high - 0.2, 0.5, 1.4, 0.95, 0.05, '#fbf7ec', '');
  for (const [w, h, y] of [
    [1.4, 0.05, -0.2],
    [1.4, 0.05, 0.7],
    [0.5, 0.035, 0],
    [0.5, 0.035, 0.35],
  ] as const)
    p.box(0, high + y, 0.53, w, h, 0.01, '#c7493a', 'n');
  for (const s of [-1, 1]) {
    p.box(s * 0.68, high - 0.2, 0.53, 0.05, 0.95, 0.01, '#c7493a', 'n');
    p.box(s * 0.24, high, 0.53, 0.035, 0.36, 0.01, '#c7493a', 'n');
    p.bar([s * 0.4, high + 0.5, 0.02], [s * 0.4, high + 0.3, 0.48], 0.06, '#6d7277');
  }
  p.hoop(0, high, 0.78, 0.24, 0.035, 12, '#e0622f');
  for (let i = 0; i < 10; i++) {
    const [a, b] = [(i / 10) * 6.283, ((i + 0.5) / 10) * 6.283];
    p.fine.bar(
      [Math.sin(a) * 0.22, high, 0.78 + Math.cos(a) * 0.22],
      [Math.sin(b) * 0.13, high - 0.38, 0.78 + Math.cos(b) * 0.13],
      0.014,
      '#f7f3ea',
    );
  }
};

/** A vaulting box (跳び箱) of `tiers`. */
export const vaultingBox = (p: Pen, tiers = 4): void => {
  for (let i = 0; i < tiers - 1; i++) {
    const k = 1 - i * 0.07;
    p.box(0, i * 0.17, 0, 0.86 * k, 0.16, 0.62 * k, i % 2 ? '#d3a266' : '#cb995c', 'tb', 0.95);
    p.box(0, i * 0.17 + 0.05, 0.305 * k, 0.2, 0.05, 0.02, '#5d3f28', 'bn');
  }
  const y = (tiers - 1) * 0.17;
  const k = 1 - (tiers - 1) * 0.07;
  p.box(0, y, 0, 0.9 * k, 0.12, 0.62 * k, '#c89458', 'b');
  p.box(0, y + 0.1, 0, 0.94 * k, 0.1, 0.66 * k, '#f1ead8', 'b', 0.88);
};

/** A springboard sloping up toward −z. */
export const springboard = (p: Pen): void => {
  p.box(0, 0, 0, 0.6, 0.03, 1, '#8a5a34');
  p.moved(0, 0.03, 0.46, 0.19).box(0, 0, -0.5, 0.6, 0.03, 1, '#d3a266', '');
  p.moved(0, 0.03, 0.46, 0.19).box(0, 0.031, -0.7, 0.5, 0.006, 0.45, '#4677a8');
};

export const mat = (p: Pen, w = 1.2, d = 2.4, color = '#8fb0b9', high = 0.06): void => {
  p.box(0, 0, 0, w, high, d, color);
  for (const s of [-1, 1])
    p.box((s * w) / 2, high * 0.3, d * 0.28, 0.03, high * 0.3, 0.24, shade(color, -0.4), s > 0 ? 'w' : 'e');
};

/** A wire basket of balls. */
export const ballCart = (p: Pen): void => {
  for (const [x, z] of [
    [-0.42, -0.3],
    [0.42, -0.3],
    [-0.42, 0.3],
    [0.42, 0.3],
  ] as const)
    p.bar([x, 0, z], [x, 0.9, z], 0.035, '#5f7f9c');
  for (const y of [0.32, 0.88]) {
    for (const z of [-0.3, 0.3]) p.bar([-0.42, y, z], [0.42, y, z], 0.03, '#5f7f9c', 0.03, false);
    for (const x of [-0.42, 0.42]) p.bar([x, y, -0.3], [x, y, 0.3], 0.03, '#5f7f9c', 0.03, false);
  }
  p.box(0, 0.3, 0, 0.84, 0.02, 0.6, '#7d98ad', '');
  const cs = [
    '#d9733a',
    '#efe4cc',
    '#c7493a',
    '#e0a63d',
    '#6fa3c0',
    '#d9733a',
    '#c96a34',
    '#f2ead6',
    '#86ad6a',
    '#d9733a',
  ] as const;
  cs.forEach((c, i) =>
    p.ball(
      -0.27 + (i % 3) * 0.27,
      0.44 + Math.floor(i / 6) * 0.22,
      -0.15 + (Math.floor(i / 3) % 2) * 0.28,
      0.13,
      0.13,
      0.13,
      c,
      6,
      3,
    ),
  );
};

/** Wall bars (肋木), backs to −z. */
export const wallBars = (p: Pen, bays: number, high = 2.4): void => {
  for (let i = 0; i <= bays; i++) p.box((i - bays / 2) * 0.9, 0, 0.08, 0.08, high, 0.16, '#c08d57', 'bn');
  for (let y = 0.2; y < high - 0.05; y += 0.2) p.box(0, y, 0.13, bays * 0.9, 0.035, 0.04, '#dcb27a', 'ewn');
};

export const ball = (p: Pen, r: number, color: string): void => p.ball(0, r, 0, r, r, r, color, 8, 5);
