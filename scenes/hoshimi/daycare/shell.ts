import { cycle } from '../../kit/interior/cycle.ts';
import { type Pen, shade, WOOD_SIGN } from '../../kit/interior/Pen.ts';
import type { Plan } from '../../kit/interior/Plan.ts';
import { PAINT } from '../../kit/interior/paints.ts';
import { ceiling, lamp, planks, type WallLook } from '../../kit/interior/room.ts';
import { gableRoof } from '../../kit/interior/roof.ts';
import { BACK, CEILING, DECK, DOORWAY, FRONT, KITCHEN, ROOM } from './plan.ts';

const LOOK: WallLook = {
  high: CEILING,
  dado: 0.62,
  dadoColor: '#dcb684',
  outsideDado: 0.62,
  frame: '#b98a57',
};
const PARTY: WallLook = { ...LOOK, party: true };
const FACADE: WallLook = {
  ...LOOK,
  high: CEILING + 0.3,
  outside: '#f6e8cb',
  outsideDado: 0.5,
  outsideColor: '#c39a68',
};

/** Walls, pale floors, ceilings, the deck toward the yard and the roof. */
export const shell = (plan: Plan): void => {
  const { pen } = plan;
  const { nap, small, hall, big } = ROOM;
  plan.wall(nap[1], FRONT, nap[0], FRONT, FACADE, [
    { a: -18, b: -15.5, sill: 0.6, head: 2.25, panes: 3, curtain: '#cfd9e6' },
    { a: -15, b: -12.5, sill: 0.6, head: 2.25, panes: 3, curtain: '#cfd9e6' },
  ]);
  plan.wall(small[1], FRONT, small[0], FRONT, FACADE, [
    { a: -11.5, b: -9.1, sill: 0.42, head: 2.25, panes: 3, curtain: '#f6dfc0' },
    { a: -8.5, b: -6.7, sill: 0, head: 2.25 },
    { a: -6.1, b: -3.6, sill: 0.42, head: 2.25, panes: 3, curtain: '#f6dfc0' },
  ]);
  plan.wall(hall[1], FRONT, hall[0], FRONT, { ...FACADE, high: CEILING + 0.5 }, [
    { a: -2.6, b: -1.4, sill: 0.4, head: 2.25, panes: 2 },
    { a: -1.1, b: 1.5, sill: 0, head: 2.3 },
    { a: 1.8, b: 2.7, sill: 0.4, head: 2.25, panes: 2 },
  ]);
  plan.wall(big[1], FRONT, big[0], FRONT, FACADE, [
    { a: 3.6, b: 6.2, sill: 0.42, head: 2.25, panes: 3, curtain: '#dfe8d0' },
    { a: 6.9, b: 8.9, sill: 0, head: 2.25 },
    { a: 9.5, b: 12.1, sill: 0.42, head: 2.25, panes: 3, curtain: '#dfe8d0' },
  ]);
  const back = { ...LOOK, bare: true, outside: '#f6e8cb', outsideColor: '#c39a68' };
  plan.wall(nap[0], BACK, nap[1], BACK, back, [
    { a: -16.6, b: -13.9, sill: 1, head: 2.1, panes: 3, curtain: '#cfd9e6' },
  ]);
  plan.wall(small[0], BACK, small[1], BACK, back, [{ a: -10.6, b: -8, sill: 1, head: 2.1, panes: 3 }]);
  plan.wall(hall[0], BACK, hall[1], BACK, LOOK, [{ a: -1.6, b: 1.6, sill: 0.72, head: 1.76 }]);
  plan.wall(big[0], BACK, big[1], BACK, back, [{ a: 8.6, b: 11.2, sill: 1.15, head: 2.1, panes: 3 }]);
  plan.wall(nap[0], FRONT, nap[0], BACK, { ...LOOK, outsideColor: '#b98250' }, [
    { a: -5.4, b: -3, sill: 0.9, head: 2.1, panes: 2, curtain: '#cfd9e6' },
  ]);
  plan.wall(big[1], BACK, big[1], FRONT, { ...LOOK, outsideColor: '#b98250' }, [
    { a: -3.4, b: -1, sill: 0.9, head: 2.1, panes: 2 },
  ]);
  const door = { a: DOORWAY[0], b: DOORWAY[1], sill: 0, head: 2.05 };
  plan.wall(small[0], FRONT, small[0], BACK, PARTY, [
    door,
    { a: -3.6, b: -1.4, sill: 0.75, head: 1.7, panes: 2 },
  ]);
  plan.wall(hall[0], FRONT, hall[0], BACK, PARTY, [
    door,
    { a: -4.4, b: -3.5, sill: 0.6, head: 1.7, panes: 1 },
  ]);
  plan.wall(big[0], FRONT, big[0], BACK, PARTY, [door, { a: -4.4, b: -3.5, sill: 0.6, head: 1.7, panes: 1 }]);
  floors(plan);
  for (const [a, b] of [nap, small, hall, big])
    ceiling(pen, a, BACK, b, FRONT, CEILING, { beams: 1.9, beam: '#cdb088' });
  for (const [x, z] of [
    [-9.6, -5.4],
    [-5.4, -5.4],
    [-9.6, -2.4],
    [-5.4, -2.4],
    [0, -5.4],
    [0, -1.8],
    [5.6, -5.4],
    [9.8, -5.4],
    [5.6, -2.4],
    [9.8, -2.4],
  ] as const)
    lamp(pen, x, CEILING, z, 0.35);
  for (const z of [-5.6, -2.4]) lamp(pen, -15.2, CEILING, z, 0.3);
  kitchen(plan);
  roof(plan);
};

const floors = (plan: Plan): void => {
  const { pen } = plan;
  const { nap, small, hall, big } = ROOM;
  planks(pen, small[0], BACK, small[1], FRONT, PAINT.paleFloor, { seed: 5 });
  planks(pen, big[0], BACK, big[1], FRONT, PAINT.paleFloor, { seed: 6 });
  planks(pen, hall[0], BACK, hall[1], -3, PAINT.paleFloor, { seed: 8, alongX: false });
  const g = pen.ground;
  for (let i = 0; i < 6; i++) {
    for (let k = 0; k < 3; k++) {
      const [x, z] = [hall[0] + i, -3 + k];
      g.face(
        [
          [x, 0, z + 1],
          [x + 1, 0, z + 1],
          [x + 1, 0, z],
          [x, 0, z],
        ],
        cycle(['#d9c7a8', '#cfbc9c', '#dccdb2'], (i * 2 + k) % 3),
      );
    }
  }
  // Tatami, two by one, laid so that no four corners meet.
  const w = (nap[1] - nap[0]) / 4;
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const [x, z] = [nap[0] + i * w, BACK + j * 2];
      g.face(
        [
          [x, 0, z + 2],
          [x + w, 0, z + 2],
          [x + w, 0, z],
          [x, 0, z],
        ],
        (i + j) % 2 ? '#dcd7ac' : '#d3cfa0',
      );
      pen.face(
        [
          [x, 0.006, z + 2],
          [x + 0.05, 0.006, z + 2],
          [x + 0.05, 0.006, z],
          [x, 0.006, z],
        ],
        '#8a9468',
      );
    }
  }
  planks(pen, small[0], FRONT, big[1], DECK, ['#c9a274', '#c0976a', '#d1ab7e'], {
    seed: 11,
    wide: 0.2,
    long: 4.2,
  });
};

const kitchen = (plan: Plan): void => {
  const { x0, x1, z0 } = KITCHEN;
  const look = { ...LOOK, bare: true, dado: 0, inside: '#f1f3ec', outsideColor: '#c39a68' };
  plan.wall(x0, z0, x1, z0, look, [
    { a: -2.2, b: -0.4, sill: 1.3, head: 2.1, panes: 2 },
    { a: 0.4, b: 2.2, sill: 1.3, head: 2.1, panes: 2 },
  ]);
  plan.wall(x0, BACK, x0, z0, look);
  plan.wall(x1, z0, x1, BACK, look);
  plan.pen.ground.face(
    [
      [x0, 0, BACK],
      [x1, 0, BACK],
      [x1, 0, z0],
      [x0, 0, z0],
    ],
    '#cfd0c6',
  );
  ceiling(plan.pen, x0, z0, x1, BACK, CEILING, { beams: 6 });
  plan.block(0, (z0 + BACK) / 2, 0, x1 - x0, BACK - z0);
};

const roof = (plan: Plan): void => {
  const { pen } = plan;
  gableRoof(pen, {
    x0: ROOM.nap[0] - 0.7,
    x1: ROOM.big[1] + 0.8,
    z0: BACK - 0.9,
    z1: FRONT + 1.5,
    eaves: CEILING + 0.15,
    ridge: 5.3,
    tile: '#a2604a',
    rows: [1, 10],
    gableWall: '#f6e8cb',
  });
  pen.at(0.2, 0, FRONT - 0.9, -Math.PI / 2, (p: Pen) =>
    gableRoof(p, {
      x0: -3,
      x1: 3.5,
      z0: -3.7,
      z1: 3.7,
      eaves: CEILING + 0.35,
      ridge: 5.6,
      tile: '#a2604a',
      rows: [7, 7],
      gableWall: '#f6e8cb',
    }),
  );
  pen.box(0, 2.3, FRONT - 0.02, 6, 0.9, 0.12, '#f6e8cb', 't');
  for (const x of [-3.2, 3.6]) pen.box(x, 0, FRONT + 2.2, 0.2, CEILING + 0.35, 0.2, '#a9794b', 'b');
  for (const x of [-11.6, -8.8, -6, 6.4, 9.2, 12.1])
    pen.box(x, 0, DECK - 0.15, 0.14, CEILING + 0.05, 0.14, '#b98a57', 'b');
  pen.at(0.2, 0, FRONT + 2.58, 0, (p) =>
    p.sign('星見保育園', 0, 3.55, 0, 2.9, 0.52, { ...WOOD_SIGN, density: 80 }, 0.05),
  );
  pen.box(
    (ROOM.small[0] + ROOM.big[1]) / 2,
    -0.02,
    DECK + 0.18,
    ROOM.big[1] - ROOM.small[0],
    0.06,
    0.34,
    shade('#c9a274', -0.12),
    'b',
  );
};
