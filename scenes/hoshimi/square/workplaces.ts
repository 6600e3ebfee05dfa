// Station, clinic, storehouse, workshop, shops, shrine and trial house; front on z = 0 facing +z.
import { mix } from '../../kit/color.ts';
import { openFront, slidingDoor, windowAt } from '../../kit/building.ts';
import type { Mesh } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';
import { gableRoof, pentRoof } from '../../kit/roof.ts';
import { bench, crate, planter } from '../../kit/street.ts';
import { adult, person } from '../../kit/people.ts';

/** Station house: faces +z; a way straight through the middle to the platform. 14 × 7 m. */
export function stationHouse(m: Mesh): void {
  const cream = '#f2e4c8';
  const [X, D, H] = [7, 7, 3.6];
  for (const s of [-1, 1]) {
    m.box({ at: [s * 4.4, 0, -D / 2], size: [5.2, H, D], color: cream, faces: 'nsew' });
    m.box({ at: [s * 4.4, 0, -D / 2], size: [5.28, 1.1, D + 0.08], color: paint.wood, faces: 'nsewt' });
  }
  m.box({ at: [0, 2.7, -D / 2], size: [3.6, 0.9, D], color: cream, faces: 'nsb' });
  windowAt(m, [-4.4, 1.35, 0.03], 2.6, 1.35, { warm: true, bars: 3, frame: paint.woodDark });
  windowAt(m, [4.4, 1.35, 0.03], 2.6, 1.35, { warm: true, bars: 3, frame: paint.woodDark });
  m.box({ at: [0, 2.62, -D / 2], size: [1.4, 0.05, 3], color: paint.lamp, surface: 'glow', emit: 4 });
  gableRoof(m, {
    at: [0, H, -D / 2],
    width: X * 2,
    depth: D,
    rise: 2.1,
    overhang: 1.1,
    rows: 6,
    pitch: 0.8,
    color: '#7d5a4c',
    gable: cream,
  });
  m.group({ at: [0, H + 0.05, -0.4], yaw: Math.PI / 2 }, (g) =>
    gableRoof(g, {
      at: [0, 0.2, 0],
      width: 3.2,
      depth: 5,
      rise: 1.5,
      overhang: 0.5,
      rows: 4,
      pitch: 0.8,
      color: '#7d5a4c',
      gable: cream,
    }),
  );
  m.box({ at: [0, 2.75, 0.25], size: [5, 1.05, 0.5], color: cream, faces: 'sew' });
  m.sign({
    at: [0, 3.0, 1.86],
    width: 3.6,
    height: 0.78,
    text: '星見駅',
    ink: '#fbf4e6',
    ground: '#3f5a4c',
    frame: '#c39b6d',
    depth: 0.08,
    density: 60,
  });
  pentRoof(m, [0, 2.58, 0.02], 15.4, 1.7, 0.4, '#7d5a4c');
  for (const x of [-7.2, -2, 2, 7.2])
    m.box({ at: [x, 0, 1.5], size: [0.2, 2.6, 0.2], color: paint.woodDark });
  m.sign({
    at: [1.95, 1.75, -1.2],
    yaw: -Math.PI / 2,
    width: 1.5,
    height: 1.2,
    text: '時刻表',
    picture: 'timetable',
    ink: '#3f4b5c',
    ground: '#fffaf0',
    frame: '#5c4433',
    density: 80,
    depth: 0.04,
  });
  m.group({ at: [-4.4, 0, 0.7] }, bench);
  m.group({ at: [4.9, 0, 0.7] }, (g) => planter(g, 2));
}

/** Clinic: calm, low, pale; entrance and the pharmacy beside it. 14 × 9 m. */
export function clinic(m: Mesh): void {
  const white = '#f5efe2';
  m.box({ at: [0, 0, -4.5], size: [14, 3.5, 9], color: white, faces: 'nsew' });
  m.box({ at: [0, 0, -4.5], size: [14.1, 0.7, 9.1], color: paint.stoneWarm, faces: 'nsewt' });
  openFront(m, [-2.4, 0.06, 0.03], 4.4, 2.5, 0.01, '#f3dfb9');
  m.quad([-4.6, 0.06, 0.035], [-0.2, 0.06, 0.035], [-0.2, 2.56, 0.035], [-4.6, 2.56, 0.035], '#f0d9a8', {
    surface: 'glow',
    emit: 0.3,
    colors: ['#cfa873', '#cfa873', '#f9e8c2', '#f9e8c2'],
  });
  for (let i = 0; i <= 4; i++)
    m.box({ at: [-4.6 + i * 1.1, 0.06, 0.08], size: [0.09, 2.5, 0.09], color: paint.wood, faces: 'sew' });
  m.box({ at: [-2.4, 2.56, 0.9], size: [6, 0.24, 2], color: '#7fa6a3', bevel: 0.04 });
  for (const x of [-5.2, 0.4]) m.box({ at: [x, 0, 1.7], size: [0.16, 2.6, 0.16], color: paint.woodPale });
  windowAt(m, [4.6, 0.95, 0.03], 2.6, 1.5, { warm: true, bars: 2, frame: paint.wood });
  m.sign({
    at: [-2.4, 3.05, 0.06],
    width: 4,
    height: 0.62,
    text: '星見診療所',
    ink: '#2f5f5c',
    ground: '#fbf7ec',
    frame: '#7fa6a3',
    density: 56,
  });
  m.sign({
    at: [4.6, 3.05, 0.06],
    width: 2.4,
    height: 0.6,
    text: 'くすり',
    ink: '#fbf7ec',
    ground: '#3d762b',
    density: 56,
  });
  m.sign({
    at: [1.7, 1.75, 0.05],
    width: 1.5,
    height: 1.0,
    text: '夜間のご案内',
    picture: 'timetable',
    ink: '#3f4b5c',
    ground: '#fffaf0',
    density: 70,
    depth: 0.04,
  });
  gableRoof(m, {
    at: [0, 3.5, -4.5],
    width: 14,
    depth: 9,
    rise: 1.9,
    overhang: 0.9,
    rows: 6,
    pitch: 0.9,
    color: '#6f8385',
    gable: white,
  });
  m.group({ at: [6, 0, 0.6] }, (g) => planter(g, 1.4));
}

/**
 * The kura: white plaster, black boards below with a diamond hint, small shuttered window; coworking within. 9 × 7 m.
 */
export function kura(m: Mesh): void {
  const white = '#f7f1e4';
  m.box({ at: [0, 0, -3.5], size: [9, 6, 7], color: white, faces: 'nsew' });
  m.box({ at: [0, 0, -3.5], size: [9.16, 2.1, 7.16], color: '#4c4f55', faces: 'nsewt' });
  for (let i = 0; i < 9; i++)
    for (const y of [0.4, 1.05, 1.7])
      if (Math.abs(i - 4) > 1)
        m.box({ at: [-4 + i, y, 0.09], size: [0.9, 0.05, 0.03], color: '#e7e2d6', faces: 's' });
  openFront(m, [0, 0.08, 0.1], 2.8, 2.5, 2.4, '#d9b98a');
  for (const s of [-1, 1]) {
    m.box({ at: [s * 1.55, 0, 0.14], size: [0.34, 2.8, 0.3], color: '#3d4147' });
    m.box({ at: [s * 2.4, 0.1, 0.16], size: [1.3, 2.5, 0.14], color: '#e9e3d4', bevel: 0.03 });
  }
  m.box({ at: [0, 2.62, 0.16], size: [3.5, 0.3, 0.34], color: '#3d4147' });
  m.box({ at: [0, 0.08, -1.4], size: [2.0, 0.72, 0.7], color: paint.woodPale });
  m.box({ at: [-0.4, 0.8, -1.5], size: [0.5, 0.32, 0.04], color: '#3a3d42' });
  for (const x of [-2.6, 2.6]) {
    windowAt(m, [x, 3.6, 0.02], 1.1, 1.2, { bars: 2, frame: '#3d4147', warm: true });
    for (const s of [-1, 1])
      m.box({ at: [x + s * 0.98, 3.5, 0.1], size: [0.62, 1.4, 0.12], color: white, bevel: 0.03 });
  }
  m.sign({
    at: [0, 4.2, 0.08],
    width: 1.15,
    height: 1.15,
    text: '星',
    ink: '#3d4147',
    ground: white,
    depth: 0.02,
    fill: 0.86,
  });
  m.sign({
    at: [0, 3.1, 0.36],
    width: 3.2,
    height: 0.5,
    text: 'しごと場 ほしぐら',
    ink: '#f7f1e4',
    ground: '#3d4147',
    depth: 0.05,
    density: 64,
  });
  for (const s of [-1, 1])
    m.group({ at: [0, 0, -3.5], yaw: (s * Math.PI) / 2 }, (g) => {
      windowAt(g, [0, 4.4, 4.53], 1.0, 1.1, { bars: 2, frame: '#3d4147' });
      for (const k of [-1, 1])
        g.box({ at: [k * 0.92, 4.3, 4.58], size: [0.6, 1.3, 0.12], color: white, faces: 'nsewt' });
      g.box({ at: [0, 5.75, 4.6], size: [1.9, 0.14, 0.5], color: '#4c4f55' });
      g.sign({
        at: [0, 6.75, 4.56],
        width: 0.9,
        height: 0.9,
        text: '星',
        ink: '#3d4147',
        ground: white,
        depth: 0,
        fill: 0.86,
      });
      for (let i = 0; i < 7; i++)
        for (const y of [0.4, 1.05, 1.7])
          g.box({ at: [-3 + i, y, 4.6], size: [0.9, 0.05, 0.03], color: '#e7e2d6', faces: 's' });
    });
  gableRoof(m, {
    at: [0, 6, -3.5],
    width: 9,
    depth: 7,
    rise: 2.3,
    overhang: 0.7,
    rows: 6,
    color: paint.tileDark,
    gable: white,
  });
}

/** Wood workshop: broad open front, planks outside, a bench within. 12 × 9 m. */
export function workshop(m: Mesh): void {
  const boards = '#a67c56';
  m.box({ at: [0, 0, -4.5], size: [12, 4, 9], color: boards, faces: 'new' });
  for (const s of [-1, 1]) m.box({ at: [s * 5, 0, 0], size: [2, 4, 0.12], color: boards, faces: 'nsew' });
  m.box({ at: [0, 3.1, 0], size: [8, 0.9, 0.12], color: boards, faces: 'nsb' });
  openFront(m, [0, 0.06, -0.02], 8, 3.05, 5.4, '#c9a578');
  for (let i = 0; i < 14; i++)
    m.box({ at: [-5.85 + i * 0.9, 0, -9.03], size: [0.06, 4, 0.05], color: '#8a6345', faces: 'new' });
  m.box({ at: [-1.6, 0.06, -2.4], size: [2.6, 0.85, 1], color: paint.woodPale });
  m.box({ at: [-2, 0.91, -2.4], size: [1.3, 0.08, 0.3], color: '#e3c393' });
  m.box({ at: [2.4, 0.06, -3.4], size: [1.6, 1.0, 1.2], color: '#7f8d92', bevel: 0.05 });
  for (let i = 0; i < 5; i++)
    m.box({
      at: [-3.6 + i * 0.5, 1.6, -5.3],
      size: [0.1, 0.7 + (i % 3) * 0.2, 0.06],
      color: i % 2 ? paint.iron : paint.wood,
    });
  for (let i = 0; i < 4; i++)
    m.box({
      at: [5.2, 0.1 + i * 0.22, 1.1],
      size: [1.4, 0.16, 2.6],
      color: mix('#d8b483', '#b98f60', i / 4),
      jitter: 0.06,
    });
  for (let i = 0; i < 6; i++)
    m.box({
      at: [-5.3 + i * 0.22, 0, 0.45],
      size: [0.14, 2.8 - (i % 3) * 0.3, 0.06],
      yaw: 0.2,
      color: mix('#d8b483', '#b08558', (i % 4) / 4),
    });
  m.group({ at: [-1.6, 0.06, -3.3] }, (g) => person(g, { ...adult(2), top: '#5f7f9a', apron: '#6b5a4a' }));
  m.group({ at: [1.6, 0, 0.9] }, (g) => {
    g.box({ at: [0, 0.42, 0], size: [0.9, 0.06, 0.4], color: '#d8b483' });
    for (const s of [-1, 1]) g.box({ at: [s * 0.38, 0, 0], size: [0.07, 0.42, 0.34], color: '#c39b6d' });
  });
  m.sign({
    at: [0, 3.58, 0.1],
    width: 4,
    height: 0.66,
    text: '木工房 もりのね',
    ink: '#fbf4e6',
    ground: '#4f3a2b',
    frame: '#c39b6d',
    depth: 0.08,
  });
  m.sign({
    at: [4.9, 1.9, 0.08],
    width: 0.9,
    height: 1.2,
    text: '営業日',
    picture: 'timetable',
    ink: '#3f4b5c',
    ground: '#fffaf0',
    density: 64,
    depth: 0.04,
  });
  gableRoof(m, {
    at: [0, 4, -4.5],
    width: 12,
    depth: 9,
    rise: 2.2,
    overhang: 0.9,
    rows: 6,
    pitch: 0.8,
    color: '#6b6560',
    gable: boards,
  });
}

/** Supermarket: low and broad, big warm windows, a striped awning. 13 × 10 m. */
export function supermarket(m: Mesh): void {
  const c = '#f4ead6';
  m.box({ at: [0, 0, -5], size: [13, 4.3, 10], color: c, faces: 'newt' });
  m.box({ at: [0, 3.0, 0], size: [13, 1.3, 0.1], color: c, faces: 's' });
  m.box({ at: [0, 4.3, -5], size: [13.3, 0.3, 10.3], color: '#7f9f6a' });
  m.box({ at: [0, 3.1, 0.06], size: [13.2, 0.95, 0.12], color: '#7f9f6a', faces: 'sewtb' });
  m.sign({
    at: [0, 3.58, 0.13],
    width: 6.4,
    height: 0.84,
    text: 'スーパー ほしや',
    ink: '#fffaf0',
    ground: '#7f9f6a',
    depth: 0.02,
  });
  for (const x of [-4.4, 4.4]) {
    m.box({ at: [x, 0, 0.02], size: [4.2, 0.6, 0.2], color: paint.stoneWarm, faces: 'sewt' });
    windowAt(m, [x, 0.68, 0.02], 3.8, 2.1, { warm: true, bars: 2, frame: '#6f8f5c' });
  }
  slidingDoor(m, [0, 0.06, 0.04], 3.4, 2.5, 2);
  for (let i = 0; i < 13; i++) {
    const [x0, x1] = [-6.5 + i, -5.5 + i];
    const k = i % 2 ? '#f7efdd' : '#7f9f6a';
    m.quad([x0, 2.5, 1.3], [x1, 2.5, 1.3], [x1, 3.05, 0.1], [x0, 3.05, 0.1], k);
    m.quad([x1, 2.48, 1.3], [x0, 2.48, 1.3], [x0, 3.03, 0.1], [x1, 3.03, 0.1], k);
    m.quad([x0, 2.26, 1.3], [x1, 2.26, 1.3], [x1, 2.5, 1.3], [x0, 2.5, 1.3], k);
  }
  for (const [i, x] of [-5.8, -5, -4.2, -3.4, 3.2, 4.0].entries()) {
    m.box({ at: [x, 0, 0.75], size: [0.66, 0.5, 0.54], color: paint.woodPale });
    crate(
      m,
      [x, 0.5, 0.75],
      ['#e08a3c', '#c8452f', '#7fa352', '#f0c24b', '#6fa352', '#e7a05a'][i] as string,
      i % 3 === 2 ? 'leafy' : 'round',
    );
  }
}

/** Trial house: family house with an engawa open to its garden. */
export function trialHouse(m: Mesh): void {
  m.box({ at: [0, 0, -4.5], size: [11, 0.5, 9], color: paint.stone, faces: 'nsew' });
  m.box({ at: [0, 0.5, -4.5], size: [11, 2.7, 9], color: paint.plaster, faces: 'new' });
  for (const x of [-5.4, -1.8, 1.8, 5.4])
    m.box({ at: [x, 0.5, -0.05], size: [0.2, 2.7, 0.2], color: paint.woodDark });
  m.box({ at: [0, 2.75, -0.05], size: [11, 0.45, 0.14], color: paint.plaster, faces: 's' });
  m.box({ at: [0, 0.36, 0.55], size: [10.6, 0.12, 1.3], color: paint.woodPale, jitter: 0.06 });
  for (const x of [-5, 0, 5]) m.box({ at: [x, 0, 1.0], size: [0.18, 0.36, 0.18], color: paint.woodDark });
  openFront(m, [0, 0.5, -0.1], 3.4, 2.25, 4.4, '#efdcb8');
  slidingDoor(m, [-3.6, 0.5, -0.1], 3.3, 2.25, 3);
  slidingDoor(m, [3.6, 0.5, -0.1], 3.3, 2.25, 3);
  // The kitchen behind the open room.
  m.box({ at: [0, 0.5, -4.1], size: [3.0, 0.85, 0.6], color: '#e9dcc4' });
  m.box({ at: [0, 1.35, -4.1], size: [3.06, 0.05, 0.66], color: '#b9b5ac' });
  m.box({ at: [0, 0.5, -2.3], size: [1.4, 0.36, 0.9], color: paint.wood, bevel: 0.03 });
  m.cylinder({ at: [-3.9, 0.1, 1.9], radius: 0.2, height: 0.5, color: '#8f9aa0', sides: 8 });
  m.box({ at: [4.7, 0, 1.6], size: [0.6, 0.9, 0.6], color: '#d9d3c4', bevel: 0.05 });
  m.sign({
    at: [-1.8, 1.75, 0.1],
    width: 0.5,
    height: 1.5,
    text: 'お試し住宅',
    vertical: true,
    ink: '#fbf4e6',
    ground: '#5c4433',
    depth: 0.05,
    density: 80,
    fill: 0.7,
  });
  m.box({ at: [0, 3.0, -0.2], size: [11.1, 0.2, 0.2], color: paint.woodDark });
  gableRoof(m, {
    at: [0, 3.2, -4.5],
    width: 11,
    depth: 9,
    rise: 2.3,
    overhang: 1.2,
    rows: 7,
    color: paint.tile,
    gable: paint.plaster,
  });
  for (const s of [-1, 1])
    m.group({ at: [0, 0, -4.5], yaw: (s * Math.PI) / 2 }, (g) =>
      windowAt(g, [1, 1.3, 5.52], 1.6, 1.2, { bars: 1 }),
    );
}
