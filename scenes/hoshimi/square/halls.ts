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

/** Elementary school seen from outside: two storeys of cream and wood, clock tower. 32 × 10 m; the tower stands left of the middle. */
export function schoolOutside(m: Mesh): void {
  const [X, D, H, T] = [16, 10, 7.6, -9];
  const cream = '#f6e7c8';
  m.box({ at: [0, 0, -D / 2], size: [X * 2, H, D], color: cream, faces: 'nsew' });
  m.box({ at: [0, 0, -D / 2], size: [X * 2 + 0.14, 0.8, D + 0.14], color: '#b98a62', faces: 'nsewt' });
  for (const y of [3.7, H - 0.35])
    m.box({ at: [0, y, -D / 2], size: [X * 2 + 0.16, 0.3, D + 0.16], color: '#e0a36c', faces: 'nsewtb' });
  for (let i = 0; i < 9; i++) {
    const x = -14.2 + i * 3.55;
    if (Math.abs(x - T) < 4.6) continue;
    for (const y of [1.35, 4.85])
      windowAt(m, [x, y, 0.02], 2.7, 1.8, { bars: 3, frame: '#f8f1e0', rail: true });
  }
  m.box({ at: [T, 0, 0.7], size: [6.4, 10.2, 3], color: cream, faces: 'sewt' });
  for (const y of [3.7, 7.25]) m.box({ at: [T, y, 0.7], size: [6.56, 0.3, 3.16], color: '#e0a36c' });
  for (const x of [-1.9, 0, 1.9]) windowAt(m, [T + x, 4.7, 2.22], 1.3, 1.9, { bars: 1, frame: '#f8f1e0' });
  slidingDoor(m, [T, 0.05, 2.26], 3.6, 2.5, 4);
  m.box({ at: [T, 2.75, 3.2], size: [5.4, 0.22, 2.2], color: '#e0a36c' });
  for (const s of [-2.4, 2.4])
    m.box({ at: [T + s, 0, 4], size: [0.3, 2.8, 0.3], color: '#c98f5e', bevel: 0.03 });
  m.sign({
    at: [T, 8.75, 2.26],
    width: 1.9,
    height: 1.9,
    text: '',
    picture: 'clock',
    ink: '#4a3b30',
    ground: '#fffaf0',
    depth: 0.1,
    density: 52,
  });
  m.sign({
    at: [T, 3.32, 4.36],
    width: 4.4,
    height: 0.7,
    text: '星見小学校',
    ink: '#fbf4e6',
    ground: '#5c4433',
    depth: 0.1,
  });
  gableRoof(m, {
    at: [0, H, -D / 2],
    width: X * 2,
    depth: D,
    rise: 2.3,
    overhang: 0.7,
    rows: 5,
    pitch: 1.1,
    color: '#8f6a58',
    gable: cream,
  });
  m.group({ at: [T, 10.2, 0.7], yaw: Math.PI / 2 }, (g) =>
    gableRoof(g, {
      at: [0, 0, 0],
      width: 3,
      depth: 6.4,
      rise: 2.1,
      overhang: 0.5,
      rows: 5,
      pitch: 0.8,
      color: '#8f6a58',
      gable: cream,
    }),
  );
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
    text: 'ほしのこ保育園',
    ink: '#5c4433',
    ground: '#fdf3d9',
    frame: '#e9b96a',
    depth: 0.08,
  });
  for (const s of [-5.8, 6.6]) m.group({ at: [s, 0, 0.5] }, (g) => planter(g, 1.8));
}
