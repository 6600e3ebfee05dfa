import { cycle } from '../../kit/interior/cycle.ts';
import { PAPER_SIGN, CHALK_SIGN } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { bookshelf, cushion, pictureBooks, roundRug, table, woodChair } from '../../kit/interior/library.ts';
import { PAINT } from '../../kit/interior/paints.ts';
import { child } from '../../kit/interior/people.ts';
import {
  glassware,
  globe,
  microscope,
  scienceBench,
  skeleton,
  specimenShelf,
  stool,
} from '../../kit/interior/science.ts';
import { calligraphy, clock, gallery, mobile, pinboard } from '../../kit/interior/wall.ts';
import { flowerBox, potPlant } from '../../kit/interior/yard.ts';
import { vase } from '../../kit/interior/classroom.ts';

const W = Math.PI / 2;

/** 理科室: four benches with sinks and microscopes, a skeleton, jars and models, seedlings on the sill. */
export const scienceRoom = (plan: Plan): void => {
  const west = -27.92;
  let n = 0;
  for (const x of [-24.8, -21.9]) {
    for (const z of [-4.7, -1.9]) {
      plan.put(x, z, 0, [1.85, 1.1], scienceBench);
      for (const [dx, s] of [
        [-0.55, -1],
        [0.05, -1],
        [-0.55, 1],
        [0.05, 1],
      ] as const) {
        plan.put(x + dx, z + s * 0.78, 0, null, (p) => stool(p, 0.38));
        if ((n * 5) % 8 < 5)
          plan.person(
            x + dx,
            z + s * 0.78,
            s > 0 ? Math.PI : 0,
            child(n * 3 + 2, { pose: n % 3 === 1 ? 'play' : 'write' }),
            0.38,
            0,
            n % 4 === 3,
          );
        n++;
      }
      plan.pen.at(x - 0.55, 0.705, z - 0.12, 0.6, microscope);
      plan.pen.at(x - 0.1, 0.705, z + 0.1, n, (p) => glassware(p, n));
      plan.pen.at(x + 0.2, 0.705, z - 0.25, -2.4, microscope);
    }
  }
  plan.put(west, -3.2, W, null, (p) => {
    p.box(0, 0.85, 0.03, 4, 1.3, 0.06, PAINT.wood, 'n');
    p.box(0, 0.92, 0.035, 3.86, 1.17, 0.06, PAINT.board, 'n');
    p.sign('水の すがた', -0.9, 1.75, 0.067, 1.5, 0.34, { ...CHALK_SIGN, density: 90 }, 0);
    p.sign(
      'こおり → みず → ゆげ',
      0.75,
      1.4,
      0.067,
      2,
      0.26,
      { ...CHALK_SIGN, ink: '#f3d77a', density: 90 },
      0,
    );
    p.at(1.7, 2.5, 0, 0, (q) => clock(q));
    p.sign('よく見て よく考える', 0, 2.5, 0.01, 2.2, 0.34, { ...PAPER_SIGN, density: 80 }, 0.02);
  });
  plan.put(west + 1.2, -3.2, W, [2.2, 0.7], (p) => {
    table(p, 2.2, 0.7, 0.78, '#8e979a');
    p.at(-0.6, 0.78, 0, 0.4, (q) => globe(q));
    p.at(0.5, 0.78, 0, 0, (q) => glassware(q, 7));
  });
  plan.person(west + 0.6, -2.5, 1.4, {
    tall: 1.7,
    hair: '#2f2522',
    top: '#f6f4ee',
    bottom: '#5b6b7c',
    pose: 'play',
  });
  plan.put(-27.2, -0.35, 2.4, [0.55, 0.5], skeleton);
  plan.put(-25.6, -6.65, 0, [1.9, 0.45], (p) => specimenShelf(p, 1.9, 4));
  plan.put(-23.35, -6.65, 0, [1.9, 0.45], (p) => specimenShelf(p, 1.9, 9));
  plan.put(-19.35, -3, -W, [2, 0.4], (p) => specimenShelf(p, 2, 12));
  plan.put(-19.09, -0.7, -W, null, (p) => p.at(0, 1.7, 0, 0, (q) => pinboard(q, 1.4, 1, 8)));
  for (const [x, s] of [
    [-26.4, 1],
    [-25.6, 2],
    [-22.7, 3],
    [-21, 5],
  ] as const)
    plan.pen.at(x, 0.8, 0.42, 0, (p) => flowerBox(p, 0.62, s, ['#f0c24a', '#fbf3e6']));
  for (const [i, [c, r]] of (
    [
      ['#e5a64d', 0.2],
      ['#d9c08a', 0.3],
      ['#6ba6c9', 0.16],
      ['#c7724a', 0.12],
    ] as const
  ).entries()) {
    plan.pen.bar(
      [-25.2 + i * 1.1, 2.98, -3.2 + (i % 2)],
      [-25.2 + i * 1.1, 2.5 - r, -3.2 + (i % 2)],
      0.008,
      '#d8cdb6',
    );
    plan.pen.ball(-25.2 + i * 1.1, 2.42 - r, -3.2 + (i % 2), r, r, r, c, 8, 5);
    if (i === 1)
      plan.pen
        .moved(-25.2 + i * 1.1, 2.42 - r, -3.2 + (i % 2), 0.35)
        .hoop(0, 0, 0, 0.52, 0.14, 12, '#c9a566');
  }
};

/** 図書室: low shelves, a round rug in the sun, children with picture books, a librarian's counter. */
export const library = (plan: Plan): void => {
  for (const x of [7.6, 9.5, 11])
    plan.put(x, -6.75, 0, [x === 11 ? 1.1 : 1.8, 0.32], (p) =>
      bookshelf(p, x === 11 ? 1.1 : 1.8, 5, Math.round(x)),
    );
  for (const z of [-5.2, -3.3, -1.4])
    plan.put(11.75, z, -W, [1.8, 0.32], (p) => bookshelf(p, 1.8, 5, Math.round(20 - z)));
  plan.put(4.25, -3.9, W, [1.8, 0.32], (p) => bookshelf(p, 1.8, 4, 51));
  plan.put(4.25, -1.9, W, [1.8, 0.32], (p) => bookshelf(p, 1.8, 4, 52));
  plan.put(8.6, -4.4, 0, [1.8, 0.32], (p) => {
    bookshelf(p, 1.8, 2, 61);
    p.at(-0.5, 0.8, 0, 0.2, (q) => globe(q));
    p.at(0.45, 0.8, 0, 0, (q) => vase(q, '#9db6c4', ['#f4c0cd', '#fff3f0']));
  });
  plan.put(8.6, -4.72, Math.PI, [1.8, 0.3], (p) => bookshelf(p, 1.8, 2, 62));
  plan.put(5.9, -0.6, Math.PI + 0.25, [1.5, 0.4], (p) => pictureBooks(p, 1.5, 2));
  plan.put(7.9, -1.9, 0, null, (p) =>
    roundRug(p, 1.55, ['#c9714f', '#f0dcb0', '#7d9f78', '#f3e6c6', '#d9a25c']),
  );
  const readers = [
    [7.1, -2.7, 0.7],
    [8.6, -2.85, -0.5],
    [9.0, -1.5, -1.5],
    [7.0, -1.4, 1.7],
  ] as const;
  readers.forEach(([x, z, t], i) => {
    plan.put(x, z, 0, null, (p) => cushion(p, cycle(['#d9806a', '#7fa3b5', '#e3b758', '#8fae7c'], i)));
    plan.person(x, z, t, child(i * 5 + 4, { pose: 'read' }), 0, 0.07);
  });
  plan.put(9.9, -0.5, 0, [1.5, 0.8], (p) => {
    table(p, 1.5, 0.75, 0.56);
    p.at(-0.3, 0.56, 0.05, 0.3, (q) => q.box(0, 0, 0, 0.22, 0.03, 0.3, '#5c9a86'));
    p.at(0.25, 0.56, -0.05, -0.2, (q) => q.box(0, 0, 0, 0.2, 0.05, 0.26, '#d05b45'));
  });
  for (const [x, z, t] of [
    [9.5, -1.1, Math.PI],
    [10.3, -1.1, Math.PI],
  ] as const)
    plan.put(x, z, t, [0.36, 0.36], (p) => woodChair(p, 0.34));
  plan.person(10.3, -1.05, 0, child(9, { pose: 'read' }), 0.34);
  plan.put(6.9, -5.9, 0, [1.3, 0.5], (p) => {
    p.box(0, 0, 0, 1.3, 0.78, 0.5, '#b57f49', 'b');
    p.box(0, 0.78, 0, 1.4, 0.04, 0.6, '#d3a368');
    p.box(0.3, 0.82, 0, 0.25, 0.12, 0.2, '#d05b45', 'b');
    p.sign('かしだし', -0.2, 0.5, 0.252, 0.6, 0.2, { ...PAPER_SIGN, density: 100 }, 0.01);
  });
  plan.person(6.9, -6.4, 0, {
    tall: 1.6,
    hair: '#4a352a',
    cut: 'bob',
    top: '#b98a6a',
    bottom: '#4c5a50',
    apron: '#6f8f7a',
    pose: 'stand',
  });
  plan.put(11.9, -3.3, -W, null, (p) => {
    p.sign('この本 よんで！', 0, 2.25, 0, 1.7, 0.34, { ...PAPER_SIGN, density: 80 }, 0.02);
    p.at(0, 2.68, 0, 0, (q) => gallery(q, 8, 1, 71));
  });
  plan.put(4.1, -2.9, W, null, (p) => {
    p.at(-0.4, 2.3, 0, 0, (q) => gallery(q, 7, 1, 91));
    p.at(1.8, 2.2, 0, 0, (q) => clock(q));
  });
  plan.put(11.5, -0.1, 0, [0.45, 0.45], (p) => potPlant(p, 1.1, 6));
  mobile(plan.pen.moved(7.9, 2.8, -1.9), 12);
  plan.put(8.6, -6.9, 0, null, (p) => p.at(0, 2.35, 0, 0, (q) => calligraphy(q, ['本', '友', '夢', '星'])));
};
