import { blackboard, chair, desk, lockers, teacherDesk } from '../../kit/interior/classroom.ts';
import { CHALK_SIGN, PAPER_SIGN } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { drum, musicStand, piano, portrait, recorders, taiko, xylophone } from '../../kit/interior/music.ts';
import { child } from '../../kit/interior/people.ts';
import { bookshelf, table, woodChair } from '../../kit/interior/library.ts';
import { potPlant } from '../../kit/interior/yard.ts';
import { calligraphy, clock, gallery, mobile, pinboard } from '../../kit/interior/wall.ts';
import { INNER } from './plan.ts';

const W = Math.PI / 2;

/** 1年1組: twenty desks toward the blackboard in the west, the garden windows at the left hand. */
export const classroom = (plan: Plan): void => {
  const west = -10.92;
  plan.put(west, -3.2, W, null, (p) => {
    blackboard(p, 4.4);
    p.sign('はるを さがそう', -0.55, 1.68, 0.066, 2.4, 0.44, { ...CHALK_SIGN, density: 110 }, 0);
    p.sign('4がつ 22にち', 1.85, 1.5, 0.066, 0.3, 1.05, { ...CHALK_SIGN, vertical: true, density: 90 }, 0);
    p.sign('あいうえお', -1.5, 1.12, 0.066, 1.1, 0.26, { ...CHALK_SIGN, ink: '#f3d77a', density: 90 }, 0);
    p.sign('なかよく げんきに', 0, 2.5, 0.01, 2.2, 0.36, { ...PAPER_SIGN, density: 80 }, 0.02);
    p.at(-1.75, 2.5, 0, 0, (q) => clock(q, 0.19));
  });
  plan.put(west + 1.25, -3.2, -W, [1.2, 0.6], teacherDesk);
  const seated = new Set([1, 3, 4, 7, 8, 10, 12, 13, 16, 19]);
  let n = 0;
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 5; j++) {
      const [x, z] = [-8.5 + i * 1.3, -5.75 + j * 1.27];
      plan.put(x, z, W, [0.6, 0.95], (p) => {
        desk(p, n);
        const out = seated.has(n) ? 0.36 : 0.33 + ((n * 7) % 3) * 0.04;
        p.at(0, 0, out + 0.06, 0, (q) => chair(q, n));
      });
      if (seated.has(n))
        plan.person(
          x + 0.42,
          z,
          -W,
          child(n + 1, { pose: n % 3 === 0 ? 'wave' : 'write' }),
          0.34,
          0,
          n === 4 || n === 12 || n === 19,
        );
      n++;
    }
  }
  plan.person(west + 0.75, -5.1, 1.25, {
    tall: 1.58,
    hair: '#3a2b25',
    cut: 'bun',
    top: '#f0dcb8',
    bottom: '#53698a',
    skirt: true,
    pose: 'wave',
  });
  plan.person(-9.2, -0.15, -2.4, child(3, { pose: 'stand' }));
  plan.person(-8.6, -0.05, 2.6, child(6, { pose: 'play' }));
  plan.put(-3.3, -1.6, -W, [3.7, 0.5], (p) => lockers(p, 9, 2));
  plan.put(-3.08, -1.5, -W, null, (p) => {
    p.at(0, 1.5, 0, 0, (q) =>
      calligraphy(q, ['はる', 'そら', 'やま', 'とり', 'かぜ', 'ゆめ', 'もり', 'ほし', 'さくら', 'かわ']),
    );
    p.at(0, 2.25, 0, 0, (q) => gallery(q, 8, 1, 5));
  });
  plan.put(-7, INNER + 0.1, 0, null, (p) => p.at(-1.95, 2.55, 0, 0, (q) => gallery(q, 8, 1, 31)));
  plan.put(-10.4, -0.1, 0.4, [0.5, 0.5], (p) => potPlant(p, 0.95, 3));
  plan.put(-10.3, -6.5, 0.5, [0.8, 0.5], (p) => {
    table(p, 0.8, 0.45, 0.6);
    p.box(0, 0.6, 0, 0.55, 0.3, 0.3, '#b9dbe2', 'b');
    p.box(0, 0.6, 0, 0.58, 0.05, 0.33, '#cbb182', 'b');
    for (let i = 0; i < 3; i++)
      p.ball(-0.14 + i * 0.13, 0.73 + (i % 2) * 0.06, 0.153, 0.035, 0.02, 0.01, '#e0783a', 6, 3);
  });
  mobile(plan.pen.moved(-7, 2.8, -1.2), 4);
};

/** 音楽室: a piano, a circle of recorders, drums by the window, portraits that look on. */
export const musicRoom = (plan: Plan): void => {
  const west = -18.92;
  plan.put(west + 0.35, -4.9, W, [1.55, 0.8], piano);
  plan.put(west + 0.02, -3.2, W, null, (p) => {
    p.box(0.2, 1.05, 0.02, 2.5, 1.1, 0.04, '#2f5c49', 'n');
    for (let k = 0; k < 5; k++) p.fine.box(0.2, 1.5 + k * 0.06, 0.042, 2.3, 0.008, 0.002, '#dfe9dd', 'n');
    for (const [x, y] of [
      [-0.6, 1.53],
      [-0.3, 1.59],
      [0, 1.65],
      [0.35, 1.59],
      [0.7, 1.71],
      [1.05, 1.56],
    ] as const) {
      p.ball(x, y, 0.045, 0.045, 0.034, 0.006, '#fbf7ea', 7, 3);
      p.fine.box(x + 0.04, y, 0.044, 0.01, 0.2, 0.003, '#fbf7ea', 'n');
    }
    p.sign('春の 小川', 0.2, 1.95, 0.042, 1.3, 0.26, { ...CHALK_SIGN, density: 100 }, 0);
    for (let i = 0; i < 6; i++) p.at(-2.9 + i * 1.15, 2.3, 0, 0, (q) => portrait(q, i));
  });
  plan.put(-14.9, -3.3, 0, null, (p) => {
    p.box(0, 0, 0, 4.2, 0.012, 3.9, '#a55b4b');
    p.box(0, 0.012, 0, 3.9, 0.004, 3.6, '#b9705c');
  });
  for (let i = 0; i < 6; i++) {
    const a = -1.25 + i * 0.5;
    const [x, z] = [-15.6 + Math.cos(a) * 2.0, -3.3 + Math.sin(a) * 2.0];
    const face = Math.atan2(-16.4 - x, -3.3 - z);
    plan.put(x - Math.cos(a) * 0.55, z - Math.sin(a) * 0.55, face + Math.PI, [0.45, 0.4], (p) =>
      musicStand(p, 0.78),
    );
    plan.put(x, z, face + Math.PI, null, (p) => woodChair(p, 0.36));
    plan.person(x, z, face, child(i * 2 + 1, { pose: 'carry' }), 0.36);
    plan.pen.at(x, 0, z, face, (p) => p.bar([0, 0.98, 0.1], [0, 0.74, 0.3], 0.03, '#f1e6cb'));
  }
  plan.person(-18.0, -3.5, 1.9, {
    tall: 1.62,
    hair: '#2f2522',
    cut: 'bob',
    top: '#7d9a8c',
    bottom: '#4a4a58',
    pose: 'play',
  });
  plan.put(-17.9, -0.6, Math.PI, [1.2, 0.5], xylophone);
  plan.put(-16.4, -0.5, Math.PI, [1.2, 0.5], xylophone);
  plan.put(-15.1, -0.45, 0, [0.6, 0.6], (p) => drum(p));
  plan.put(-14.4, -0.35, 0, [0.5, 0.5], (p) => drum(p, 0.2, '#4677a8', 0.7));
  plan.put(-13.2, -0.5, Math.PI, [1, 0.9], taiko);
  plan.put(-11.3, -3.2, -W, [1.9, 0.36], (p) => {
    bookshelf(p, 1.9, 2, 6, 0.36);
    p.at(-0.4, 0.86, 0, 0, (q) => recorders(q, 9));
    p.at(0.6, 0.86, 0, 0, (q) => q.box(0, 0, 0, 0.4, 0.14, 0.2, '#c9584a', 'b'));
  });
  plan.put(-11.09, -3.2, -W, null, (p) => p.at(0, 1.75, 0, 0, (q) => pinboard(q, 1.9, 0.9, 3)));
  plan.put(-11.4, -0.1, 0, [0.4, 0.4], (p) => potPlant(p, 0.8, 9));
  plan.put(-11.09, -0.9, -W, null, (p) => p.at(0, 1.8, 0, 0, (q) => clock(q)));
};
