// Public buildings for any town: one hall with choices, and the halls towns have. Front on z = 0, body behind it,
// facing +z.
import { slidingDoor, windowAt } from './building.ts';
import type { Mesh } from './mesh.ts';
import { paint } from './palette.ts';
import { gableRoof, pentRoof } from './roof.ts';
import { bench, planter } from './street.ts';

export interface HallOptions {
  width: number;
  depth: number;
  storeys: 1 | 2;
  /** Over the door. */
  name: string;
  wall?: string;
  roof?: string;
  /** Bands, window frames and porch. */
  trim?: string;
  signGround?: string;
  signInk?: string;
  /** A gable with a clock over the door. */
  clock?: boolean;
  /** Each window frame its own colour, from left to right. */
  frames?: readonly string[];
  /** Lit rooms behind the windows. */
  warm?: boolean;
}

/** Walls, windows in a row, a porch with the name, a tiled roof; clock gable or not. */
export function hall(m: Mesh, o: HallOptions): void {
  const { width: w, depth: d, storeys, wall = '#f3e6cd', roof = paint.tile, trim = paint.wood } = o;
  const [X, H] = [w / 2, storeys * 3.3 + 0.3];
  m.box({ at: [0, 0, -d / 2], size: [w, H, d], color: wall, faces: 'nsew' });
  m.box({ at: [0, 0, -d / 2], size: [w + 0.12, 0.7, d + 0.12], color: paint.stoneWarm, faces: 'nsewt' });
  for (let f = 1; f <= storeys; f++)
    m.box({ at: [0, f * 3.3 - 0.05, -d / 2], size: [w + 0.1, 0.24, d + 0.1], color: trim, faces: 'nsewtb' });
  const door = Math.min(4.4, w * 0.3);
  const bays = Math.max(2, Math.round((w - door - 1) / 2.7));
  const step = (w - door - 1) / bays;
  const frame = (i: number) => o.frames?.[i % o.frames.length] ?? trim;
  for (let i = 0; i < bays; i++) {
    const side = i < bays / 2 ? -X + 0.5 + step * (i + 0.5) : -X + 0.5 + door + step * (i + 0.5);
    for (let f = 0; f < storeys; f++)
      windowAt(m, [side, f * 3.3 + 1.15, 0.02], Math.min(1.9, step * 0.72), 1.45, {
        bars: 1,
        rail: f > 0,
        warm: o.warm === true && f === 0,
        frame: frame(i),
      });
  }
  const middle = bays % 2 === 0 ? 0 : step / 2;
  slidingDoor(m, [middle, 0.06, 0.05], door * 0.74, 2.4, 2);
  if (storeys > 1) windowAt(m, [middle, 4.45, 0.02], door * 0.6, 1.45, { bars: 2, frame: frame(bays) });
  m.group({ at: [middle, 0, 0] }, (g) => {
    pentRoof(g, [0, 2.75, 0.02], door + 0.9, 1.9, 0.42, roof);
    for (const s of [-1, 1])
      g.box({ at: [s * (door / 2 + 0.15), 0, 1.65], size: [0.2, 2.72, 0.2], color: trim, bevel: 0.03 });
    g.sign({
      at: [0, 2.68, 1.98],
      width: Math.min(door + 0.4, 0.62 * Array.from(o.name).length + 0.5),
      height: 0.58,
      text: o.name,
      ink: o.signInk ?? '#fbf4e6',
      ground: o.signGround ?? '#5c4433',
      depth: 0.08,
      density: 60,
    });
    if (!o.clock) return;
    g.box({ at: [0, H - 0.2, -1.4], size: [3.6, 2.5, 3], color: wall, faces: 'sew' });
    g.group({ at: [0, H + 2.3, -1.4], yaw: Math.PI / 2 }, (k) =>
      gableRoof(k, {
        at: [0, 0, 0],
        width: 3,
        depth: 3.6,
        rise: 1.4,
        overhang: 0.4,
        rows: 4,
        pitch: 0.7,
        color: roof,
        gable: wall,
      }),
    );
    g.sign({
      at: [0, H + 1.3, 0.15],
      width: 1.4,
      height: 1.4,
      text: '',
      picture: 'clock',
      ink: '#4a3b30',
      ground: '#fbf4e2',
      depth: 0.1,
      density: 52,
    });
  });
  for (const s of [-1, 1])
    m.group({ at: [0, 0, -d / 2], yaw: (s * Math.PI) / 2 }, (g) => {
      for (let f = 0; f < storeys; f++)
        for (const x of [-d * 0.24, d * 0.24])
          windowAt(g, [x, f * 3.3 + 1.2, X + 0.02], 1.5, 1.3, { bars: 1, frame: trim });
    });
  m.group({ at: [0, 0, -d], yaw: Math.PI }, (g) => {
    for (let f = 0; f < storeys; f++)
      for (let i = 0; i < bays; i++)
        windowAt(g, [-X + (w * (i + 0.5)) / bays, f * 3.3 + 1.2, 0.02], 1.5, 1.3, { far: true, frame: trim });
  });
  gableRoof(m, {
    at: [0, H, -d / 2],
    width: w,
    depth: d,
    rise: d * 0.24,
    overhang: 0.8,
    rows: 5,
    pitch: 1,
    color: roof,
    gable: wall,
  });
  for (const s of [-1, 1]) m.group({ at: [s * (X - 1.3), 0, 0.55] }, (g) => planter(g, 1.5));
}

export interface NamedOptions {
  name: string;
  width: number;
  depth: number;
}

/** Town hall or community hall: two storeys and a clock. */
export const publicHall = (m: Mesh, o: NamedOptions): void =>
  hall(m, { ...o, storeys: 2, clock: true, signGround: '#2d4f6b', warm: true });
/** Low, pale and calm. */
export const clinicHouse = (m: Mesh, o: NamedOptions): void =>
  hall(m, {
    ...o,
    storeys: 1,
    wall: '#f5efe2',
    roof: '#6f8385',
    trim: '#7fa6a3',
    signGround: '#fbf7ec',
    signInk: '#2f5f5c',
    warm: true,
  });
/** Two storeys of cream and wood. */
export const schoolFront = (m: Mesh, o: NamedOptions): void =>
  hall(m, { ...o, storeys: 2, clock: true, wall: '#f6e7c8', roof: '#8f6a58', trim: '#d99a62' });
/** One storey, every window frame of another colour. */
export const nurseryHouse = (m: Mesh, o: NamedOptions): void =>
  hall(m, {
    ...o,
    storeys: 1,
    wall: '#fbeeda',
    roof: '#a8705a',
    trim: paint.woodPale,
    frames: ['#7fb0c9', '#e9b96a', '#92b86a', '#e79aa9'],
    signGround: '#fdf3d9',
    signInk: '#5c4433',
  });

/** A small station or ferry house with benches under the eaves. */
export function waitingHouse(m: Mesh, o: NamedOptions): void {
  hall(m, {
    ...o,
    storeys: 1,
    wall: '#f2e4c8',
    roof: '#7d5a4c',
    trim: paint.woodDark,
    signGround: '#3f5a4c',
    warm: true,
  });
  m.sign({
    at: [o.width * 0.34, 1.75, 0.12],
    width: 1.3,
    height: 1,
    text: '時刻表',
    picture: 'timetable',
    ink: '#3f4b5c',
    ground: '#fffaf0',
    frame: '#5c4433',
    density: 70,
    depth: 0.04,
  });
  m.group({ at: [-o.width * 0.33, 0, 1.2] }, bench);
}
