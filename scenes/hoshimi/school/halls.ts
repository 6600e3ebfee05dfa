import { cycle } from '../../kit/interior/cycle.ts';
import { PAPER_SIGN, WOOD_SIGN, type Pen } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { shoeLockers, vase } from '../../kit/interior/classroom.ts';
import { PAINT } from '../../kit/interior/paints.ts';
import { type Person, child } from '../../kit/interior/people.ts';
import { calligraphy, clock, gallery, pinboard } from '../../kit/interior/wall.ts';
import { potPlant } from '../../kit/interior/yard.ts';
import { hatch, kitchenBack, lunchTable, servingTable } from '../../kit/interior/lunch.ts';
import { DOORWAY, INNER, NORTH } from './plan.ts';

const W = Math.PI / 2;
const server = (n: number): Person =>
  child(n, {
    top: '#fbf8f0',
    apron: '#fdfbf5',
    hat: undefined,
    kerchief: '#fbf8f0',
    cut: 'short',
    pose: 'carry',
  });

/** 昇降口: shoe lockers in rows on the earth floor, duckboards, the day's greeting. */
export const entrance = (plan: Plan): void => {
  for (const x of [-1.35, 2.35])
    plan.put(x, -1.1, W, [2.3, 0.76], (p) => shoeLockers(p, 9, 4, true, Math.round(x * 3 + 9)));
  plan.put(-2.72, -1.1, W, [2.5, 0.36], (p) => shoeLockers(p, 10, 4, false, 5));
  plan.put(3.72, -1.1, -W, [2.5, 0.36], (p) => shoeLockers(p, 10, 4, false, 8));
  plan.put(0.5, -2.95, 0, null, (p) => {
    for (let i = 0; i < 9; i++)
      p.box(0, 0, -0.32 + i * 0.08, 5.6, 0.035, 0.05, i % 2 ? '#cda06a' : '#c3945e');
  });
  plan.put(-2.88, -5.2, W, null, (p) => p.at(0, 1.55, 0, 0, (q) => pinboard(q, 2.8, 1.1, 11)));
  plan.put(3.88, -5.1, -W, null, (p) => {
    p.at(0, 1.55, 0, 0, (q) => gallery(q, 6, 2, 41));
    p.sign('えがおで おはよう', 0, 2.15, 0, 2.2, 0.34, { ...PAPER_SIGN, density: 80 }, 0.02);
  });
  plan.put(3.45, -6.3, 0, [0.8, 0.5], (p) => {
    p.box(0, 0, 0, 0.8, 0.6, 0.45, '#b57f49', 'b');
    p.at(0, 0.6, 0, 0, (q) => {
      q.post(0, 0, 0, 0.09, 0.13, 0.3, 10, '#5d86a0', '');
      for (let i = 0; i < 5; i++) {
        const [x, z] = [Math.sin(i * 1.4) * 0.4, Math.cos(i * 1.4) * 0.25];
        q.bar([0, 0.25, 0], [x, 0.95 + (i % 2) * 0.2, z], 0.02, '#6d4a38');
        for (let k = 0; k < 4; k++)
          q.ball(
            x * (0.5 + k * 0.17),
            0.25 + (0.7 + (i % 2) * 0.2) * (0.5 + k * 0.17),
            z * (0.5 + k * 0.17),
            0.07,
            0.055,
            0.07,
            cycle(['#f4c0cd', '#f9dbe2', '#efb0c1'], k % 3),
            4,
            2,
          );
      }
    });
  });
  plan.put(-2.6, -6.5, 0.5, [0.45, 0.45], (p) => potPlant(p, 1.1, 2));
  plan.person(-0.2, -3.6, 0.2, {
    tall: 1.62,
    hair: '#2f2522',
    top: '#54707f',
    bottom: '#6b6257',
    pose: 'wave',
  });
  plan.person(1.1, -1.6, Math.PI - 0.3, child(2, { satchel: '#b8322a', hat: '#f0c24a' }));
  plan.person(0.2, -0.3, Math.PI, child(5, { satchel: '#4c7199', hat: '#f0c24a', pose: 'wave' }));
};

const roomSign = (plan: Plan, text: string, x: number): void => {
  plan.put(x, INNER - 0.1, Math.PI, null, (p) => {
    p.bar([0, 2.52, 0.02], [0, 2.52, 0.42], 0.03, PAINT.darkWood);
  });
  plan.mesh.sign({
    ...WOOD_SIGN,
    text,
    at: [x + 0.02, 2.38, INNER - 0.32],
    width: 0.5,
    height: 0.24,
    yaw: W,
    depth: 0.04,
    bothSides: true,
    density: 130,
    fill: 0.7,
  });
};

/** The long north corridor: children's work on the walls, bags on hooks, light from the hills. */
export const corridor = (plan: Plan): void => {
  roomSign(plan, '理科室', DOORWAY.science[0] - 0.15);
  roomSign(plan, '音楽室', DOORWAY.music[0] - 0.15);
  roomSign(plan, '1年1組', DOORWAY.classroom[0] - 0.15);
  roomSign(plan, '図書室', DOORWAY.library[1] + 0.15);
  roomSign(plan, 'きゅうしょく', DOORWAY.lunch[1] + 0.15);
  roomSign(plan, '体育館', 22.6);
  const works = (x: number, columns: number, seed: number): void =>
    plan.put(x, INNER - 0.09, Math.PI, null, (p) => {
      p.at(0, 1.85, 0, 0, (q) => gallery(q, columns, 2, seed));
    });
  works(8.9, 8, 3);
  works(18.3, 9, 44);
  for (const [x, words] of [
    [-7.5, ['ゆめ', 'はる']],
    [-15.5, ['音', '歌']],
    [-24.5, ['水', '光']],
  ] as const) {
    plan.put(x, INNER - 0.09, Math.PI, null, (p) => p.at(0, 1.7, 0, 0, (q) => calligraphy(q, words)));
  }
  const hooks = (from: number, to: number): void => {
    plan.pen.box((from + to) / 2, 0.78, INNER - 0.12, to - from, 0.07, 0.03, '#8a5a34', 's');
    let k = 0;
    for (let x = from + 0.15; x < to; x += 0.27) {
      const c = cycle(
        ['#c9584a', '#6fa3c0', '#e6b450', '#86ad6a', '#d98aa0', '#5f7fae', '#e39560'],
        (k * 5) % 7,
      );
      if (k % 6 !== 4)
        (k % 3 === 1 ? plan.pen.fine : plan.pen).box(x, 0.44, INNER - 0.16, 0.2, 0.3, 0.09, c, 's', 0.72);
      k++;
    }
  };
  hooks(-10.6, -5.7);
  hooks(-18.6, -13.8);
  hooks(14.9, 20.7);
  for (const x of [-9.5, -2.1, 5.3])
    plan.put(x, NORTH + 0.3, 0, [1.5, 0.36], (p) => {
      p.box(0, 0, 0, 1.5, 0.56, 0.36, '#c08a54', 'bn');
      for (const s of [-1, 0, 1]) p.box(s * 0.49, 0.06, 0.185, 0.45, 0.44, 0.01, '#d3a368', 'bn');
      p.at(-0.4, 0.56, 0, 0, (q) => vase(q, '#d8b66f', ['#e2a0ae', '#f6d36b', '#fff3f0']));
      p.at(0.35, 0.56, 0, 0, (q) => potPlant(q, 0.42, 4));
    });
  plan.person(-6.6, -8.5, W, child(7));
  plan.person(-6.1, -8.05, W, child(10), 0, 0, true);
  plan.person(1.9, -8.7, -1.2, child(13, { pose: 'carry' }));
  plan.person(-13.2, -8.3, -W, {
    tall: 1.64,
    hair: '#3a2b25',
    top: '#8a7f9e',
    bottom: '#55504c',
    pose: 'carry',
  });
  plan.pen.at(-2.0, 2.35, INNER - 0.09, Math.PI, (q) => clock(q, 0.2));
};

/** きゅうしょく: children in white serve from the pots; four long tables; the kitchen through its hatch. */
export const lunchRoom = (plan: Plan): void => {
  let n = 0;
  for (const [x, z] of [
    [14.6, -1.2],
    [17.1, -1.2],
    [14.6, -3.9],
    [17.1, -3.9],
  ] as const) {
    plan.put(x, z, 0, [1.95, 1.75], (p) =>
      lunchTable(p, n, cycle(['#f6e4c0', '#e6ecd8', '#f4dcd0', '#dfe9ee'], n % 4)),
    );
    for (let i = 0; i < 3; i++)
      for (const s of [-1, 1])
        if ((n * 7 + i * 3 + s) % 4 !== 0)
          plan.person(
            x - 0.62 + i * 0.62,
            z + s * 0.74,
            s > 0 ? Math.PI : 0,
            child(n * 6 + i * 2 + s + 3, { pose: i % 2 ? 'sit' : 'write' }),
            0.345,
            0,
            (n + i + s) % 3 !== 1,
          );
    n++;
  }
  plan.put(19.5, -3.1, W, [2.5, 0.6], (p) => servingTable(p));
  for (const [i, z] of [-4.0, -3.1, -2.2].entries()) plan.person(20.1, z, -W, server(i * 3 + 1));
  plan.person(18.85, -1.9, W, child(6, { pose: 'carry' }));
  plan.person(18.8, -1.25, 2.2, child(11, { pose: 'carry' }), 0, 0, true);
  for (const [x, z] of [
    [18.85 + 0.27, -1.9],
    [18.8 + 0.22, -1.4],
  ] as const)
    plan.pen.box(x, 0.76, z, 0.28, 0.02, 0.34, '#d9a45b');
  plan.put(21, -3.1, -W, null, (p: Pen) => hatch(p, 3, 0.82));
  plan.put(22.75, -3.1, -W, null, (p) => kitchenBack(p, 3.4));
  plan.person(21.75, -3.6, -W, {
    tall: 1.6,
    hair: '#3a2b25',
    top: '#fbf8f0',
    bottom: '#e9e6df',
    apron: '#f3c9b4',
    kerchief: '#fbf8f0',
    pose: 'carry',
  });
  plan.put(20.91, -3.1, -W, null, (p) => {
    p.sign('きょうの きゅうしょく', 0, 2.45, 0, 2.4, 0.34, { ...WOOD_SIGN, density: 90 }, 0.03);
    p.sign(
      'ごはん　みそしる　さけ　ぎゅうにゅう',
      0,
      2.14,
      0,
      2.4,
      0.2,
      { ...PAPER_SIGN, density: 110 },
      0.02,
    );
  });
  plan.put(12.09, -3, W, null, (p) => {
    p.at(0, 1.6, 0, 0, (q) => pinboard(q, 2.2, 1.1, 21));
    p.sign('いただきます', 0, 2.4, 0, 1.8, 0.36, { ...PAPER_SIGN, density: 80 }, 0.02);
  });
  plan.put(12.5, -0.1, 0, [0.45, 0.45], (p) => potPlant(p, 1, 8));
};
