import { cycle } from '../../kit/interior/cycle.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { PAINT } from '../../kit/interior/paints.ts';
import { ceiling, planks, tube } from '../../kit/interior/room.ts';
import { gableRoof } from '../../kit/interior/roof.ts';
import type { WallLook } from '../../kit/interior/room.ts';
import { CEILING, DOORWAY, FRONT, GYM, INNER, NORTH, ROOM } from './plan.ts';

const LOOK: WallLook = { high: CEILING, dado: 0.86, outsideDado: 0.86 };
const PARTY: WallLook = { ...LOOK, party: true };
const FACADE: WallLook = {
  high: CEILING + 0.3,
  dado: 0.72,
  outside: '#f3e3c3',
  outsideDado: 0.95,
  outsideColor: '#8f5d38',
};

/** Walls, floors, ceilings and roof of the long wooden schoolhouse. */
export const shell = (plan: Plan): void => {
  const { pen } = plan;
  const windows = (from: number, to: number, n: number, curtain?: string) =>
    Array.from({ length: n }, (_, i) => {
      const w = (to - from - 0.7) / n;
      const a = from + 0.35 + i * w + 0.22;
      return { a, b: a + w - 0.44, sill: 0.78, head: 2.42, panes: 4, curtain };
    });
  const rooms = [
    ['science', 3, undefined],
    ['music', 2, PAINT.curtain],
    ['classroom', 2, '#f4e4b8'],
    ['library', 2, '#dfe6d2'],
    ['lunch', 3, '#f3d9a6'],
  ] as const;
  for (const [name, n, curtain] of rooms) {
    const [a, b] = ROOM[name];
    plan.wall(b, FRONT, a, FRONT, FACADE, windows(a, b, n, curtain));
    const [d0, d1] = DOORWAY[name];
    const hall: readonly (readonly [number, number])[] =
      d0 - a > b - d1
        ? [
            [a + 0.9, a + 3.1],
            [a + 3.9, Math.min(a + 6.1, d0 - 0.5)],
          ]
        : [
            [d1 + 0.8, d1 + 3],
            [d1 + 3.8, Math.min(d1 + 5.7, b - 0.7)],
          ];
    plan.wall(a, INNER, b, INNER, LOOK, [
      { a: d0, b: d1, sill: 0, head: 2.15 },
      ...(name === 'library' ? [] : hall.map(([p, q]) => ({ a: p, b: q, sill: 1.0, head: 2.15, panes: 3 }))),
    ]);
    plan.wall(a, FRONT, a, INNER, PARTY);
    planks(pen, a, INNER, b, FRONT, PAINT.floor, { seed: Math.round(a) + 99 });
    ceiling(pen, a, INNER, b, FRONT, CEILING);
    for (const x of [a + (b - a) * 0.28, a + (b - a) * 0.72])
      for (const z of [-5, -1.6]) tube(pen, x, CEILING - 0.2, z, 1.5);
    doors(plan, d0, d1);
  }
  plan.wall(ROOM.lunch[1], FRONT, ROOM.lunch[1], INNER, PARTY, [
    { a: -4.6, b: -1.6, sill: 0.82, head: 1.86 },
  ]);
  plan.wall(4, INNER, 4, FRONT, PARTY);
  corridorShell(plan);
  entranceShell(plan);
  kitchenShell(plan);
  roofs(plan);
};

/** Sliding doors pushed aside, with their glass lights. */
const doors = (plan: Plan, d0: number, d1: number): void => {
  const p = plan.pen;
  for (const [x, z] of [
    [d0 - 0.42, INNER + 0.13],
    [d1 + 0.42, INNER - 0.13],
  ] as const) {
    p.box(x, 0, z, 0.86, 0.9, 0.04, '#b07a45', 'b');
    for (const s of [-1, 1]) p.box(x + s * 0.4, 0.9, z, 0.06, 1.2, 0.04, '#a06c3c', 'bt');
    p.box(x, 2.04, z, 0.86, 0.08, 0.04, '#a06c3c');
    p.box(x, 1.45, z, 0.8, 0.04, 0.04, '#a06c3c');
  }
};

const corridorShell = (plan: Plan): void => {
  const { pen } = plan;
  const [west, east] = [ROOM.science[0], GYM.x0];
  const gaps = [];
  for (let x = west + 1; x < east - 3; x += 3.7)
    gaps.push({ a: x, b: x + 2.6, sill: 0.82, head: 2.3, panes: 3 });
  plan.wall(
    west,
    NORTH,
    east,
    NORTH,
    { ...LOOK, bare: true, outside: '#f3e3c3', outsideColor: '#8f5d38' },
    gaps,
  );
  plan.wall(west, INNER, west, NORTH, { ...LOOK, outsideColor: '#8f5d38' }, [
    { a: -9.2, b: -7.6, sill: 0.9, head: 2.3, panes: 2 },
  ]);
  plan.wall(ROOM.kitchen[0], INNER, east, INNER, LOOK);
  planks(pen, west, NORTH, east, INNER, PAINT.floor, { seed: 7, wide: 0.28, long: 2.6 });
  ceiling(pen, west, NORTH, east, INNER, CEILING - 0.15, { beams: 1.85 });
  for (let x = west + 2.4; x < east; x += 5.6) tube(pen, x, CEILING - 0.36, (NORTH + INNER) / 2, 1.3);
};

const entranceShell = (plan: Plan): void => {
  const { pen } = plan;
  const [a, b] = ROOM.entrance;
  plan.wall(b, FRONT, a, FRONT, { ...FACADE, high: CEILING + 0.9 }, [
    { a: -2.7, b: -1.5, sill: 0.5, head: 2.4, panes: 2 },
    { a: -1.2, b: 2.2, sill: 0, head: 2.5 },
    { a: 2.5, b: 3.7, sill: 0.5, head: 2.4, panes: 2 },
  ]);
  plan.wall(a, FRONT, a, INNER, PARTY);
  const step = -2.6;
  const g = pen.ground;
  for (let i = 0; i < 7; i++) {
    for (let k = 0; k < 3; k++) {
      const [x, z, d] = [a + i, step + k * 1.066, 1.066];
      g.face(
        [
          [x, 0, z + d],
          [x + 1, 0, z + d],
          [x + 1, 0, z],
          [x, 0, z],
        ],
        cycle(['#cdbfa6', '#c6b79d', '#d2c5ad'], (i + k * 2) % 3),
      );
    }
  }
  pen.box(0.5, CEILING - 0.3, INNER, b - a, 0.3, 0.16, PAINT.plaster, 't');
  for (const x of [a, b]) pen.box(x, 0, INNER, 0.24, CEILING, 0.24, '#b98a57', 'tb');
  planks(pen, a, INNER, b, step, PAINT.floor, { seed: 77 });
  ceiling(pen, a, INNER, b, FRONT, CEILING, { alongX: true });
  for (const z of [-5, -1.6]) tube(pen, 0.5, CEILING - 0.2, z, 1.5);
};

const kitchenShell = (plan: Plan): void => {
  const { pen } = plan;
  const [a, b] = ROOM.kitchen;
  plan.wall(b, FRONT, a, FRONT, { ...FACADE, dado: 0 }, [
    { a: a + 0.5, b: b - 0.5, sill: 1.2, head: 2.3, panes: 2 },
  ]);
  plan.block((a + b) / 2, (INNER + FRONT) / 2, 0, b - a, FRONT - INNER);
  pen.ground.face(
    [
      [a, 0, FRONT],
      [b, 0, FRONT],
      [b, 0, INNER],
      [a, 0, INNER],
    ],
    '#c9cbc2',
  );
  ceiling(pen, a, INNER, b, FRONT, CEILING, { beams: 3 });
  tube(pen, (a + b) / 2, CEILING, -3.2, 2.4, false);
};

const roofs = (plan: Plan): void => {
  const { pen } = plan;
  const tile = '#5d646d';
  gableRoof(pen, {
    x0: -28.9,
    x1: 23.3,
    z0: NORTH - 0.9,
    z1: FRONT + 0.95,
    eaves: CEILING + 0.22,
    ridge: 5.7,
    tile,
    rows: [1, 9],
    column: 2.2,
    gableWall: '#f3e3c3',
  });
  // The entrance gable, its ridge toward the yard.
  pen.at(0.5, 0, FRONT - 1.2, -Math.PI / 2, (p) =>
    gableRoof(p, {
      x0: -2.9,
      x1: 3.4,
      z0: -4.1,
      z1: 4.1,
      eaves: CEILING + 0.55,
      ridge: 6.2,
      tile,
      rows: [7, 7],
      gableWall: '#f3e3c3',
    }),
  );
  for (const x of [-2.6, 3.6]) pen.box(x, 0, FRONT + 1.7, 0.22, CEILING + 0.55, 0.22, PAINT.beam, 'b');
};
