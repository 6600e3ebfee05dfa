import {
  ball,
  ballCart,
  basket,
  mat,
  springboard,
  stage,
  vaultingBox,
  wallBars,
} from '../../kit/interior/gym.ts';
import { PAPER_SIGN, WOOD_SIGN } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { PAINT } from '../../kit/interior/paints.ts';
import { child } from '../../kit/interior/people.ts';
import { ceiling, planks } from '../../kit/interior/room.ts';
import { gableRoof } from '../../kit/interior/roof.ts';
import { bunting, clock } from '../../kit/interior/wall.ts';
import { GYM } from './plan.ts';

const W = Math.PI / 2;

/** 体育館: the stage in the north with its red curtain, high windows, vaulting box, hoops and balls. */
export const gym = (plan: Plan): void => {
  const { pen } = plan;
  const { x0, x1, z0, z1, high } = GYM;
  const back = z0 - GYM.stage;
  const mid = (x0 + x1) / 2;
  const look = {
    high,
    dado: 1.7,
    dadoColor: '#bd8a55',
    outside: '#f3e3c3',
    outsideDado: 1.1,
    outsideColor: '#8f5d38',
  };
  const lights = (from: number, to: number) =>
    Array.from({ length: 5 }, (_, i) => ({
      a: from + ((to - from) * i) / 5 + 0.35,
      b: from + ((to - from) * (i + 1)) / 5 - 0.35,
      sill: 3.5,
      head: 5.5,
      panes: 3,
    }));
  plan.wall(x0, z1, x0, z0, look, [
    { a: -9.5, b: -7.4, sill: 0, head: 2.4 },
    { a: -13.6, b: -10.4, sill: 3.5, head: 5.5, panes: 3 },
    { a: -6.6, b: -3.4, sill: 3.5, head: 5.5, panes: 3 },
    { a: -2.6, b: 0.6, sill: 3.5, head: 5.5, panes: 3 },
  ]);
  plan.wall(x1, z0, x1, z1, { ...look, bare: true }, [...lights(z0, z1)]);
  plan.wall(x1, z1, x0, z1, look, [
    { a: 25, b: 28.6, sill: 1.9, head: 5.2, panes: 4 },
    { a: 29.4, b: 33, sill: 1.9, head: 5.2, panes: 4 },
    { a: 33.8, b: 37.4, sill: 1.9, head: 5.2, panes: 4 },
  ]);
  for (const [a, b] of [
    [x0, mid - 5.2],
    [mid + 5.2, x1],
  ] as const)
    plan.wall(a, z0, b, z0, { ...look, bare: true });
  plan.pen.box(mid, 4.9, z0, 10.4, high - 4.9, 0.16, PAINT.plaster, 't');
  plan.wall(mid - 5.2, z0, mid - 5.2, back, { ...look, dado: 0, bare: true });
  plan.wall(mid + 5.2, back, mid + 5.2, z0, { ...look, dado: 0, bare: true });
  plan.wall(mid - 5.2, back, mid + 5.2, back, { ...look, dado: 0, bare: true });
  for (const x of [mid - 5.25, mid + 5.25]) pen.box(x, 0, z0, 0.34, high, 0.3, '#c08d57', 'tbn');
  plan.block(mid, z0 - 1.5, 0, 10.4, 3);
  plan.put(mid, z0, 0, null, (p) => stage(p, 10.4, GYM.stage, 0.9, 4.9));
  for (const x of [mid - 4.2, mid + 4.2]) plan.block(x, z0 + 0.25, 0, 1.2, 0.7);
  planks(pen, x0, z0, x1, z1, PAINT.gymFloor, { seed: 41, wide: 0.42, long: 4.2, alongX: false });
  ceiling(pen, x0, z0, x1, z1, high, { beams: 3.6, alongX: true, color: '#efe0c4' });
  for (const x of [27, 31.2, 35.4])
    for (const z of [-11, -6.5, -2]) {
      pen.box(x, high - 0.55, z, 0.7, 0.12, 0.7, '#6d7277', 'b');
      pen.lit(2.6).face(
        [
          [x - 0.32, high - 0.56, z - 0.32],
          [x + 0.32, high - 0.56, z - 0.32],
          [x + 0.32, high - 0.56, z + 0.32],
          [x - 0.32, high - 0.56, z + 0.32],
        ],
        PAINT.lamp,
      );
      pen.bar([x, high, z], [x, high - 0.45, z], 0.04, '#6d7277');
    }
  plan.put(mid, back + 0.1, 0, null, (p) =>
    p.sign('入学 おめでとう', 0, 3.6, 0, 5, 0.8, { ...PAPER_SIGN, ink: '#c8321b', density: 50 }, 0.03),
  );
  lines(plan, mid);
  plan.put(mid, z0 + 0.1, 0, null, (p) =>
    p.sign('ほしみ小学校', 0, 5.65, 0, 3.4, 0.6, { ...WOOD_SIGN, density: 60 }, 0.05),
  );
  plan.put(mid, z1 - 0.09, Math.PI, null, (p) => basket(p, 2.2));
  plan.put(x1 - 0.1, -5.2, -W, [5.4, 0.25], (p) => wallBars(p, 6, 2.6));
  plan.put(32.4, -6, 0.5, [0.95, 0.7], (p) => vaultingBox(p, 4));
  plan.put(32.4 - 0.5, -5.1, 0.5, [0.6, 1], springboard);
  plan.put(33.1, -7.5, 0.5, null, (p) => mat(p, 1.3, 2, '#7fa3b0'));
  plan.put(27, -4, 0, null, (p) => mat(p, 1.3, 2.6, '#8fa9b4'));
  plan.put(28.5, -4, 0, null, (p) => mat(p, 1.3, 2.6, '#8fb0b9'));
  plan.put(25, -12.6, 0.2, [0.95, 0.7], ballCart);
  for (const [x, z, r, c] of [
    [26.3, -11.7, 0.12, '#d9733a'],
    [27.4, -8.9, 0.12, '#c7493a'],
    [30.2, -9.5, 0.12, '#efe4cc'],
    [35.7, -10, 0.17, '#6fa3c0'],
  ] as const)
    plan.pen.at(x, 0, z, 0, (p) => ball(p, r, c));
  for (const [i, c] of (['#d9604d', '#efc75a', '#6ba6c9', '#86ad6a', '#e2a0ae'] as const).entries())
    pen.hoop(28.2 + i * 1.1, 0, -11.4 + (i % 2) * 0.6, 0.38, 0.035, 12, c);
  bunting(pen, [x0 + 0.4, 4.9, -3], [x1 - 0.4, 4.9, -3], 26, 0.9, 0.32);
  bunting(pen, [x0 + 0.4, 4.9, -9], [x1 - 0.4, 4.9, -9], 26, 0.9, 0.32);
  plan.put(x0 + 0.1, -3, W, null, (p) => p.at(0, 3.1, 0, 0, (q) => clock(q, 0.32)));
  plan.person(31.3, -3.6, 2.7, child(4, { pose: 'play', top: '#fbf8f0', bottom: '#38568a', hat: '#d9604d' }));
  plan.person(28.5, -4, 2.9, child(8, { pose: 'floor', top: '#fbf8f0', bottom: '#38568a' }), 0, 0.06);
  plan.person(
    29.3,
    -10.9,
    0.6,
    child(12, { pose: 'play', top: '#fbf8f0', bottom: '#38568a', hat: '#fbf8f0' }),
  );
  plan.person(
    30.4,
    -11.2,
    -0.6,
    child(15, { pose: 'wave', top: '#fbf8f0', bottom: '#38568a', hat: '#d9604d' }),
  );
  plan.person(
    34.9,
    -9.2,
    -1.2,
    child(18, { pose: 'carry', top: '#fbf8f0', bottom: '#38568a', hat: '#d9604d' }),
  );
  plan.person(30.2, -1.9, 2.6, child(21, { top: '#fbf8f0', bottom: '#38568a', hat: '#fbf8f0' }), 0, 0, true);
  plan.person(29.5, -2.2, 2.4, child(24, { top: '#fbf8f0', bottom: '#38568a', hat: '#d9604d' }), 0, 0, true);
  plan.person(34.2, -5.8, -1.5, {
    tall: 1.72,
    hair: '#2f2522',
    top: '#d2603f',
    bottom: '#3c4a5c',
    pose: 'play',
  });
  gableRoof(pen, {
    x0: x0 - 0.7,
    x1: x1 + 0.7,
    z0: back - 0.8,
    z1: z1 + 1,
    eaves: high + 0.15,
    ridge: high + 3.4,
    tile: '#5f7f86',
    rows: [1, 9],
    gableWall: '#f3e3c3',
    column: 1.3,
  });
};

/** Court lines painted on the boards. */
const lines = (plan: Plan, mid: number): void => {
  const p = plan.pen;
  const line = (x: number, z: number, w: number, d: number, c: string): void =>
    p.face(
      [
        [x - w / 2, 0.006, z + d / 2],
        [x + w / 2, 0.006, z + d / 2],
        [x + w / 2, 0.006, z - d / 2],
        [x - w / 2, 0.006, z - d / 2],
      ],
      c,
    );
  const [w, top, low] = [12.4, -13, 2.2];
  for (const x of [mid - w / 2, mid + w / 2]) line(x, (top + low) / 2, 0.06, low - top, '#fbf7ec');
  for (const z of [top, (top + low) / 2, low]) line(mid, z, w, 0.06, '#fbf7ec');
  for (let i = 0; i < 24; i++) {
    const [a, b] = [(i / 24) * 6.2832, ((i + 1) / 24) * 6.2832];
    const q = (t: number, r: number) =>
      [mid + Math.sin(t) * r, 0.007, (top + low) / 2 + Math.cos(t) * r] as const;
    p.face([q(a, 1.86), q(b, 1.86), q(b, 1.8), q(a, 1.8)].reverse(), '#d2602f');
  }
};
