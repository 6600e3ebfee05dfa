// Who is out and about in Hoshimi: their ways, where they stop and for how long. Feet follow the navmesh (tested).
import type { MoverActor } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { Vec2 } from '../../kit/mesh.ts';
import { standAt } from './marks.ts';
import { NEAR_TRACK, SHEDS } from './railway.ts';

type Point = [number, number, number];
const round = (v: number) => Math.round(v * 100) / 100;

/** Ground under a walker's feet; the ramp through the station house included. */
const foot = (x: number, z: number): Point => {
  const onRamp = x > 50 && x <= 57 && z > 13.1 && z < 16.9;
  const [, y] = standAt(x, z);
  return [round(x), round(onRamp ? 0.08 + ((x - 50) / 7) * 0.52 : y), round(z)];
};

/** A way through corners, with points close enough together to follow the ground; where each corner ended up. */
function way(corners: readonly Vec2[]): { path: Point[]; at: number[] } {
  const path: Point[] = [];
  const at: number[] = [];
  corners.forEach(([x, z], i) => {
    const last = corners[i - 1];
    if (last) {
      // Level ground needs no points between; the bridge, the rise to the shrine and the ramp do.
      const n = Math.ceil(Math.hypot(x - last[0], z - last[1]) / 1.3);
      for (let k = 1; k < n; k++) {
        const p = foot(last[0] + ((x - last[0]) * k) / n, last[1] + ((z - last[1]) * k) / n);
        const before = path.at(-1);
        if (before && Math.abs(p[1] - before[1]) > 0.02) path.push(p);
      }
    }
    at.push(path.length);
    path.push(foot(x, z));
  });
  return { path, at };
}

/**
 * The same way, so many metres to its right: friends walk side by side and meet nobody of their own on the way back.
 */
const beside = (corners: readonly Vec2[], by: number, back = 0): Vec2[] =>
  corners.map(([x, z], i) => {
    const a = corners[Math.max(0, i - 1)] as Vec2;
    const b = corners[Math.min(corners.length - 1, i + 1)] as Vec2;
    const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const [dx, dz] = [(b[0] - a[0]) / l, (b[1] - a[1]) / l];
    // So many metres short of the end, and as many before the beginning: one rests behind another.
    const short = i === corners.length - 1 || i === 0 ? back : 0;
    return [x - dz * by - dx * short, z + dx * by - dz * short];
  });

const day = ['morning', 'noon'] as const;
const light = ['morning', 'noon', 'dusk'] as const;

/** To and fro between the ends, with a rest of so many seconds at each. */
function stroll(
  node: string,
  corners: readonly Vec2[],
  o: {
    speed: number;
    rest: number;
    phase: number;
    tint?: string;
    act?: 'walk' | 'sweep';
    hours?: readonly NonNullable<MoverActor['hours']>[number][];
  },
): MoverActor {
  const { path } = way(corners);
  const { rest, act = 'walk', hours, ...more } = o;
  return {
    node,
    act,
    path,
    way: 'pingpong',
    pauses: [
      { at: 0, seconds: rest },
      { at: path.length - 1, seconds: rest },
    ],
    ...more,
    ...(hours ? { hours: [...hours] } : {}),
  };
}

const stander = (
  node: string,
  act: 'wait' | 'greet' | 'guard',
  [x, z]: Vec2,
  yaw: number,
  phase: number,
  tint: string,
  hours: readonly NonNullable<MoverActor['hours']>[number][] = light,
): MoverActor => ({
  node,
  act,
  path: [foot(x, z)],
  speed: 1,
  way: 'loop',
  phase,
  yaw: round(yaw),
  tint,
  hours: [...hours],
});

const toSchool: readonly Vec2[] = [
  [-3.7, 44],
  [-3.7, 24],
  [-5.8, 20.6],
  [-5.8, 13.4],
  [-6.1, 11],
  [-7.4, 6.4],
  [-7.4, -4],
  [-8.6, -9],
  [-9, -12.6],
  [-12.8, -17],
  [-13, -22],
  [-13, -39.6],
];
const toShrine: readonly Vec2[] = [
  [-24.4, -4.3],
  [-28.6, -4.3],
  [-43.6, -4.3],
  [-50, -4.4],
  [-58, -4.6],
  [-62.4, -4.9],
];

/** East on the north side of the street, round the station's forecourt, back west, and a turn where nobody sees it. */
const street: readonly Point[] = [
  [SHEDS.west, 0.05, 15.6],
  [-60, 0.05, 15.6],
  [0, 0.05, 15.6],
  [38, 0.05, 15.6],
  [42.4, 0.07, 15],
  [45.2, 0.08, 15.3],
  [46.8, 0.08, 17.2],
  [45.4, 0.08, 19.2],
  [42.6, 0.08, 19.5],
  [38.4, 0.05, 18.9],
  [36, 0.05, 18.8],
  [0, 0.05, 18.8],
  [SHEDS.west, 0.05, 18.8],
];
const ride = (
  node: string,
  speed: number,
  phase: number,
  pauses: NonNullable<MoverActor['pauses']>,
): MoverActor => ({
  node,
  act: 'ride',
  path: street.map((p): Point => [...p]),
  speed,
  way: 'loop',
  phase,
  pauses,
});

export function movers(): MoverActor[] {
  const school = { speed: 1.05, rest: 9, hours: day };
  const woods = { speed: 0.7, rest: 16, hours: day };
  const [north, south] = [SHEDS.north, SHEDS.south];
  return [
    stroll('pupil', beside(toSchool, 0.02), { ...school, phase: 34, tint: '#6f95b8' }),
    stroll('pupil-skirt', beside(toSchool, 0.4, 0.9), { ...school, phase: 32.6, tint: '#e9a5ae' }),
    stroll('pupil', beside(toSchool, -0.26, 1.8), { ...school, phase: 30, tint: '#8fb072' }),
    stander('guard', 'guard', [-7.8, 20.9], Math.PI, 0, '#7f93a8', day),
    stander('teacher', 'greet', [-15.3, -33], 0.6, 3, '#8fb0c4', day),
    stroll(
      'woman',
      [
        [46.4, 12.9],
        [20, 12.9],
        [16.4, 11],
        [10, 9],
        [8.4, 2],
        [6.6, -3],
        [6.6, -9],
        [9.2, -15.6],
      ],
      { speed: 1.15, rest: 20, phase: 42, tint: '#d9785f' },
    ),
    stroll(
      'man',
      [
        [-13.6, -11.4],
        [-13.4, -4.5],
        [-20, -4],
        [-28.4, -3.5],
        [-43.6, -3.5],
        [-45.8, -3.7],
      ],
      { speed: 1.1, rest: 14, phase: 20, tint: '#5f8a8b' },
    ),
    stroll(
      'elder',
      [
        [3.2, 8.4],
        [3, -2],
        [2.4, -9.4],
      ],
      { speed: 0.62, rest: 18, phase: 26, tint: '#b79a86', hours: light },
    ),
    stroll(
      'sweeper',
      [
        [1.8, -13.9],
        [-5.4, -13.9],
      ],
      { speed: 0.22, rest: 3, phase: 12, tint: '#8d7fa8', act: 'sweep', hours: day },
    ),
    stander('woman', 'wait', [40.3, 21.7], Math.PI, 0, '#e7b95a'),
    stander('man', 'wait', [39.5, 21.6], Math.PI + 0.2, 5, '#7fa372'),
    stroll('teacher', beside(toShrine, 0.75), { ...woods, phase: 34, tint: '#e9c7b8' }),
    stroll('toddler', beside(toShrine, 0.45, 0.9), { ...woods, phase: 31.6, tint: '#e8a0a8' }),
    stroll('toddler', beside(toShrine, 0.15, 1.8), { ...woods, phase: 29.9, tint: '#8fb9d0' }),
    stroll('toddler', beside(toShrine, -0.15, 2.7), { ...woods, phase: 28.1, tint: '#a9c77d' }),
    stroll(
      'farmer',
      [
        [-4.5, 43],
        [-4.4, 63],
      ],
      { speed: 0.7, rest: 12, phase: 15, tint: '#c9b28a', hours: light },
    ),
    stroll(
      'woman',
      [
        [17, -11.6],
        [24.3, -11.6],
        [24.7, -17],
        [27.4, -19.2],
      ],
      { speed: 0.72, rest: 15, phase: 18, tint: '#7f93a8', hours: light },
    ),
    stroll(
      'toddler',
      [
        [17.3, -12.3],
        [23.7, -12.3],
        [24, -17.3],
        [26.9, -19.8],
      ],
      { speed: 0.72, rest: 15.4, phase: 18, tint: '#f0c24a', hours: light },
    ),
    ride('bus', 6.4, 38, [
      { at: 10, seconds: 26 },
      { at: 12, seconds: 34 },
    ]),
    ride('kei', 7.2, 12, [{ at: 12, seconds: 46 }]),
    {
      node: 'train',
      act: 'rail',
      path: [
        [NEAR_TRACK, 0.06, north],
        [NEAR_TRACK, 0.06, 14],
        [NEAR_TRACK, 0.06, south],
      ],
      speed: 13,
      way: 'pingpong',
      phase: 44,
      pauses: [
        { at: 0, seconds: 40 },
        { at: 1, seconds: 36 },
        { at: 2, seconds: 40 },
      ],
    },
  ];
}
