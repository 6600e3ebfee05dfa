import { cycle } from './cycle.ts';
import { type Pen, type Vec, PAPER_SIGN, dice, shade } from './Pen.ts';
import { BRIGHT, PAINT, pick } from './paints.ts';

/** A child's crayon picture, 38 × 28 cm, its face to +z, centred. */
export const drawing = (p: Pen, seed: number): void => {
  const r = dice(seed * 7 + 3);
  const z = 0.006;
  let q = p.moved(0, 0, 0, 0, 0, (r() - 0.5) * 0.05);
  const grounds = ['#fdf9ee', '#eef5f6', '#fdf3da', '#f4f0fa', '#fbeeea'] as const;
  const rect = (x: number, y: number, w: number, h: number, c: string, d = 0): void =>
    q.face(
      [
        [x - w / 2, y, z + d],
        [x + w / 2, y, z + d],
        [x + w / 2, y + h, z + d],
        [x - w / 2, y + h, z + d],
      ],
      c,
    );
  const disc = (x: number, y: number, rr: number, c: string, d = 0, n = 7): void =>
    q.face(
      Array.from({ length: n }, (_, i): Vec => [
        x + Math.cos((i / n) * 6.283) * rr,
        y + Math.sin((i / n) * 6.283) * rr,
        z + d,
      ]),
      c,
    );
  rect(0, -0.14, 0.38, 0.28, pick(grounds, r()));
  const kind = Math.floor(r() * 5);
  const small = (draw: () => void): void => {
    const whole = q;
    q = whole.fine;
    draw();
    q = whole;
  };
  if (kind !== 3) small(() => disc(0.12, 0.08, 0.035, r() < 0.5 ? '#e9923f' : '#f0c24a', 0.001));
  if (kind === 0 || kind === 4) {
    rect(0, -0.13, 0.36, 0.07, pick(['#86b565', '#9cc47a', '#d9bd7c'], r()), 0.001);
    rect(-0.05, -0.09, 0.12, 0.09, pick(BRIGHT, r()), 0.002);
    q.face(
      [
        [-0.13, 0, z + 0.003],
        [0.03, 0, z + 0.003],
        [-0.05, 0.07, z + 0.003],
      ],
      pick(BRIGHT, r()),
    );
    small(() => rect(-0.05, -0.09, 0.03, 0.05, '#6d452a', 0.003));
  } else if (kind === 1) {
    rect(0, -0.13, 0.36, 0.06, '#9cc47a', 0.001);
    for (const [x, h] of [
      [-0.1, 0.14],
      [0.0, 0.11],
      [0.07, 0.09],
    ] as const) {
      q.face(
        [
          [x - 0.032, -0.1, z + 0.002],
          [x + 0.032, -0.1, z + 0.002],
          [x, -0.1 + h * 0.7, z + 0.002],
        ],
        pick(BRIGHT, r()),
      );
      disc(x, -0.1 + h * 0.78, 0.028, '#f3c9a5', 0.003, 5);
      small(() =>
        q.face(
          [
            [x - 0.03, -0.1 + h * 0.8, z + 0.004],
            [x + 0.03, -0.1 + h * 0.8, z + 0.004],
            [x, -0.1 + h * 0.8 + 0.035, z + 0.004],
          ],
          '#3a2b25',
        ),
      );
    }
  } else if (kind === 2) {
    rect(0, -0.13, 0.36, 0.05, '#86b565', 0.001);
    for (let i = 0; i < 4; i++) {
      const [x, y] = [-0.13 + i * 0.08, -0.02 + r() * 0.05];
      small(() => rect(x, -0.11, 0.01, y + 0.11, '#5c9148', 0.002));
      disc(x, y, 0.034, pick(['#d9604d', '#e2a0ae', '#8d78b0', '#efc75a'], r()), 0.003, 5);
      small(() => disc(x, y, 0.014, '#fdf3c8', 0.004, 5));
    }
  } else {
    rect(0, -0.13, 0.36, 0.25, '#a9d3e2', 0.001);
    for (let i = 0; i < 3; i++) {
      const [x, y, c] = [-0.1 + i * 0.1, -0.07 + r() * 0.13, pick(BRIGHT, r())] as const;
      q.face(
        [
          [x - 0.045, y, z + 0.002],
          [x, y - 0.028, z + 0.002],
          [x + 0.03, y, z + 0.002],
          [x, y + 0.028, z + 0.002],
        ],
        c,
      );
      small(() =>
        q.face(
          [
            [x + 0.025, y, z + 0.003],
            [x + 0.055, y - 0.025, z + 0.003],
            [x + 0.055, y + 0.025, z + 0.003],
          ],
          c,
        ),
      );
    }
  }
  q.fine.box(0, 0.125, 0.004, 0.03, 0.03, 0.012, pick(BRIGHT, r()), 'n');
};

/** Rows of children's pictures across a wall, centred. */
export const gallery = (p: Pen, columns: number, rows: number, seed: number): void => {
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++)
      p.at((i - (columns - 1) / 2) * 0.46, -j * 0.36, 0, 0, (q) => drawing(q, seed + i * 3 + j * 17));
};

/** Children's brush writing (習字) in a row, each sheet one word of one or two letters. */
export const calligraphy = (p: Pen, words: readonly string[]): void => {
  words.forEach((word, i) => {
    const x = (i - (words.length - 1) / 2) * 0.36;
    p.sign(word, x, 0, 0, 0.28, 0.62, { ...PAPER_SIGN, vertical: true, fill: 0.8, density: 110 }, 0.008);
    p.box(x, 0.3, 0.006, 0.3, 0.03, 0.02, '#c9584a', 'n');
  });
};

/** A round clock. */
export const clock = (p: Pen, r = 0.2, hour = 10, minute = 10): void => {
  const face = (n: number, rr: number, z: number, c: string): void =>
    p.face(
      Array.from({ length: n }, (_, i): Vec => [
        Math.cos((i / n) * 6.283) * rr,
        Math.sin((i / n) * 6.283) * rr,
        z,
      ]),
      c,
    );
  const q = p.moved(0, 0, 0, Math.PI / 2);
  q.post(0, 0, 0, r, r, 0.06, 12, '#8a5a34', '');
  face(12, r, 0.055, '#8a5a34');
  face(12, r * 0.88, 0.06, '#fffaf0');
  for (let i = 0; i < 12; i++)
    p.fine.moved(0, 0, 0.061, 0, 0, (i * Math.PI) / 6).face(
      [
        [-0.006, r * 0.7, 0],
        [0.006, r * 0.7, 0],
        [0.006, r * 0.82, 0],
        [-0.006, r * 0.82, 0],
      ],
      '#3a2b25',
    );
  const hand = (turn: number, l: number, w: number): void =>
    p.moved(0, 0, 0.063, 0, 0, -turn).face(
      [
        [-w, -0.01, 0],
        [w, -0.01, 0],
        [w, l, 0],
        [-w, l, 0],
      ],
      '#3a2b25',
    );
  hand(((hour + minute / 60) * Math.PI) / 6, r * 0.45, 0.011);
  hand((minute * Math.PI) / 30, r * 0.68, 0.008);
};

/** A cork board with a header and many papers, backs to −z, centred. */
export const pinboard = (p: Pen, w: number, h: number, seed = 1): void => {
  p.box(0, -h / 2, 0.015, w, h, 0.03, '#9a6d40', 'n');
  p.face(
    [
      [-w / 2 + 0.05, -h / 2 + 0.05, 0.032],
      [w / 2 - 0.05, -h / 2 + 0.05, 0.032],
      [w / 2 - 0.05, h / 2 - 0.05, 0.032],
      [-w / 2 + 0.05, h / 2 - 0.05, 0.032],
    ],
    '#d8b27a',
  );
  const r = dice(seed * 19);
  for (let x = -w / 2 + 0.24; x < w / 2 - 0.15; x += 0.3) {
    for (let y = -h / 2 + 0.22; y < h / 2 - 0.15; y += 0.32) {
      const [pw, ph] = [0.17 + r() * 0.08, 0.2 + r() * 0.07];
      const q = p.moved(x + (r() - 0.5) * 0.04, y + (r() - 0.5) * 0.03, 0.036, 0, 0, (r() - 0.5) * 0.08);
      q.face(
        [
          [-pw / 2, -ph / 2, 0],
          [pw / 2, -ph / 2, 0],
          [pw / 2, ph / 2, 0],
          [-pw / 2, ph / 2, 0],
        ],
        pick(['#fdf9ee', '#fdf3da', '#eef5f6', '#fbeae6', '#f0f5e2'], r()),
      );
      q.face(
        [
          [-pw / 2 + 0.02, 0.01, 0.002],
          [pw / 2 - 0.02, 0.01, 0.002],
          [pw / 2 - 0.02, ph / 2 - 0.02, 0.002],
          [-pw / 2 + 0.02, ph / 2 - 0.02, 0.002],
        ],
        shade(pick(BRIGHT, r()), 0.15),
      );
      for (let k = 0; k < 2; k++)
        q.fine.face(
          [
            [-pw / 2 + 0.025, -0.03 - k * 0.035, 0.002],
            [pw / 2 - 0.04, -0.03 - k * 0.035, 0.002],
            [pw / 2 - 0.04, -0.02 - k * 0.035, 0.002],
            [-pw / 2 + 0.025, -0.02 - k * 0.035, 0.002],
          ],
          '#8d857a',
        );
    }
  }
};

/** Paper flags on a string between two points. */
export const bunting = (p: Pen, a: Vec, b: Vec, n = 12, sag = 0.25, size = 0.2): void => {
  const at = (t: number): Vec => [
    a[0] + (b[0] - a[0]) * t,
    a[1] + (b[1] - a[1]) * t - sag * Math.sin(Math.PI * t),
    a[2] + (b[2] - a[2]) * t,
  ];
  const l = Math.hypot(b[0] - a[0], b[2] - a[2]) || 1;
  const [dx, dz] = [((b[0] - a[0]) / l) * size * 0.4, ((b[2] - a[2]) / l) * size * 0.4];
  const colors = ['#d9604d', '#efc75a', '#6ba6c9', '#86ad6a', '#e2a0ae', '#fbf3e6'] as const;
  for (let i = 0; i < n; i++) {
    p.fine.bar(at(i / n), at((i + 1) / n), 0.012, '#e9dfc8', 0.012, false);
    const m = at((i + 0.5) / n);
    const q: Vec[] = [
      [m[0] - dx, m[1], m[2] - dz],
      [m[0], m[1] - size, m[2]],
      [m[0] + dx, m[1], m[2] + dz],
    ];
    p.face(q, cycle(colors, i % 6));
    p.face([...q].reverse(), cycle(colors, i % 6));
  }
};

/** Paper carp, stars or petals hanging from threads. */
export const mobile = (p: Pen, seed = 1): void => {
  const r = dice(seed);
  for (let i = 0; i < 6; i++) {
    const [x, z, l] = [(r() - 0.5) * 0.9, (r() - 0.5) * 0.9, 0.25 + r() * 0.45];
    p.fine.bar([x, 0, z], [x, -l, z], 0.006, '#e9dfc8', 0.006, false);
    p.moved(x, -l - 0.07, z, 0, r() * 3).ball(
      0,
      0,
      0,
      0.07,
      0.075,
      0.03,
      pick([PAINT.sakura, PAINT.yellow, PAINT.sky, '#fff3e6', PAINT.green], r()),
      5,
      3,
    );
  }
};
