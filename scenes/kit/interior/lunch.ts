import { cycle } from './cycle.ts';
import { type Pen, dice, shade } from './Pen.ts';
import { PAINT } from './paints.ts';

/** A day's lunch on a tray: rice, soup, a main dish, milk. */
export const tray = (p: Pen, seed = 0): void => {
  p.box(0, 0, 0, 0.36, 0.02, 0.26, '#e2b36e', 'b');
  const bowl = (x: number, z: number, inside: string, q: Pen = p): void =>
    q.post(x, 0.02, z, 0.034, 0.054, 0.045, 5, '#fbf8f0', 't', inside);
  bowl(-0.1, 0.055, '#fdfbf4');
  bowl(0.1, 0.055, cycle(['#c98b45', '#b9863f', '#d6b066'], seed % 3), p.fine);
  p.fine.post(0.015, 0.02, -0.055, 0.065, 0.082, 0.014, 7, '#fbf8f0', 't', '#f6f1e4');
  p.fine.post(0, 0.034, -0.06, 0.045, 0.028, 0.02, 5, cycle(['#b5704a', '#e0964a', '#c07f50'], seed % 3));
  p.fine.ball(0.055, 0.045, -0.035, 0.022, 0.02, 0.022, '#6fa05a', 4, 2);
  p.fine.ball(0.052, 0.045, -0.078, 0.018, 0.018, 0.018, '#d0452f', 4, 2);
  p.box(-0.135, 0.02, -0.075, 0.05, 0.085, 0.05, '#fbf8f0', 'bn');
  p.fine.box(-0.135, 0.05, -0.075, 0.053, 0.03, 0.053, '#5f8fc0', 'tb');
};

/** A big pot with its ladle; steam is left to the eye. */
export const pot = (p: Pen, r = 0.2, food = '#cf9445'): void => {
  p.post(0, 0, 0, r * 0.96, r, r * 1.15, 9, '#b9c0c2', '');
  p.post(0, r * 1.15, 0, r, r * 0.9, 0.012, 9, '#d5dadb', '');
  p.face(
    Array.from(
      { length: 9 },
      (_, i) => [Math.sin((i / 9) * 6.283) * r * 0.9, r * 1.06, Math.cos((i / 9) * 6.283) * r * 0.9] as const,
    ),
    food,
  );
  for (let i = 0; i < 5; i++)
    p.fine.box(
      Math.sin(i * 2.4) * r * 0.5,
      r * 1.05,
      Math.cos(i * 2.4) * r * 0.5,
      0.05,
      0.02,
      0.04,
      cycle(['#e0823a', '#f4ead0', '#6fa05a'], i % 3),
    );
  for (const s of [-1, 1]) p.box(s * (r + 0.03), r * 0.75, 0, 0.06, 0.03, 0.1, '#8b969c', '');
  p.bar([0.05, r * 1.02, 0.04], [0.16, r * 1.02 + 0.3, 0.1], 0.02, '#dfe3e4');
};

/** A wheeled serving table along x, its servers at −z; 2.4 m. */
export const servingTable = (p: Pen, high = 0.7): void => {
  const w = 2.5;
  p.box(0, high - 0.03, 0, w, 0.03, 0.6, '#e9e4d6');
  p.box(0, 0.22, 0, w - 0.08, 0.025, 0.54, '#cfd6d6');
  for (const [x, z] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const) {
    p.box(x * (w / 2 - 0.05), 0.07, z * 0.26, 0.045, high - 0.1, 0.045, PAINT.steel, 'tb');
    p.fine.ball(x * (w / 2 - 0.05), 0.035, z * 0.26, 0.035, 0.035, 0.035, '#3d4247', 6, 4);
  }
  p.at(-0.85, high, 0, 0, (q) => pot(q, 0.2));
  p.at(-0.3, high, 0, 0, (q) => pot(q, 0.17, '#fdfaf2'));
  p.box(0.2, high, 0, 0.42, 0.09, 0.34, '#c2c8ca', 'b');
  for (let i = 0; i < 8; i++)
    p.ball(
      0.06 + (i % 4) * 0.095,
      high + 0.095,
      -0.08 + Math.floor(i / 4) * 0.15,
      0.05,
      0.03,
      0.055,
      i % 3 ? '#b0713c' : '#a46534',
      5,
      2,
      0,
      0.5,
    );
  for (let k = 0; k < 2; k++) p.post(0.6 + k * 0.16, high, -0.05, 0.055, 0.06, 0.2 + k * 0.05, 9, '#fbf8f0');
  p.box(1, high, 0, 0.36, 0.22, 0.4, '#c9985d', 't');
  p.face(
    [
      [0.82, high + 0.2, 0.2],
      [1.18, high + 0.2, 0.2],
      [1.18, high + 0.2, -0.2],
      [0.82, high + 0.2, -0.2],
    ],
    '#5f8fc0',
  );
  for (let i = 0; i < 12; i++)
    p.fine.box(
      0.88 + (i % 4) * 0.082,
      high + 0.2,
      -0.13 + Math.floor(i / 4) * 0.13,
      0.05,
      0.05,
      0.05,
      '#fbf8f0',
      'b',
    );
  for (let i = 0; i < 3; i++)
    p.box(-0.5 + i * 0.55, 0.245, 0, 0.4, 0.12, 0.4, cycle(['#d9a45b', '#e0b06b', '#d9a45b'], i), 'b');
};

/** A long lunch table with cloth, set for six; benches at both sides along x. */
export const lunchTable = (p: Pen, seed = 0, cloth = '#f3e6c6'): void => {
  const [w, d, h] = [1.9, 0.8, 0.6];
  p.box(0, h - 0.03, 0, w, 0.03, d, '#d3a368');
  p.box(0, h, 0, w * 0.98, 0.004, d * 0.96, cloth);
  p.box(0, h + 0.003, 0, w * 0.98, 0.003, 0.1, shade(cloth, -0.1));
  for (const [x, z] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const)
    p.box(x * (w / 2 - 0.08), 0, z * (d / 2 - 0.08), 0.06, h - 0.03, 0.06, '#a9733f', 'tb');
  for (const s of [-1, 1]) {
    for (let i = 0; i < 3; i++)
      p.at(-0.62 + i * 0.62, h + 0.006, s * 0.23, s > 0 ? 0 : Math.PI, (q) => tray(q, seed + i));
    p.box(0, 0.31, s * 0.72, w * 0.95, 0.035, 0.28, '#c9965c');
    for (const x of [-1, 1]) p.fine.box(x * w * 0.4, 0, s * 0.72, 0.05, 0.31, 0.24, '#a9733f', 'tb');
  }
};

/**
 * A kitchen hatch in a wall: counter toward +z, its shutter up, the kitchen's steel behind. Hole: wide × 1.0 from 0.78.
 */
export const hatch = (p: Pen, wide: number, sill = 0.78): void => {
  p.box(0, sill - 0.05, 0.12, wide + 0.2, 0.05, 0.62, '#d9dfde', '');
  p.box(0, sill + 1.02, 0.1, wide + 0.1, 0.16, 0.14, '#8a5a34', '');
  for (const s of [-1, 1])
    p.bar(
      [s * (wide / 2 - 0.1), sill - 0.3, 0.1],
      [s * (wide / 2 - 0.1), sill - 0.06, 0.36],
      0.05,
      '#8a5a34',
    );
};

/** Kitchen works seen through the hatch: stove with pots, shelf of bowls, hood; stands against −z, 2.4 m wide. */
export const kitchenBack = (p: Pen, wide = 2.6): void => {
  p.box(0, 0, 0, wide, 0.85, 0.6, '#c6cccc', 'b');
  for (let i = 0; i < 4; i++)
    p.box(-wide / 2 + (i + 0.5) * (wide / 4), 0.12, 0.3, wide / 4 - 0.06, 0.62, 0.02, '#d9dede', 'bn');
  p.at(-0.7, 0.86, 0, 0, (q) => pot(q, 0.24, '#d8a047'));
  p.at(0.05, 0.86, -0.02, 0, (q) => pot(q, 0.2, '#f4efe2'));
  p.box(-0.4, 1.95, 0.02, 1.7, 0.4, 0.7, '#cdd3d3', '', 0.75);
  p.box(0.95, 1.5, -0.12, 0.9, 0.03, 0.32, '#b98350');
  for (let i = 0; i < 6; i++)
    p.fine.post(
      0.62 + i * 0.13,
      1.53,
      -0.1,
      0.055,
      0.06,
      0.08 + (i % 3) * 0.05,
      8,
      cycle(['#fbf8f0', '#f2d9a0', '#cfe0e0'], i % 3),
    );
  const r = dice(9);
  for (let i = 0; i < 6; i++)
    p.fine.ball(
      0.7 + r() * 0.5,
      0.91,
      -0.1 + r() * 0.25,
      0.06,
      0.055,
      0.06,
      cycle(['#d0452f', '#6fa05a', '#e0943f', '#f1e8cf'], i % 4),
      7,
      4,
    );
  for (let i = 0; i < 4; i++)
    p.fine.bar([-1.1 + i * 0.14, 1.9, -0.26], [-1.1 + i * 0.14, 1.6, -0.26], 0.025, '#9aa4a6');
};
