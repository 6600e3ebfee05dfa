// Town hall, school and daycare from outside; each at its own origin, front on z = 0 facing +z.
import { slidingDoor, windowAt } from '../../kit/building.ts';
import type { Mesh, Vec3 } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';
import { gableRoof, pentRoof } from '../../kit/roof.ts';
import { planter } from '../../kit/street.ts';
import { adult, person } from '../../kit/people.ts';

const wall = (m: Mesh, a: Vec3, b: Vec3, h: number, color: string) =>
  m.quad(a, b, [b[0], b[1] + h, b[2]], [a[0], a[1] + h, a[2]], color);

/** Town hall: two storeys, clock gable, a hall open to the square with its counters. 24 × 12 m. */
export function townHall(m: Mesh): void {
  const plaster = '#f3e6cd';
  const [X, D, H] = [12, 12, 7];
  // Upper storey and wings; the middle 13 m of the ground floor are open.
  m.box({ at: [0, 3.5, -D / 2], size: [X * 2, H - 3.5, D], color: plaster, faces: 'nsew' });
  for (const s of [-1, 1]) {
    m.box({ at: [s * 9.25, 0, -D / 2], size: [5.5, 3.5, D], color: plaster, faces: s > 0 ? 'nse' : 'nsw' });
    m.box({
      at: [s * 9.25, 0, -D / 2 + 0.02],
      size: [5.54, 0.9, D + 0.06],
      color: paint.stone,
      faces: s > 0 ? 'nset' : 'nswt',
    });
    for (const x of [7.9, 10.6])
      windowAt(m, [s * x, 1.15, 0.05], 1.7, 1.6, { bars: 2, rail: true, frame: paint.wood });
    // Inner faces of the wings.
    wall(
      m,
      [s * 6.5, 0, s > 0 ? -6.5 : 0],
      [s * 6.5, 0, s > 0 ? 0 : -6.5].map(Number) as unknown as Vec3,
      3.5,
      '#f0dfc0',
    );
  }
  wall(m, [-6.5, 0, -6.5], [6.5, 0, -6.5], 3.5, '#ecd9b4');
  m.quad([-6.5, 3.5, -6.5], [6.5, 3.5, -6.5], [6.5, 3.5, 0], [-6.5, 3.5, 0], '#e2c79a');
  m.box({ at: [0, 0, -D + 0.5], size: [X * 2 - 0.5, 3.4, 1], color: plaster, faces: 'n' });
  for (const x of [-4, 0, 4])
    m.box({ at: [x, 3.42, -3.2], size: [1.6, 0.06, 2.6], color: '#fff0cf', surface: 'glow', emit: 6 });
  for (const x of [-6.4, -2.2, 2.2, 6.4])
    m.box({ at: [x, 0, 0.05], size: [0.38, 3.5, 0.38], color: paint.wood, faces: 'nsew' });
  m.box({ at: [0, 3.3, 0.1], size: [13.6, 0.5, 0.4], color: paint.wood });
  pentRoof(m, [0, 3.85, 0.05], 15, 2.2, 0.95, paint.tile);
  for (const x of [-6.9, 6.9])
    m.box({ at: [x, 0, 1.9], size: [0.3, 3.75, 0.3], color: paint.woodDark, bevel: 0.04 });
  for (const x of [-9.6, -6.9, -3.1, 3.1, 6.9, 9.6])
    windowAt(m, [x, 4.75, 0.02], 1.6, 1.55, { bars: 1, rail: true, frame: paint.wood });
  m.box({ at: [0, H - 0.3, 0.05], size: [X * 2 + 0.1, 0.3, 0.16], color: '#d99a62', faces: 'stb' });
  for (const yaw of [Math.PI / 2, -Math.PI / 2])
    m.group({ at: [0, 0, -D / 2], yaw }, (w) => {
      for (const f of [1.1, 4.6])
        for (const x of [-3.4, 0, 3.4])
          windowAt(w, [x, f, X + 0.02], 1.6, 1.5, { bars: 1, frame: paint.wood });
    });
  gableRoof(m, {
    at: [0, H, -D / 2],
    width: X * 2,
    depth: D,
    rise: 2.9,
    overhang: 0.9,
    rows: 6,
    pitch: 0.75,
    gable: plaster,
    ribs: 'all',
  });
  // Clock gable in the middle.
  m.box({ at: [0, H - 0.2, -1.6], size: [4.6, 3.1, 3.4], color: plaster, faces: 'sew' });
  m.group({ at: [0, H + 2.9, -1.6], yaw: Math.PI / 2 }, (g) =>
    gableRoof(g, {
      at: [0, 0, 0],
      width: 3.4,
      depth: 4.6,
      rise: 1.7,
      overhang: 0.5,
      rows: 4,
      pitch: 0.7,
      gable: plaster,
    }),
  );
  m.sign({
    at: [0, H + 1.75, 0.16],
    width: 1.7,
    height: 1.7,
    text: '',
    picture: 'clock',
    ink: '#4a3b30',
    ground: '#fbf4e2',
    depth: 0.1,
    density: 52,
  });
  m.box({ at: [0, H + 0.55, 0.12], size: [4.7, 0.16, 0.14], color: '#d99a62' });
  m.sign({
    at: [0, 4.36, 2.34],
    width: 4.4,
    height: 0.82,
    text: '星見町役場',
    ink: '#fbf4e6',
    ground: '#5c4433',
    frame: '#c39b6d',
    depth: 0.1,
  });
  // Counters: the concierge in front, children's on the left, houses on the right.
  const counter = (x: number, z: number, w: number, text: string, ground: string) => {
    m.box({ at: [x, 0.1, z], size: [w, 0.95, 0.6], color: paint.woodPale, bevel: 0.03 });
    m.box({ at: [x, 1.05, z + 0.03], size: [w + 0.16, 0.06, 0.74], color: '#e7d3ae' });
    m.sign({
      at: [x, 0.62, z + 0.315],
      width: w * 0.86,
      height: 0.46,
      text,
      ink: '#fbf4e6',
      ground,
      depth: 0.02,
      density: 64,
    });
  };
  counter(0, -3.2, 3.2, '移住コンシェルジュ', '#c8452f');
  counter(-4.6, -4.4, 2.6, '子育て 窓口', '#3d762b');
  m.group({ at: [-0.5, 0.1, -3.95] }, (g) => person(g, { ...adult(4), top: '#c8685a', apron: '#f3e6cd' }));
  m.group({ at: [-4.6, 0.1, -5.1] }, (g) => person(g, { ...adult(7), top: '#6f95b8' }));
  m.box({ at: [4.7, 0.1, -5.6], size: [3.2, 0.5, 0.4], color: paint.woodPale });
  m.sign({
    at: [4.7, 1.75, -5.7],
    width: 3.0,
    height: 1.9,
    text: '空き家バンク',
    picture: 'map',
    ink: '#3f4b5c',
    ground: '#fffaf0',
    frame: '#8a6345',
    depth: 0.08,
    density: 60,
  });
  m.sign({
    at: [0, 2.5, -6.4],
    width: 4.2,
    height: 0.9,
    text: 'ようこそ 星見へ',
    ink: '#5c4433',
    ground: '#fbf0d6',
    frame: '#c39b6d',
    density: 50,
  });
  m.cylinder({
    at: [5.9, 0.1, -2.2],
    radius: 0.3,
    topRadius: 0.36,
    height: 0.5,
    color: '#b9835a',
    sides: 10,
  });
  m.leafCard([5.9, 1.1, -2.2], 1.2, '#7da552', 'leaves', 3);
}

/**
 * The schoolhouse of the school space seen from outside: long, wooden, one storey under grey tiles, the gym at its east
 * end. 32 × 10 m; the entrance stands left of the middle.
 */
export function schoolOutside(m: Mesh): void {
  const [X, D, H, T] = [16, 10, 3.3, -9];
  const cream = '#f3e3c3';
  const boards = '#8f5d38';
  const tile = '#5d646d';
  const hall = X - 9;
  const wide = X + hall;
  const mid = (hall - X) / 2;
  m.box({ at: [mid, 0, -D / 2], size: [wide, H, D], color: cream, faces: 'nsw' });
  m.box({ at: [mid, 0, -D / 2], size: [wide + 0.08, 0.95, D + 0.08], color: boards, faces: 'nsw' });
  m.box({ at: [mid, 0.95, -D / 2], size: [wide + 0.14, 0.07, D + 0.14], color: '#a9744a', faces: 'nswtb' });
  m.box({ at: [mid, 0, -D / 2], size: [wide + 0.2, 0.22, D + 0.2], color: paint.stone, faces: 'nswt' });
  for (let x = -X + 0.6; x < hall; x += 0.62)
    if (Math.abs(x - T) > 3.4)
      m.box({ at: [x, 0.22, 0.05], size: [0.04, 0.73, 0.03], color: '#7d5130', faces: 's', fine: true });
  for (const x of [-14.2, -4.2, -1.1, 2, 5.1])
    windowAt(m, [x, 1.06, 0.05], 2.3, 1.5, { bars: 3, frame: '#efe3cb', rail: true, lit: 0.3 });
  m.group({ at: [-X, 0, -D / 2], yaw: -Math.PI / 2 }, (w) => {
    for (const x of [-2.6, 2.6]) windowAt(w, [x, 1.06, 0.05], 2, 1.4, { bars: 2, frame: '#efe3cb' });
  });
  m.group({ at: [0, 0, -D], yaw: Math.PI }, (w) => {
    for (const x of [13, 8.6, 4.2, -0.2, -4.6])
      windowAt(w, [x, 1.06, 0.05], 2.2, 1.4, { far: true, frame: '#efe3cb' });
  });
  gableRoof(m, {
    at: [mid, H, -D / 2],
    width: wide,
    depth: D,
    rise: 2.5,
    overhang: 0.9,
    rows: 5,
    pitch: 1.1,
    color: tile,
    gable: cream,
  });
  // The entrance: a gable toward the yard on two posts, the clock in it.
  m.box({ at: [T, 0, 0.4], size: [6.2, H + 0.5, 0.9], color: cream, faces: 'sew' });
  for (const s of [-1, 1]) {
    m.box({ at: [T + s * 2.75, 0, 0.44], size: [0.76, 0.95, 0.9], color: boards, faces: 'sewt' });
    windowAt(m, [T + s * 2.45, 1.06, 0.87], 0.8, 1.36, { bars: 1, frame: '#efe3cb', lit: 1 });
    m.box({ at: [T + s * 2.9, 0, 2.5], size: [0.24, H + 0.5, 0.24], color: '#6f4a30', faces: 'nsew' });
    m.box({ at: [T + s * 2.9, 0, 2.5], size: [0.6, 0.3, 0.6], color: paint.stone, faces: 'nsewt' });
  }
  slidingDoor(m, [T, 0.05, 0.9], 3.5, 2.5, 4);
  m.box({ at: [T, H + 0.32, 1.6], size: [6.3, 0.24, 2.1], color: '#6f4a30', faces: 'nsewb' });
  m.group({ at: [T, H + 0.55, 0.1], yaw: Math.PI / 2 }, (g) =>
    gableRoof(g, {
      at: [0, 0, 0],
      width: 5.2,
      depth: 6.2,
      rise: 2.1,
      overhang: 0.6,
      rows: 4,
      pitch: 0.8,
      color: tile,
      gable: cream,
    }),
  );
  m.sign({
    at: [T, H + 1.45, 2.74],
    width: 0.9,
    height: 0.9,
    text: '',
    picture: 'clock',
    ink: '#4a3b30',
    ground: '#fffaf0',
    frame: '#8a5a34',
    depth: 0.06,
    density: 90,
  });
  m.sign({
    at: [T, H + 0.44, 2.72],
    width: 3.4,
    height: 0.56,
    text: '星見小学校',
    ink: '#3b2a1f',
    ground: '#e6c795',
    frame: '#9a6d40',
    depth: 0.06,
    density: 64,
  });
  // The gym: higher, with high windows.
  const [gw, gh] = [X - hall, 5.4];
  const gx = hall + gw / 2;
  m.box({ at: [gx, 0, -D / 2], size: [gw, gh, D + 1], color: cream, faces: 'nsew' });
  m.box({ at: [gx, 0, -D / 2], size: [gw + 0.08, 1.1, D + 1.08], color: boards, faces: 'nsewt' });
  for (const x of [-2.9, 0, 2.9])
    windowAt(m, [gx + x, 2.5, 0.53], 2.1, 1.9, { bars: 2, frame: '#efe3cb', rail: true, lit: 0.6 });
  m.group({ at: [X, 0, -D / 2], yaw: Math.PI / 2 }, (w) => {
    for (const x of [-3.2, 0, 3.2]) windowAt(w, [x, 2.7, 0.03], 2.2, 1.6, { bars: 2, frame: '#efe3cb' });
  });
  gableRoof(m, {
    at: [gx, gh, -D / 2],
    width: gw,
    depth: D + 1,
    rise: 2.4,
    overhang: 0.7,
    rows: 4,
    pitch: 1.1,
    color: '#5f7f86',
    gable: cream,
  });
}

/** The school's gate posts and low wall, opening in the middle. */
export function schoolGate(m: Mesh): void {
  for (const s of [-1, 1]) {
    m.box({ at: [s * 2.6, 0, 0], size: [0.8, 1.9, 0.8], color: '#d9c6a4', bevel: 0.06 });
    m.box({ at: [s * 2.6, 1.9, 0], size: [0.96, 0.14, 0.96], color: paint.stone });
    m.box({ at: [s * 6.8, 0, 0], size: [7.6, 0.9, 0.3], color: '#e0cfae', faces: 'nsewt' });
    m.box({ at: [s * 6.8, 0.9, 0], size: [7.7, 0.1, 0.42], color: paint.stone });
  }
  m.sign({
    at: [2.6, 1.15, 0.41],
    width: 0.46,
    height: 1.15,
    text: '星見小学校',
    vertical: true,
    ink: '#fbf4e6',
    ground: '#4a3b30',
    depth: 0.03,
    density: 80,
    fill: 0.7,
  });
}

/** Daycare seen from outside: one storey, low eaves, round windows. 16 × 10 m. */
export function daycareOutside(m: Mesh): void {
  const wallColor = '#fbeeda';
  m.box({ at: [0, 0, -5], size: [16, 3.4, 10], color: wallColor, faces: 'nsew' });
  m.box({ at: [0, 0, -5], size: [16.1, 0.5, 10.1], color: paint.woodPale, faces: 'nsewt' });
  for (const [x, c] of [
    [-6, '#7fb0c9'],
    [-3.2, '#e9b96a'],
    [4.4, '#92b86a'],
    [6.6, '#e79aa9'],
  ] as const)
    windowAt(m, [x, 1.05, 0.03], 1.7, 1.5, { bars: 1, frame: c });
  slidingDoor(m, [0.6, 0.08, 0.04], 2.8, 2.3, 2);
  pentRoof(m, [0.6, 2.75, 0], 4.6, 2, 0.5, '#a8705a');
  for (const x of [-1.3, 2.5])
    m.cylinder({ at: [x, 0, 1.7], radius: 0.14, height: 2.7, color: paint.woodPale, sides: 8, caps: 'none' });
  gableRoof(m, {
    at: [0, 3.4, -5],
    width: 16,
    depth: 10,
    rise: 2.4,
    overhang: 1.0,
    rows: 7,
    pitch: 0.9,
    color: '#a8705a',
    gable: wallColor,
  });
  m.sign({
    at: [0.6, 2.66, 2.02],
    width: 3.4,
    height: 0.56,
    text: '星見保育園',
    ink: '#5c4433',
    ground: '#fdf3d9',
    frame: '#e9b96a',
    depth: 0.08,
  });
  for (const s of [-5.8, 6.6]) m.group({ at: [s, 0, 0.5] }, (g) => planter(g, 1.8));
}
