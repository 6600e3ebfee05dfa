import { type Pen, dice, shade } from './Pen.ts';
import { BRIGHT, PAINT, pick } from './paints.ts';

const row = (
  p: Pen,
  from: number,
  to: number,
  y: number,
  high: number,
  deep: number,
  r: () => number,
): void => {
  let x = from;
  while (x < to - 0.03) {
    if (r() < 0.06) {
      x += 0.08 + r() * 0.12;
      continue;
    }
    const run = r() < 0.35 ? 3 + Math.floor(r() * 3) : 1;
    const c = pick(BRIGHT, r());
    const [w0, h0] = [0.038 + r() * 0.045, high * (0.66 + r() * 0.28)];
    // Books of one set: a single spine wide in the lite scene, parted by fine dark lines in the rich one.
    const w = Math.min(w0 * run, to - x);
    const h = h0 * (run > 1 ? 1 : 0.94 + r() * 0.06);
    const [front, tone] = [0.02 + deep * 0.36, shade(c, (r() - 0.5) * 0.12)];
    p.face(
      [
        [x, y, front],
        [x + w - 0.004, y, front],
        [x + w - 0.004, y + h, front],
        [x, y + h, front],
      ],
      tone,
    );
    p.fine.box(x + w / 2, y, 0.02, w - 0.004, h, deep * 0.72, shade(tone, 0.1), 'bns');
    if (r() < 0.5)
      p.fine.box(x + w / 2, y + h * 0.16, front + 0.001, w - 0.006, 0.02, 0.002, '#f7efdb', 'bntew');
    for (let i = 1; i < run; i++) {
      const at = x + (w * i) / run;
      p.fine.face(
        [
          [at - 0.003, y, front + 0.002],
          [at + 0.003, y, front + 0.002],
          [at + 0.003, y + h, front + 0.002],
          [at - 0.003, y + h, front + 0.002],
        ],
        shade(tone, -0.45),
      );
    }
    x += w;
  }
};

/** A bookshelf full of books, spines to +z. */
export const bookshelf = (p: Pen, wide = 1.8, shelves = 3, seed = 1, step = 0.33): void => {
  const [d, wood] = [0.3, '#c8945a'];
  const high = shelves * step + 0.1;
  p.face(
    [
      [-wide / 2, 0, -d / 2 + 0.01],
      [wide / 2, 0, -d / 2 + 0.01],
      [wide / 2, high, -d / 2 + 0.01],
      [-wide / 2, high, -d / 2 + 0.01],
    ],
    '#96663a',
  );
  p.face(
    [
      [wide / 2, 0, -d / 2],
      [-wide / 2, 0, -d / 2],
      [-wide / 2, high, -d / 2],
      [wide / 2, high, -d / 2],
    ],
    wood,
  );
  for (const s of [-1, 1]) p.box((s * (wide - 0.035)) / 2, 0, 0, 0.035, high, d, wood, 'tb');
  p.box(0, high, 0, wide + 0.05, 0.04, d + 0.04, shade(wood, 0.16));
  p.box(0, 0, 0.01, wide, 0.08, d - 0.02, PAINT.dadoDark, 'bnew');
  const r = dice(seed * 31 + 7);
  for (let i = 0; i < shelves; i++) {
    const y = 0.08 + i * step;
    p.box(0, y - 0.025, 0, wide - 0.07, 0.025, d, shade(wood, 0.06), 'new');
    row(p, -wide / 2 + 0.05, wide / 2 - 0.05, y, step - 0.03, d, r);
  }
};

/** Picture books face out on three leaning ledges, toward +z. */
export const pictureBooks = (p: Pen, wide = 1.5, seed = 2): void => {
  const wood = '#d9b07a';
  for (const s of [-1, 1]) p.box((s * wide) / 2, 0, 0, 0.035, 0.95, 0.36, wood, 'b', 0.75);
  const r = dice(seed * 13 + 3);
  for (let j = 0; j < 3; j++) {
    const [y, z] = [0.08 + j * 0.3, 0.12 - j * 0.1];
    p.box(0, y - 0.02, z, wide, 0.03, 0.13, wood);
    p.box(0, y, z + 0.06, wide, 0.05, 0.015, shade(wood, -0.08), 'b');
    const n = Math.floor(wide / 0.27);
    for (let i = 0; i < n; i++) {
      if (r() < 0.1) continue;
      const c = pick(BRIGHT, r());
      const q = p.moved(-wide / 2 + ((i + 0.5) * wide) / n, y + 0.01, z + 0.03, -0.25);
      q.box(0, 0, 0, 0.21, 0.25, 0.016, c, 'bn');
      cover(q.moved(0, 0, 0.009), r, c);
    }
  }
};

/** A picture-book cover: a hill, a sun, a house or a fish. */
const cover = (q: Pen, r: () => number, ground: string): void => {
  const c = pick(BRIGHT, r());
  const kind = r();
  q.face(
    [
      [-0.085, 0.17, 0.001],
      [0.085, 0.17, 0.001],
      [0.085, 0.225, 0.001],
      [-0.085, 0.225, 0.001],
    ],
    shade(ground, 0.6),
  );
  if (kind < 0.4) {
    q.face(
      [
        [-0.1, 0.02, 0.001],
        [0.1, 0.02, 0.001],
        [0.05, 0.1, 0.001],
        [-0.04, 0.12, 0.001],
      ],
      shade(c, -0.1),
    );
    q.face(
      [
        [0.02, 0.11, 0.002],
        [0.06, 0.11, 0.002],
        [0.06, 0.15, 0.002],
        [0.02, 0.15, 0.002],
      ],
      '#f6d36b',
    );
  } else if (kind < 0.7) {
    q.face(
      [
        [-0.05, 0.03, 0.002],
        [0.05, 0.03, 0.002],
        [0.05, 0.09, 0.002],
        [-0.05, 0.09, 0.002],
      ],
      c,
    );
    q.face(
      [
        [-0.065, 0.09, 0.002],
        [0.065, 0.09, 0.002],
        [0, 0.15, 0.002],
      ],
      shade(c, -0.3),
    );
  } else {
    q.face(
      [
        [-0.06, 0.09, 0.002],
        [0, 0.05, 0.002],
        [0.06, 0.09, 0.002],
        [0, 0.13, 0.002],
      ],
      c,
    );
    q.face(
      [
        [0.05, 0.09, 0.003],
        [0.09, 0.06, 0.003],
        [0.09, 0.12, 0.003],
      ],
      c,
    );
  }
};

/** A round reading rug of rings. */
export const roundRug = (p: Pen, r: number, colors: readonly string[], n = 22): void => {
  const g = p;
  colors.forEach((c, k) => {
    const [a, b] = [(r * (colors.length - k)) / colors.length, (r * (colors.length - k - 1)) / colors.length];
    const y = 0.014;
    for (let i = 0; i < n; i++) {
      const [s, t] = [(i / n) * 6.2832, ((i + 1) / n) * 6.2832];
      if (b < 0.01)
        g.face(
          [
            [0, y, 0],
            [Math.sin(s) * a, y, Math.cos(s) * a],
            [Math.sin(t) * a, y, Math.cos(t) * a],
          ],
          c,
        );
      else
        g.face(
          [
            [Math.sin(s) * a, y, Math.cos(s) * a],
            [Math.sin(t) * a, y, Math.cos(t) * a],
            [Math.sin(t) * b, y, Math.cos(t) * b],
            [Math.sin(s) * b, y, Math.cos(s) * b],
          ],
          c,
        );
    }
  });
};

/** A floor cushion. */
export const cushion = (p: Pen, color: string, r = 0.26): void => {
  p.post(0, 0, 0, r, r * 0.96, 0.07, 10, color, '');
  p.post(0, 0.07, 0, r * 0.96, r * 0.5, 0.03, 10, shade(color, 0.12));
};

/** A low reading table. */
export const table = (p: Pen, w: number, d: number, high: number, color = '#d6a86d'): void => {
  p.box(0, high - 0.035, 0, w, 0.035, d, color);
  p.box(0, high - 0.1, 0, w - 0.12, 0.065, d - 0.12, shade(color, -0.14), 'tb');
  for (const [x, z] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const)
    p.box(x * (w / 2 - 0.07), 0, z * (d / 2 - 0.07), 0.06, high - 0.035, 0.06, shade(color, -0.18), 'tb');
};

/** A plain wooden chair; its sitter faces −z. */
export const woodChair = (p: Pen, high = 0.38, color = '#c9965c'): void => {
  const w = high * 0.95;
  p.box(0, high - 0.03, 0, w, 0.03, w, color);
  for (const x of [-1, 1]) {
    p.box(x * (w / 2 - 0.025), 0, -w / 2 + 0.03, 0.035, high - 0.03, 0.035, shade(color, -0.14), 'tb');
    p.box(x * (w / 2 - 0.025), 0, w / 2 - 0.02, 0.035, high * 1.85, 0.035, shade(color, -0.14), 'b');
  }
  p.box(0, high * 1.5, w / 2 - 0.02, w - 0.06, high * 0.3, 0.02, color);
};
