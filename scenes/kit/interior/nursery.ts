import { cycle } from './cycle.ts';
import { type Pen, dice, shade } from './Pen.ts';
import { BRIGHT, PAINT, pick } from './paints.ts';
import { tap } from './science.ts';

/** Low cubbies with baskets, bags and hats; backs to −z. 0.36 m a column. */
export const cubbies = (p: Pen, columns: number, rows = 2, seed = 1): void => {
  const [w, h, d] = [0.36, 0.32, 0.34];
  const wide = columns * w;
  const wood = '#deb981';
  p.face(
    [
      [-wide / 2, 0, -d / 2 + 0.015],
      [wide / 2, 0, -d / 2 + 0.015],
      [wide / 2, rows * h + 0.06, -d / 2 + 0.015],
      [-wide / 2, rows * h + 0.06, -d / 2 + 0.015],
    ],
    '#c49a62',
  );
  p.box(0, rows * h + 0.05, 0, wide + 0.05, 0.035, d + 0.03, shade(wood, 0.12), 'n');
  p.box(0, 0, 0, wide, 0.05, d, shade(wood, -0.2), 'bn');
  for (let i = 0; i <= columns; i++) p.box(-wide / 2 + i * w, 0.05, 0, 0.026, rows * h, d, wood, 'tbn');
  for (let j = 1; j < rows; j++) p.box(0, 0.05 + j * h, 0, wide, 0.024, d, wood, 'new');
  const r = dice(seed * 17);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const [x, y, c] = [-wide / 2 + (i + 0.5) * w, 0.075 + j * h, pick(BRIGHT, r())];
      const kind = r();
      if (kind < 0.4) {
        p.box(x, y, 0.02, 0.28, 0.17, 0.27, '#c99c5e', 'tbn', 1.06);
        p.box(x - 0.05, y + 0.1, 0.02, 0.12, 0.11, 0.2, c, 'bn');
        p.box(x + 0.07, y + 0.1, 0.02, 0.1, 0.1, 0.2, shade(c, 0.4), 'bn');
      } else if (kind < 0.75) {
        p.box(x, y, 0.02, 0.22, 0.2, 0.16, shade(c, 0.15), 'bn', 0.85);
        p.box(x, y + 0.05, 0.105, 0.12, 0.08, 0.012, shade(c, -0.2), 'bn');
      } else p.ball(x, y + 0.02, 0.03, 0.12, 0.1, 0.12, '#f0c24a', 8, 3, 0, 0.5);
    }
  }
};

/** A low open shelf of toys: blocks, bears, cars, stacking rings. Backs to −z. */
export const toyShelf = (p: Pen, wide = 1.5, seed = 1): void => {
  const wood = '#e0bb84';
  const d = 0.36;
  p.face(
    [
      [-wide / 2, 0, -d / 2 + 0.01],
      [wide / 2, 0, -d / 2 + 0.01],
      [wide / 2, 0.62, -d / 2 + 0.01],
      [-wide / 2, 0.62, -d / 2 + 0.01],
    ],
    '#cba26a',
  );
  p.face(
    [
      [wide / 2, 0, -d / 2],
      [-wide / 2, 0, -d / 2],
      [-wide / 2, 0.62, -d / 2],
      [wide / 2, 0.62, -d / 2],
    ],
    wood,
  );
  for (const y of [0.02, 0.31, 0.6]) p.box(0, y, 0, wide, 0.03, d, wood, 'ew');
  for (const s of [-1, 1])
    p.box((s * (wide + 0.03)) / 2, 0, 0, 0.035, 0.66, d + 0.02, shade(wood, 0.08), 'b');
  const r = dice(seed * 23 + 1);
  for (const y of [0.05, 0.34, 0.63]) {
    for (let x = -wide / 2 + 0.14; x < wide / 2 - 0.08; x += 0.24) {
      const c = pick(BRIGHT, r());
      const kind = Math.floor(r() * 6);
      const q = p.moved(x, y, 0.03, 0, (r() - 0.5) * 0.6);
      if (kind === 0) bear(q, 0.16);
      else if (kind === 1) blocks(q, seed + Math.round(x * 9), 4);
      else if (kind === 2) car(q, c);
      else if (kind === 3) rings(q);
      else if (kind === 4) q.box(0, 0, 0, 0.19, 0.14, 0.24, '#c99c5e', 'b', 1.05);
      else q.ball(0, 0.08, 0, 0.08, 0.08, 0.08, c, 7, 5);
    }
  }
};

/** A sitting bear, `high` tall. */
export const bear = (p: Pen, high = 0.3, color = '#b67f4c'): void => {
  const k = high;
  p.ball(0, 0.32 * k, 0, 0.3 * k, 0.33 * k, 0.26 * k, color, 7, 4);
  p.ball(0, 0.75 * k, 0.02 * k, 0.25 * k, 0.23 * k, 0.23 * k, color, 7, 5);
  p.ball(0, 0.69 * k, 0.22 * k, 0.11 * k, 0.09 * k, 0.08 * k, '#ecd3a8', 5, 3);
  p.box(0, 0.72 * k, 0.29 * k, 0.07 * k, 0.05 * k, 0.02 * k, '#3a2a22');
  for (const s of [-1, 1]) {
    p.ball(s * 0.2 * k, 0.94 * k, 0, 0.09 * k, 0.09 * k, 0.05 * k, color, 5, 3);
    p.ball(s * 0.22 * k, 0.1 * k, 0.24 * k, 0.11 * k, 0.1 * k, 0.16 * k, color, 5, 3);
    p.ball(s * 0.33 * k, 0.42 * k, 0.1 * k, 0.09 * k, 0.16 * k, 0.09 * k, color, 5, 3);
    p.box(s * 0.09 * k, 0.78 * k, 0.235 * k, 0.04 * k, 0.05 * k, 0.015 * k, '#2b2220');
  }
};

/** A little heap of building blocks. */
export const blocks = (p: Pen, seed = 1, n = 7): void => {
  const r = dice(seed * 5 + 2);
  for (let i = 0; i < n; i++) {
    const layer = i < n * 0.6 ? 0 : 1;
    const q = p.moved(
      (r() - 0.5) * 0.055 * n * (layer ? 0.4 : 1),
      layer * 0.065,
      (r() - 0.5) * 0.04 * n * (layer ? 0.4 : 1),
      0,
      r() * 1.5,
    );
    const c = pick(['#d9604d', '#efc75a', '#6ba6c9', '#86ad6a', '#dcae74', '#e8c896'], r());
    const kind = r();
    if (kind < 0.5) q.box(0, 0, 0, 0.07, 0.065, 0.07, c);
    else if (kind < 0.75) q.box(0, 0, 0, 0.14, 0.065, 0.06, c);
    else if (kind < 0.9) q.post(0, 0, 0, 0.035, 0.035, 0.065, 7, c);
    else {
      q.face(
        [
          [-0.05, 0, 0.03],
          [0.05, 0, 0.03],
          [0, 0.07, 0.03],
        ],
        c,
      );
      q.face(
        [
          [0.05, 0, -0.03],
          [-0.05, 0, -0.03],
          [0, 0.07, -0.03],
        ],
        c,
      );
      q.face(
        [
          [0.05, 0, 0.03],
          [0.05, 0, -0.03],
          [0, 0.07, -0.03],
          [0, 0.07, 0.03],
        ],
        c,
      );
      q.face(
        [
          [-0.05, 0, -0.03],
          [-0.05, 0, 0.03],
          [0, 0.07, 0.03],
          [0, 0.07, -0.03],
        ],
        c,
      );
    }
  }
};

/** A wooden castle of big blocks, as three children build it. */
export const castle = (p: Pen): void => {
  const c = ['#e2ba82', '#d9604d', '#efc75a', '#6ba6c9', '#dcae74', '#86ad6a'] as const;
  for (let i = 0; i < 5; i++) p.box(-0.4 + i * 0.2, 0, 0, 0.19, 0.1, 0.2, cycle(c, (i * 2) % 6), 'b');
  for (let i = 0; i < 4; i++)
    p.box(-0.32 + i * 0.21, 0.1, 0, 0.18, 0.09, 0.17, cycle(c, (i * 5 + 1) % 6), 'b');
  for (const x of [-0.38, 0.38]) {
    p.post(x, 0.1, 0.14, 0.07, 0.07, 0.24, 8, c[0]);
    p.post(x, 0.34, 0.14, 0.085, 0, 0.12, 8, c[1]);
  }
  p.box(0, 0.19, 0, 0.24, 0.1, 0.14, c[4], 'b');
  p.post(0, 0.29, 0, 0.1, 0, 0.15, 4, c[3]);
};

const car = (p: Pen, c: string): void => {
  p.box(0, 0.025, 0, 0.16, 0.045, 0.085, c);
  p.box(-0.01, 0.07, 0, 0.09, 0.045, 0.075, shade(c, 0.4), 'b', 0.85);
  for (const [x, z] of [
    [-0.05, 0.045],
    [0.05, 0.045],
    [-0.05, -0.045],
    [0.05, -0.045],
  ] as const)
    p.moved(x, 0.025, z, Math.PI / 2).post(0, -0.01, 0, 0.026, 0.026, 0.02, 7, '#3d3a38', 'tb');
};

const rings = (p: Pen): void => {
  ['#d9604d', '#e39a4b', '#efc75a', '#86ad6a', '#6ba6c9'].forEach((c, i) =>
    p.post(0, i * 0.035, 0, 0.085 - i * 0.011, 0.08 - i * 0.011, 0.034, 9, c),
  );
  p.ball(0, 0.19, 0, 0.024, 0.024, 0.024, '#dcae74', 6, 4);
};

/** Children's basins in a trough along x against −z, `high` off the ground, with mirror and towels. */
export const basins = (p: Pen, n: number, high = 0.5): void => {
  const w = n * 0.55;
  p.box(0, 0, -0.06, w, high - 0.14, 0.36, '#d3a66c', 'b');
  p.box(0, high - 0.14, 0, w + 0.06, 0.14, 0.48, '#f4f2ea', 't');
  p.face(
    [
      [-w / 2 + 0.03, high - 0.1, 0.18],
      [w / 2 - 0.03, high - 0.1, 0.18],
      [w / 2 - 0.03, high - 0.1, -0.16],
      [-w / 2 + 0.03, high - 0.1, -0.16],
    ],
    '#dbe5e4',
  );
  p.box(0, high - 0.1, 0.21, w + 0.06, 0.105, 0.06, '#fbfaf5', 'b');
  for (const s of [-1, 1]) p.box((s * w) / 2, high - 0.1, 0, 0.06, 0.105, 0.48, '#fbfaf5', 'b');
  p.box(0, high - 0.1, -0.22, w + 0.06, 0.28, 0.05, '#e4edee', 'bn');
  const colors = ['#d9604d', '#6ba6c9', '#efc75a', '#86ad6a'] as const;
  for (let i = 0; i < n; i++) {
    const x = -w / 2 + (i + 0.5) * 0.55;
    tap(p.moved(x, high + 0.01, -0.18, 0, 0, 0), '#a9b3b6');
    p.post(x + 0.18, high + 0.005, 0.21, 0.03, 0.03, 0.07, 7, shade(cycle(colors, i % 4), 0.3));
    p.box(x, high + 0.42, -0.235, 0.42, 0.4, 0.02, '#b98350', 'n');
    p.face(
      [
        [x - 0.18, high + 0.45, -0.222],
        [x + 0.18, high + 0.45, -0.222],
        [x + 0.18, high + 0.79, -0.222],
        [x - 0.18, high + 0.79, -0.222],
      ],
      '#cfe3ea',
    );
  }
};

/** A row of towels on pegs along x, backs to −z. */
export const towels = (p: Pen, n: number, high = 0.95, seed = 1): void => {
  p.box(0, high, 0.02, n * 0.22 + 0.1, 0.07, 0.03, '#c9965c', 'n');
  const r = dice(seed + 40);
  for (let i = 0; i < n; i++) {
    const x = (i - (n - 1) / 2) * 0.22;
    const c = shade(pick(BRIGHT, r()), 0.25);
    p.box(x, high + 0.01, 0.06, 0.03, 0.03, 0.06, '#8a5a34', 'n');
    p.box(x, high - 0.3, 0.055, 0.16, 0.33, 0.04, c, 'n', 0.6);
    p.box(x, high - 0.24, 0.056, 0.158, 0.03, 0.042, shade(c, 0.4), 'ntb', 1);
  }
};

/** A futon with a quilt and a pillow, its head to −z; `sleeper` is the hair above the quilt. */
export const futon = (p: Pen, color: string, sleeper?: { hair: string; skin: string }): void => {
  p.box(0, 0, 0, 0.72, 0.06, 1.25, '#f7f1e3');
  p.box(0, 0.06, -0.46, 0.36, 0.06, 0.22, '#fdfaf2', 'b', 0.85);
  const long = sleeper ? 0.8 : 0.74;
  if (sleeper) {
    p.ball(0, 0.06, 0.16, 0.26, 0.13, 0.5, color, 10, 3, 0, 0.5);
    p.box(0, 0.055, 0.18, 0.8, 0.035, long + 0.1, color, 'b', 0.92);
    p.box(0, 0.09, -0.24, 0.66, 0.03, 0.1, '#fdf8ec', 'b');
    p.ball(0, 0.17, -0.42, 0.12, 0.11, 0.115, sleeper.skin, 8, 5);
    p.moved(0, 0.165, -0.435, -1.0).ball(0, 0, 0, 0.13, 0.125, 0.125, sleeper.hair, 8, 3, 0.02, 0.5);
    for (const s of [-1, 1])
      p.moved(s * 0.045, 0.2645, -0.375, -0.5).box(0, 0, 0, 0.04, 0.006, 0.01, '#4a352c');
  } else {
    p.box(0, 0.06, 0.2, 0.76, 0.07, long, color, 'b', 0.95);
    p.box(0, 0.125, -0.1, 0.7, 0.02, 0.16, '#fdf8ec', 'b');
  }
  for (let i = 0; i < 6; i++) {
    const [x, z] = [-0.26 + (i % 3) * 0.26, 0.12 + Math.floor(i / 3) * 0.28];
    if (!sleeper) p.box(x, 0.13, z, 0.07, 0.003, 0.07, shade(color, 0.4), 'b');
  }
};

/** A low half-circle of soft play cushions. */
export const softBlocks = (p: Pen): void => {
  p.box(-0.5, 0, 0, 0.5, 0.24, 0.5, '#e9a7a0');
  p.box(0, 0, 0, 0.5, 0.36, 0.5, '#f2cf7a');
  p.face(
    [
      [0.25, 0.36, 0.25],
      [0.25, 0, 0.25],
      [0.95, 0, 0.25],
    ],
    '#8fb9cb',
  );
  p.face(
    [
      [0.95, 0, -0.25],
      [0.25, 0, -0.25],
      [0.25, 0.36, -0.25],
    ],
    '#8fb9cb',
  );
  p.face(
    [
      [0.25, 0.36, 0.25],
      [0.95, 0, 0.25],
      [0.95, 0, -0.25],
      [0.25, 0.36, -0.25],
    ],
    '#a3c9d8',
  );
};

/** A baby's cot with a mobile over it. */
export const cot = (p: Pen): void => {
  const wood = '#ddb57e';
  p.box(0, 0.36, 0, 0.66, 0.08, 1.1, '#fbf6ea');
  p.box(0, 0.44, 0.2, 0.6, 0.05, 0.6, '#f4c9c9');
  p.box(0, 0.26, 0, 0.7, 0.08, 1.16, wood);
  for (const x of [-0.35, 0.35]) {
    for (const z of [-0.58, 0.58]) p.box(x, 0, z, 0.05, 0.88, 0.05, wood, 'b');
    p.box(x, 0.8, 0, 0.045, 0.05, 1.12, wood, 'ns');
    for (let i = 0; i < 8; i++)
      p.box(x, 0.34, -0.48 + i * 0.137, 0.022, 0.46, 0.022, shade(wood, 0.08), 'tb');
  }
  for (const z of [-0.58, 0.58]) {
    p.box(0, 0.8, z, 0.66, 0.05, 0.045, wood, 'ew');
    p.box(0, 0.36, z, 0.64, 0.44, 0.025, shade(wood, 0.1), 'ewtb');
  }
  p.bar([0, 0.85, -0.6], [0, 1.5, -0.6], 0.025, wood);
  p.bar([0, 1.5, -0.6], [0, 1.5, -0.15], 0.025, wood);
  for (let i = 0; i < 4; i++) {
    const [x, z] = [Math.sin(i * 1.571) * 0.2, -0.15 + Math.cos(i * 1.571) * 0.2];
    p.bar([0, 1.49, -0.15], [x, 1.42, z], 0.012, wood);
    p.bar([x, 1.42, z], [x, 1.27, z], 0.006, '#8a7a68');
    p.ball(
      x,
      1.23,
      z,
      0.045,
      0.045,
      0.045,
      cycle([PAINT.pink, PAINT.yellow, PAINT.sky, PAINT.green], i),
      6,
      4,
    );
  }
};
