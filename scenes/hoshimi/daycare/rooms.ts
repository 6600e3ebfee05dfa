import { cycle } from '../../kit/interior/cycle.ts';
import { type Pen, PAPER_SIGN, WOOD_SIGN } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { vase } from '../../kit/interior/classroom.ts';
import { cushion, pictureBooks, roundRug, table, woodChair } from '../../kit/interior/library.ts';
import { hatch, kitchenBack, tray } from '../../kit/interior/lunch.ts';
import { piano } from '../../kit/interior/music.ts';
import {
  basins,
  bear,
  blocks,
  castle,
  cot,
  cubbies,
  futon,
  softBlocks,
  towels,
  toyShelf,
} from '../../kit/interior/nursery.ts';
import { child, person as drawPerson, type Person } from '../../kit/interior/people.ts';
import { bunting, clock, drawing, gallery, mobile, pinboard } from '../../kit/interior/wall.ts';
import { potPlant } from '../../kit/interior/yard.ts';
import { BACK, CEILING, KITCHEN } from './plan.ts';

const W = Math.PI / 2;
const kid = (n: number, more: Partial<Person> = {}): Person =>
  child(n, { tall: 0.94 + ((n * 7) % 4) * 0.03, ...more });
const baby = (n: number, more: Partial<Person> = {}): Person =>
  child(n, { tall: 0.74 + ((n * 3) % 3) * 0.03, cut: 'short', skirt: false, ...more });
const teacher = (top: string, apron: string, more: Partial<Person> = {}): Person => ({
  tall: 1.58,
  hair: '#3a2b25',
  cut: 'bun',
  top,
  bottom: '#5d6f86',
  apron,
  ...more,
});

/** The entrance in the morning: a parent, a child, a teacher who kneels to say good morning. */
export const entrance = (plan: Plan): void => {
  for (const [x, turn, seed] of [
    [-2.68, W, 3],
    [2.68, -W, 6],
  ] as const)
    plan.put(x, -1.5, turn, [2.2, 0.36], (p) => cubbies(p, 6, 3, seed));
  plan.put(0, -3.05, 0, null, (p) => p.box(0, 0, 0, 5.9, 0.05, 0.3, '#c79a66'));
  plan.person(-0.35, -3.6, 0.25, teacher('#f0d9a8', '#8fb59a', { pose: 'floor', tall: 1.5 }));
  plan.person(0.15, -2.35, Math.PI - 0.2, kid(4, { hat: '#f0c24a', satchel: '#e2a0ae', pose: 'wave' }));
  plan.person(0.85, -1.75, Math.PI - 0.35, {
    tall: 1.6,
    hair: '#4a352a',
    cut: 'bob',
    top: '#7f93a8',
    bottom: '#6b5f58',
    pose: 'stand',
  });
  plan.person(-1.1, -4.6, 0.5, kid(7, { pose: 'wave' }));
  // Others come and go: shoes off on the step, a father on his way to work, a pair just through the door.
  plan.person(-1.5, -2.95, 0.1, kid(13, { pose: 'sit', satchel: '#6ba6c9' }), 0.06);
  plan.person(-1.55, -1.15, -0.5, {
    tall: 1.7,
    hair: '#2f2522',
    top: '#6d7f6a',
    bottom: '#54504c',
    pose: 'wave',
  });
  plan.person(1.75, -0.5, Math.PI - 0.25, {
    tall: 1.58,
    hair: '#3a2b25',
    cut: 'tails',
    top: '#c98f7c',
    bottom: '#5a5f78',
  });
  plan.person(1.25, -0.75, Math.PI - 0.1, kid(16, { hat: '#86b565', satchel: '#e8b64a' }));
  plan.put(-2.91, -2.4, W, null, (p) => p.at(1.2, 1.72, 0, 0, (q) => gallery(q, 5, 1, 15)));
  plan.put(2.91, -1.5, -W, null, (p) => {
    p.sign('おはようございます', 0, 1.95, 0, 2.1, 0.34, { ...PAPER_SIGN, density: 80 }, 0.02);
    p.at(0, 1.5, 0, 0, (q) => gallery(q, 4, 1, 22));
  });
  plan.put(1.9, -3.6, -0.4, [0.5, 0.4], (p) => {
    table(p, 0.6, 0.4, 0.55);
    p.at(0, 0.55, 0, 0, (q) => vase(q, '#d8b66f', ['#f4c0cd', '#f6d36b', '#fff3f0']));
  });
  plan.put(2.91, -7.1, -W, null, (p) => p.at(0, 1.5, 0, 0, (q) => pinboard(q, 1.4, 0.9, 7)));
  plan.put(-2.6, -7.5, 0.6, [0.4, 0.4], (p) => potPlant(p, 0.9, 3));
  plan.mesh.sign({
    ...WOOD_SIGN,
    text: '0・1・2さい',
    at: [-2.9, 2.3, -5.9],
    width: 1.1,
    height: 0.26,
    yaw: W,
    depth: 0.03,
    density: 110,
  });
  plan.mesh.sign({
    ...WOOD_SIGN,
    text: '3・4・5さい',
    at: [2.9, 2.3, -5.9],
    width: 1.1,
    height: 0.26,
    yaw: -W,
    depth: 0.03,
    density: 110,
  });
  bunting(plan.pen, [-2.9, 2.6, -3.1], [2.9, 2.6, -3.1], 12, 0.2, 0.2);
};

/** The kitchen hatch with today's lunch set out at a child's eye height. */
export const kitchenHatch = (plan: Plan): void => {
  plan.put(0, BACK, 0, [3.3, 0.6], (p) => hatch(p, 3.2, 0.72));
  plan.put(0, KITCHEN.z0 + 0.45, 0, null, (p) => kitchenBack(p, 4.6));
  for (const [x, c] of [
    [-0.8, '#f3c9b4'],
    [0.75, '#cfe0d6'],
  ] as const)
    plan.pen.at(x, 0, BACK - 0.75, 0.1, (p: Pen) => personAtHatch(p, c));
  for (const [i, x] of [-1.1, -0.35, 0.4, 1.15].entries())
    plan.pen.at(x, 0.72, BACK + 0.14, 0, (p) => tray(p, i));
  plan.pen.at(0, 0, BACK + 0.09, 0, (p) => {
    p.sign('きょうの きゅうしょく', 0, 2.28, 0, 2.5, 0.36, { ...WOOD_SIGN, density: 90 }, 0.03);
    p.sign(
      'たけのこごはん・とりの てりやき・みそしる',
      0,
      1.97,
      0,
      2.7,
      0.2,
      { ...PAPER_SIGN, density: 120 },
      0.02,
    );
  });
  plan.put(1.7, -6.6, 0, [0.7, 0.45], (p) => {
    table(p, 0.75, 0.45, 0.48, '#e0bb84');
    p.at(0, 0.48, 0, 0, (q) => tray(q, 1));
    p.sign('みほん', 0, 0.34, 0.235, 0.3, 0.14, { ...PAPER_SIGN, density: 120 }, 0.008);
  });
  plan.person(-0.2, -6.7, Math.PI, kid(9));
  plan.person(0.45, -6.55, Math.PI + 0.2, kid(12, { pose: 'play' }));
};
const personAtHatch = (p: Pen, apron: string): void =>
  drawPerson(p, {
    tall: 1.58,
    hair: '#3a2b25',
    top: '#fbf8f0',
    bottom: '#e9e6df',
    apron,
    kerchief: '#fbf8f0',
    pose: 'carry',
  });

/** 0・1・2さい: mats, soft blocks, cots, a teacher on the floor with a baby near. */
export const smallRoom = (plan: Plan): void => {
  const tones = ['#f2cdbf', '#f5e3b3', '#cfe0c4', '#c8dde6'] as const;
  for (let i = 0; i < 6; i++)
    for (let j = 0; j < 4; j++)
      plan.pen.box(
        -9.75 + i * 0.72,
        0,
        -4.3 + j * 0.72,
        0.71,
        0.018,
        0.71,
        cycle(tones, (i + j * 2) % 4),
        'b',
      );
  plan.put(-9.2, -2.2, 0.2, [1.5, 0.5], softBlocks);
  for (const z of [-3.9, -2.3]) plan.put(-11.45, z, 0, [0.75, 1.25], cot);
  plan.put(-7.2, BACK + 0.3, 0, [1.5, 0.36], (p) => toyShelf(p, 1.5, 2));
  plan.put(-5.4, BACK + 0.3, 0, [1.5, 0.36], (p) => toyShelf(p, 1.5, 5));
  plan.put(-3.3, -2, -W, [2.5, 0.36], (p) => cubbies(p, 7, 2, 4));
  plan.put(-3.1, -2, -W, null, (p) => p.at(0, 1.25, 0, 0, (q) => gallery(q, 5, 2, 61)));
  plan.put(-11.9, -2.6, W, null, (p) => p.at(0, 2.15, 0, 0, (q) => gallery(q, 5, 1, 81)));
  plan.put(-8.9, BACK + 0.26, 0, [1.2, 0.45], (p) => basins(p, 2, 0.42));
  plan.person(-7.4, -3.9, -0.7, teacher('#e9c7b8', '#f3e2b0', { pose: 'floor', tall: 1.5 }));
  plan.person(-7.9, -3.1, 2.6, baby(2, { pose: 'floor', top: '#f5e3b3' }));
  plan.person(-8.9, -3.5, 1.2, baby(5, { pose: 'floor', top: '#b9d3df' }));
  plan.person(-6.7, -2.6, -2.2, baby(7, { pose: 'play', top: '#e9b5ab' }));
  plan.person(-9.3, -4.6, 0.4, baby(9, { pose: 'floor', top: '#c9dab5' }));
  plan.person(-10.75, -4.4, -1.1, teacher('#bcd0c2', '#e9b5ab', { pose: 'carry', cut: 'bob' }));
  plan.pen.at(-8.3, 0.02, -3.5, 0.4, (p) => blocks(p, 4, 8));
  plan.pen.at(-7.1, 0.02, -2.4, -0.4, (p) => bear(p, 0.34));
  plan.put(-6.3, -5.5, 0, null, (p) => roundRug(p, 0.95, ['#e2a28f', '#fbf0d6', '#a9c4a0', '#fbf0d6'], 18));
  plan.pen.at(-6.3, 0.02, -5.6, 0.9, (p) => bear(p, 0.42, '#d9b184'));
  for (const x of [-9.6, -6]) mobile(plan.pen.moved(x, CEILING - 0.1, -3.4), Math.round(-x));
};

/** 3・4・5さい: castle builders, painters at low tables, basins at a child's height, a book corner. */
export const bigRoom = (plan: Plan): void => {
  for (const [x, z, n] of [
    [9.6, -4.7, 0],
    [9.6, -2.5, 1],
  ] as const) {
    plan.put(x, z, 0, [1.7, 1.5], (p) => {
      table(p, 1.5, 0.8, 0.46, '#e2bd87');
      for (const [i, dx] of [-0.45, 0.35].entries()) {
        p.moved(dx, 0.465, 0.16, -W, 0, 0.1).fine.at(0, 0, 0, 0, (q) => drawing(q, n * 5 + i + 2));
        p.moved(dx, 0.465, -0.16, -W, 0, 3).at(0, 0, 0, 0, (q) => drawing(q, n * 7 + i + 40));
        p.box(dx + 0.32, 0.46, 0, 0.16, 0.05, 0.1, cycle(['#d9604d', '#6ba6c9'], i), 'b');
      }
      for (const s of [-1, 1])
        for (const dx of [-0.4, 0.4])
          p.at(dx, 0, s * 0.62, s > 0 ? 0 : Math.PI, (q) => woodChair(q, 0.26, '#d9ae74'));
    });
    for (const [i, [dx, s]] of (
      [
        [-0.4, 1],
        [0.4, 1],
        [0.4, -1],
      ] as const
    ).entries())
      plan.person(x + dx, z + s * 0.62, s > 0 ? Math.PI : 0, kid(n * 5 + i * 3 + 1, { pose: 'write' }), 0.26);
  }
  plan.put(6, -3.6, 0, null, (p) =>
    roundRug(p, 1.35, ['#88a98a', '#f6eacb', '#e0a86c', '#f6eacb', '#d98a77']),
  );
  plan.put(6, -3.7, 0.3, [1, 0.5], castle);
  plan.person(5.3, -3.1, 2.3, kid(3, { pose: 'floor' }));
  plan.person(6.8, -3.2, -2.4, kid(8, { pose: 'floor' }));
  plan.person(6.1, -4.6, 0.1, kid(14, { pose: 'play' }));
  plan.person(7.9, -5.6, -0.9, teacher('#a9c0d2', '#f0d9a8', { pose: 'stand', cut: 'bob' }));
  plan.put(6.4, BACK + 0.26, 0, [2.2, 0.48], (p) => basins(p, 4, 0.5));
  plan.put(4.2, BACK + 0.09, 0, null, (p) => towels(p, 6, 0.92, 3));
  plan.put(12.2, -5.8, -W, [3.3, 0.36], (p) => cubbies(p, 9, 2, 8));
  plan.put(12.4, -5.8, -W, null, (p) => {
    p.at(0, 1.62, 0, 0, (q) => gallery(q, 6, 2, 35));
    p.sign('おたんじょうび', 0, 2.2, 0, 1.6, 0.32, { ...PAPER_SIGN, density: 80 }, 0.02);
  });
  plan.put(10.2, BACK + 0.35, 0, [1.5, 0.36], (p) => toyShelf(p, 1.5, 9));
  plan.put(3.5, -2.2, W, [1.55, 0.8], piano);
  plan.put(3.09, -2.2, W, null, (p) => p.at(0, 1.75, 0, 0, (q) => gallery(q, 5, 1, 27)));
  plan.put(4.9, -0.6, 2.9, [1.3, 0.4], (p) => pictureBooks(p, 1.3, 5));
  plan.put(11.6, -0.8, 0, null, (p) => cushion(p, '#e3b758'));
  plan.person(11.6, -0.8, -2.4, kid(11, { pose: 'read' }), 0, 0.07);
  plan.put(3.09, -4, W, null, (p) => p.at(-0.05, 2.25, 0, 0, (q) => clock(q, 0.18, 10, 10)));
  bunting(plan.pen, [3.3, 2.5, -4], [12.3, 2.5, -4], 18, 0.35, 0.2);
  mobile(plan.pen.moved(6, CEILING - 0.1, -3.6), 8);
};

/** おひるね: futons in rows on tatami, blue curtains, stars from the ceiling, a teacher who keeps watch. */
export const napRoom = (plan: Plan): void => {
  const quilts = [
    '#a9c4d6',
    '#e6c3b6',
    '#c6d3ae',
    '#f0dca6',
    '#c9bcd8',
    '#b4d0c6',
    '#eccfb0',
    '#b8c6e0',
    '#e3bcc4',
  ] as const;
  const hairs = ['#2f2522', '#4a352a', '#3a2b25', '#251f20'] as const;
  let n = 0;
  for (const z of [-6.7, -4.6, -2.5]) {
    for (const x of [-17.6, -16.3, -15, -13.7]) {
      if (n === 3 || n === 7) {
        n++;
        continue;
      }
      const awake = n === 10;
      plan.put(x, z, (n % 3) * 0.05 - 0.05, [0.8, 1.35], (p) =>
        futon(
          p,
          cycle(quilts, (n * 4) % 9),
          awake ? undefined : { hair: cycle(hairs, n % 4), skin: '#f3cfae' },
        ),
      );
      n++;
    }
  }
  plan.person(-13.7, -5.2, -W - 0.4, teacher('#d9c9e0', '#cfe0d6', { pose: 'floor', tall: 1.5 }));
  plan.put(-18.2, -6.8, W, [1.4, 0.36], (p) => cubbies(p, 4, 2, 12));
  plan.put(-12.35, -1.2, -W, [1.2, 0.36], (p) => pictureBooks(p, 1.2, 9));
  plan.put(-12.09, -3, -W, null, (p) => p.at(0, 2.2, 0, 0, (q) => clock(q, 0.18, 13, 5)));
  for (let i = 0; i < 9; i++) {
    const [x, z, l] = [-17.6 + (i % 3) * 2.1, -6.8 + Math.floor(i / 3) * 2.3, 0.3 + ((i * 5) % 4) * 0.09];
    plan.pen.fine.bar([x, CEILING, z], [x, CEILING - l, z], 0.006, '#e9dfc8', 0.006, false);
    star(plan.pen.moved(x, CEILING - l - 0.1, z, 0, i), 0.11);
  }
};

const star = (p: Pen, r: number): void => {
  const tip = (i: number): readonly [number, number, number] => [
    Math.sin((i * Math.PI) / 5) * (i % 2 ? r * 0.45 : r),
    Math.cos((i * Math.PI) / 5) * (i % 2 ? r * 0.45 : r),
    0,
  ];
  for (const s of [0.03, -0.03])
    for (let i = 0; i < 10; i++)
      p.face(
        s > 0 ? [[0, 0, s], tip(i + 1), tip(i)] : [[0, 0, s], tip(i), tip(i + 1)],
        i % 2 ? '#f6d877' : '#f0c95a',
      );
};
