import { type Pen, dice, shade } from './Pen.ts';
import { BRIGHT, PAINT, pick } from './paints.ts';
import { satchel } from './people.ts';

/** A first grader's desk, top at 58 cm, its child on the +z side facing −z. */
export const desk = (p: Pen, seed = 0): void => {
  const wood = shade('#dcb27a', ((seed % 5) - 2) * 0.03);
  const steel = '#7f9a86';
  p.box(0, 0.55, 0, 0.6, 0.03, 0.42, wood);
  p.box(0, 0.43, 0.01, 0.5, 0.11, 0.33, shade('#8fa79a', -0.1), 'tb');
  for (const x of [-0.26, 0.26]) {
    p.box(x, 0, -0.15, 0.032, 0.55, 0.032, steel, 'tb');
    p.box(x, 0, 0.15, 0.032, 0.55, 0.032, steel, 'tb');
    p.fine.box(x, 0.02, 0, 0.028, 0.028, 0.3, steel, 'bns');
  }
  const r = dice(seed + 5);
  if (seed % 3 !== 1) {
    p.moved(-0.1, 0.582, 0.03, 0, (r() - 0.5) * 0.5).box(0, 0, 0, 0.19, 0.012, 0.26, pick(BRIGHT, r()), 'b');
    p.fine.moved(-0.1, 0.594, 0.03, 0, (r() - 0.5) * 0.5).box(0, 0, -0.05, 0.12, 0.003, 0.07, PAINT.white);
    p.moved(0.17, 0.582, -0.1, 0, 0.1).box(0, 0, 0, 0.2, 0.03, 0.06, pick(BRIGHT, r()), 'b');
  }
  if (seed % 4 === 0) p.box(0.34, 0.28, 0.02, 0.06, 0.2, 0.2, pick(BRIGHT, r()), 't');
};

/** Its chair, seat at 34 cm, facing −z. */
export const chair = (p: Pen, seed = 0): void => {
  const wood = shade('#d3a368', ((seed % 4) - 1.5) * 0.04);
  const steel = '#7f9a86';
  p.box(0, 0.32, 0, 0.35, 0.022, 0.34, wood);
  p.box(0, 0.5, 0.17, 0.35, 0.17, 0.022, wood);
  for (const x of [-0.15, 0.15]) {
    p.fine.box(x, 0, -0.13, 0.028, 0.32, 0.028, steel, 'tb');
    p.box(x, 0, 0.165, 0.028, 0.66, 0.028, steel, 'tb');
  }
};

/** A blackboard, its face to +z, its middle over the local origin. */
export const blackboard = (p: Pen, wide = 4.2): void => {
  p.box(0, 0.82, 0.03, wide + 0.14, 1.34, 0.06, PAINT.wood, 'n');
  p.face(
    [
      [-wide / 2, 0.9, 0.063],
      [wide / 2, 0.9, 0.063],
      [wide / 2, 2.09, 0.063],
      [-wide / 2, 2.09, 0.063],
    ],
    PAINT.board,
  );
  p.box(0, 0.82, 0.11, wide + 0.1, 0.05, 0.13, shade(PAINT.wood, 0.12), 'n');
  for (const [x, c] of [
    [-0.9, '#ffffff'],
    [-0.7, '#f2d466'],
    [-0.55, '#ee9aa6'],
    [0.2, '#ffffff'],
    [1.5, '#8fc3dd'],
  ] as const) {
    p.box(x, 0.87, 0.11, 0.08, 0.018, 0.018, c);
  }
  for (const x of [0.9, -1.6]) p.box(x, 0.87, 0.11, 0.16, 0.05, 0.07, '#4c6a90');
};

/** The teacher's desk, its front to +z. */
export const teacherDesk = (p: Pen): void => {
  p.box(0, 0.72, 0, 1.2, 0.035, 0.6, '#c9985d');
  p.box(0, 0.08, 0.26, 1.14, 0.64, 0.02, '#ad7a46');
  for (const x of [-0.4, 0.4]) p.box(x, 0, 0, 0.34, 0.72, 0.54, '#b9854e', 'tb');
  p.box(-0.35, 0.755, 0.05, 0.22, 0.05, 0.3, PAINT.vermilion);
  p.box(-0.34, 0.805, 0.05, 0.2, 0.03, 0.28, PAINT.white);
  p.at(0.4, 0.755, 0.05, 0, (q) => vase(q, '#dfe9ea', ['#f0b3c2', '#fff3f0', '#f6d36b']));
};

/** A small vase with a handful of flowers. */
export const vase = (p: Pen, color: string, blooms: readonly string[]): void => {
  p.post(0, 0, 0, 0.05, 0.035, 0.15, 7, color, '');
  const r = dice(blooms.length * 7 + color.charCodeAt(2));
  for (let i = 0; i < 7; i++) {
    const [x, y, z] = [(r() - 0.5) * 0.22, 0.24 + r() * 0.14, (r() - 0.5) * 0.2];
    p.fine.bar([0, 0.14, 0], [x, y, z], 0.012, PAINT.leaf, 0.012, false);
    (i % 2 ? p.fine : p).ball(x, y, z, 0.045, 0.04, 0.045, pick(blooms, r()), 4, 2);
  }
};

/** Open lockers, one row over another, a satchel in most; their backs to −z. */
export const lockers = (p: Pen, columns: number, rows = 2, seed = 3): void => {
  const [w, h, d] = [0.4, 0.42, 0.42];
  const wide = columns * w;
  const wood = '#cf9d62';
  p.box(0, rows * h + 0.06, 0, wide + 0.06, 0.04, d + 0.04, shade(wood, 0.14), 'n');
  p.box(0, 0, 0, wide, 0.06, d, PAINT.dadoDark, 'tbn');
  p.face(
    [
      [-wide / 2, 0.06, -d / 2 + 0.02],
      [wide / 2, 0.06, -d / 2 + 0.02],
      [wide / 2, rows * h + 0.06, -d / 2 + 0.02],
      [-wide / 2, rows * h + 0.06, -d / 2 + 0.02],
    ],
    '#a87744',
  );
  for (let i = 0; i <= columns; i++) p.box(-wide / 2 + i * w, 0.06, 0, 0.03, rows * h, d, wood, 'tbn');
  for (let j = 0; j < rows; j++) p.box(0, 0.05 + j * h, 0, wide, 0.028, d, wood, 'new');
  const r = dice(seed);
  const bags = [
    '#b8322a',
    '#b8322a',
    '#2c3440',
    '#2c3440',
    '#4c7199',
    '#8d6aa3',
    '#d98ba0',
    '#7c4a2e',
    '#3f7355',
  ] as const;
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const x = -wide / 2 + (i + 0.5) * w;
      if (r() < 0.86) p.at(x, 0.08 + j * h, 0.02, Math.PI, (q) => satchel(q, pick(bags, r())));
      if (r() < 0.4) p.box(x + 0.13, 0.08 + j * h, 0.08, 0.05, 0.2, 0.18, pick(BRIGHT, r()), 'b');
      p.fine.box(x, 0.052 + j * h, d / 2 + 0.002, 0.12, 0.026, 0.004, '#fffaf0', 'nbtew');
    }
  }
};

/** Shoe lockers (下駄箱) with a pair of shoes in most; their backs to −z. */
export const shoeLockers = (p: Pen, columns = 8, rows = 4, both = false, seed = 1): void => {
  const [w, h, d] = [0.25, 0.24, 0.36];
  const wide = columns * w;
  const wood = '#c8955b';
  const high = rows * h + 0.1;
  p.box(0, high, 0, wide + 0.06, 0.04, both ? d * 2 + 0.04 : d + 0.04, shade(wood, 0.16), '');
  const r = dice(seed);
  const shoes = [
    '#fbf8f0',
    '#fbf8f0',
    '#d05b45',
    '#4677a8',
    '#efc75a',
    '#e2a0ae',
    '#3a4252',
    '#6fa05a',
  ] as const;
  const half = (q: Pen): void => {
    q.box(0, 0, 0, wide, 0.08, d, PAINT.dadoDark, 'tbn');
    q.face(
      [
        [-wide / 2, 0.08, -d / 2 + 0.015],
        [wide / 2, 0.08, -d / 2 + 0.015],
        [wide / 2, high, -d / 2 + 0.015],
        [-wide / 2, high, -d / 2 + 0.015],
      ],
      '#9f6f40',
    );
    for (let i = 0; i <= columns; i++)
      q.box(-wide / 2 + i * w, 0.08, 0, 0.022, rows * h + 0.02, d, wood, 'tbn');
    for (let j = 0; j < rows; j++) q.box(0, 0.08 + j * h, 0, wide, 0.02, d, wood, 'new');
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < rows; j++) {
        if (r() > 0.8) continue;
        const c = pick(shoes, r());
        const [x, y] = [-wide / 2 + (i + 0.5) * w, 0.1 + j * h];
        q.face(
          [
            [x - 0.085, y, 0.15],
            [x + 0.085, y, 0.15],
            [x + 0.075, y + 0.07, 0.13],
            [x - 0.075, y + 0.07, 0.13],
          ],
          c,
        );
        q.fine.face(
          [
            [x - 0.075, y + 0.07, 0.13],
            [x + 0.075, y + 0.07, 0.13],
            [x + 0.075, y + 0.08, -0.05],
            [x - 0.075, y + 0.08, -0.05],
          ],
          shade(c, -0.12),
        );
        q.fine.face(
          [
            [x - 0.008, y, 0.152],
            [x + 0.008, y, 0.152],
            [x + 0.008, y + 0.07, 0.134],
            [x - 0.008, y + 0.07, 0.134],
          ],
          shade(c, -0.55),
        );
      }
    }
  };
  if (both) {
    p.at(0, 0, d / 2, 0, half);
    p.at(0, 0, -d / 2, Math.PI, half);
  } else half(p);
};
