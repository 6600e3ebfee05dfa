// Things that stand in streets and squares; each at its own origin, facing +z.
import { mix } from './color.ts';
import type { Mesh, Vec3 } from './mesh.ts';
import { paint } from './palette.ts';
import { gableRoof, slope } from './roof.ts';

export function bench(m: Mesh): void {
  for (const s of [-0.7, 0.7]) {
    m.box({ at: [s, 0, 0], size: [0.08, 0.42, 0.42], color: paint.iron });
    m.box({ at: [s, 0.42, -0.2], size: [0.07, 0.46, 0.06], color: paint.iron });
  }
  for (let i = 0; i < 3; i++)
    m.box({
      at: [0, 0.42, 0.16 - i * 0.15],
      size: [1.8, 0.05, 0.12],
      color: paint.woodPale,
      faces: 'st',
      jitter: 0.08,
    });
  for (let i = 0; i < 2; i++)
    m.box({
      at: [0, 0.58 + i * 0.17, -0.18],
      size: [1.8, 0.11, 0.045],
      color: paint.woodPale,
      faces: 'nst',
      jitter: 0.08,
    });
}

/** A street lamp is small and must light 6 m of street: many times as bright as a sunlit wall. */
const LAMP_EMIT = 40;

export function lampPost(m: Mesh): void {
  m.cylinder({ at: [0, 0, 0], radius: 0.13, topRadius: 0.1, height: 0.5, color: paint.iron, sides: 6 });
  m.cylinder({ at: [0, 0.5, 0], radius: 0.05, height: 2.7, color: paint.iron, sides: 5, caps: 'none' });
  m.box({ at: [0, 3.2, 0], size: [0.32, 0.06, 0.32], color: paint.iron, faces: 'nsew' });
  m.box({
    at: [0, 3.26, 0],
    size: [0.26, 0.36, 0.26],
    color: '#ffdf9e',
    surface: 'glow',
    pane: true,
    emit: LAMP_EMIT,
    faces: 'nsew',
  });
  // The light that falls on the street leaves by the open foot of the lantern.
  m.box({
    at: [0, 3.19, 0],
    size: [0.22, 0.01, 0.22],
    color: '#ffe9bd',
    surface: 'glow',
    pane: true,
    emit: LAMP_EMIT,
    faces: 'b',
  });
  for (const [x, z] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const)
    m.box({
      at: [x * 0.13, 3.26, z * 0.13],
      size: [0.035, 0.36, 0.035],
      color: paint.iron,
      faces: 'nsew',
      fine: true,
    });
  m.cylinder({
    at: [0, 3.62, 0],
    radius: 0.28,
    topRadius: 0.03,
    height: 0.2,
    color: paint.tileDark,
    sides: 4,
    smooth: false,
  });
}

export function planter(
  m: Mesh,
  w = 1.6,
  flowers: readonly string[] = ['#e7849a', '#f4c542', '#f7f3ea', '#c77bb0'],
): void {
  m.box({ at: [0, 0, 0], size: [w, 0.38, 0.42], color: paint.woodPale, faces: 'nsew', jitter: 0.06 });
  m.box({ at: [0, 0.3, 0], size: [w - 0.08, 0.04, 0.34], color: '#6b5240', faces: 't' });
  const n = Math.round(w / 0.27);
  for (let i = 0; i < n; i++) {
    const x = -w / 2 + ((i + 0.5) / n) * w;
    const z = (m.rand() - 0.5) * 0.2;
    m.cylinder({
      at: [x, 0.3, z],
      radius: 0.17,
      topRadius: 0.02,
      height: 0.24,
      sides: 4,
      color: '#6f9a4a',
      caps: 'none',
      jitter: 0.1,
      fine: i % 2 === 1,
    });
    m.sphere({
      at: [x, 0.54 + m.rand() * 0.05, z],
      radius: 0.1,
      sides: 4,
      color: flowers[i % flowers.length] as string,
      jitter: 0.08,
    });
  }
}

export function postBox(m: Mesh): void {
  const red = '#c5392b';
  m.cylinder({ at: [0, 0, 0], radius: 0.27, height: 0.14, color: mix(red, '#000000', 0.25), sides: 8 });
  m.cylinder({ at: [0, 0.14, 0], radius: 0.21, height: 0.98, color: red, sides: 8, caps: 'none' });
  m.cylinder({ at: [0, 1.12, 0], radius: 0.26, height: 0.1, color: red, sides: 8 });
  m.dome({ at: [0, 1.22, 0], radius: 0.24, squash: 0.5, color: red, sides: 8 });
  m.box({ at: [0, 0.92, 0.2], size: [0.24, 0.06, 0.05], color: '#3b1512' });
  m.sign({
    at: [0, 0.62, 0.225],
    width: 0.26,
    height: 0.3,
    text: '〒',
    ink: red,
    ground: '#f7f3ea',
    depth: 0,
  });
}

export function vendingMachine(m: Mesh, body = '#d7dde0'): void {
  m.box({ at: [0, 0, 0], size: [1.0, 1.85, 0.7], color: body, bevel: 0.04 });
  m.box({ at: [0, 0.85, 0.35], size: [0.86, 0.85, 0.03], color: '#f3f6f5', surface: 'glow', emit: 0.5 });
  const hues = ['#3f7fb0', '#c8452f', '#6fa352', '#f0c24b', '#8a5a9a', '#e08a3c'];
  for (let r = 0; r < 2; r++)
    for (let i = 0; i < 6; i++)
      m.box({
        at: [-0.35 + i * 0.14, 0.95 + r * 0.36, 0.38],
        size: [0.09, 0.22, 0.05],
        color: hues[(i + r * 2) % 6] as string,
        faces: 'sewt',
      });
  m.box({ at: [0.28, 0.5, 0.35], size: [0.2, 0.2, 0.03], color: paint.iron });
  m.box({ at: [-0.12, 0.18, 0.35], size: [0.6, 0.2, 0.03], color: paint.iron });
}

/** The well of the square: stone ring, four posts, a small tiled roof, bucket and rope. */
export function well(m: Mesh): void {
  m.cylinder({
    at: [0, 0, 0],
    radius: 2.1,
    height: 0.14,
    color: paint.stoneWarm,
    sides: 16,
    smooth: false,
    jitter: 0.06,
  });
  m.cylinder({
    at: [0, 0.14, 0],
    radius: 1.75,
    height: 0.12,
    color: paint.stone,
    sides: 16,
    smooth: false,
    jitter: 0.06,
  });
  for (let i = 0; i < 12; i++) {
    const a = (i / 12) * Math.PI * 2;
    for (let r = 0; r < 2; r++) {
      const b = a + (r * Math.PI) / 12;
      m.box({
        at: [Math.sin(b) * 0.82, 0.26 + r * 0.31, Math.cos(b) * 0.82],
        size: [0.44, 0.3, 0.28],
        yaw: b,
        color: paint.stone,
        faces: 'nst',
        jitter: 0.12,
      });
    }
  }
  m.cylinder({ at: [0, 0.3, 0], radius: 0.7, height: 0.2, color: '#557f92', sides: 12 });
  for (const [x, z] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const)
    m.box({ at: [x * 1.02, 0.2, z * 1.02], size: [0.15, 2.3, 0.15], color: paint.woodDark });
  for (const s of [-1, 1]) {
    m.box({ at: [s * 1.02, 2.36, 0], size: [0.14, 0.14, 2.3], color: paint.wood });
    m.box({ at: [0, 2.36, s * 1.02], size: [2.3, 0.14, 0.14], color: paint.wood });
  }
  m.box({ at: [0, 2.2, 0], size: [2.1, 0.12, 0.12], color: paint.wood });
  gableRoof(m, {
    at: [0, 2.5, 0],
    width: 2.2,
    depth: 2.2,
    rise: 0.75,
    overhang: 0.4,
    rows: 3,
    pitch: 0.42,
    gable: paint.wood,
    ribs: 'all',
  });
  m.cylinder({
    at: [0.1, 1.45, 0],
    radius: 0.18,
    topRadius: 0.21,
    height: 0.32,
    sides: 8,
    color: paint.woodPale,
  });
  m.tube(
    [
      [0.1, 1.75, 0],
      [0.1, 2.25, 0],
    ],
    0.02,
    '#d9c7a0',
    4,
  );
  m.box({ at: [1.5, 0.26, 0.9], size: [0.7, 0.34, 0.45], yaw: 0.5, color: paint.stoneDark, faces: 'nsewt' });
}

/** A market stall: striped awning, crates heaped with what grows here. */
export function stall(m: Mesh, cloth: string, goods: readonly string[], text: string): void {
  for (const x of [-1.4, 1.4]) {
    m.box({ at: [x, 0, -0.7], size: [0.09, 2.5, 0.09], color: paint.wood });
    m.box({ at: [x, 0, 0.8], size: [0.09, 2.15, 0.09], color: paint.wood });
  }
  const stripes = 6;
  for (let i = 0; i < stripes; i++) {
    const [x0, x1] = [-1.65 + (3.3 * i) / stripes, -1.65 + (3.3 * (i + 1)) / stripes];
    const c = i % 2 ? '#f7efdd' : cloth;
    m.quad([x0, 2.1, 1.1], [x1, 2.1, 1.1], [x1, 2.62, -0.9], [x0, 2.62, -0.9], c);
    m.quad([x1, 2.08, 1.1], [x0, 2.08, 1.1], [x0, 2.6, -0.9], [x1, 2.6, -0.9], c);
    m.quad([x0, 1.86, 1.1], [x1, 1.86, 1.1], [x1, 2.1, 1.1], [x0, 2.1, 1.1], c);
    m.quad([x1, 1.86, 1.09], [x0, 1.86, 1.09], [x0, 2.1, 1.09], [x1, 2.1, 1.09], c);
  }
  m.box({ at: [0, 0, 0.15], size: [2.9, 0.72, 1.0], color: paint.woodPale, faces: 'nsewt', jitter: 0.05 });
  for (let i = 0; i < 4; i++) crate(m, [-1.05 + i * 0.7, 0.72, 0.3], goods[i % goods.length] as string);
  m.sign({
    at: [0, 1.68, -0.66],
    width: 1.7,
    height: 0.5,
    text,
    ink: '#4a3324',
    ground: '#f3e4c3',
    frame: '#8a6345',
    depth: 0.04,
  });
}

export function crate(m: Mesh, at: Vec3, color: string, kind: 'round' | 'leafy' = 'round'): void {
  const [x, y, z] = at;
  m.box({ at, size: [0.62, 0.2, 0.5], color: paint.wood, faces: 'nsew', jitter: 0.08 });
  m.box({ at: [x, y + 0.1, z], size: [0.58, 0.03, 0.46], color: mix(color, '#3a2a1c', 0.4), faces: 't' });
  for (let i = 0; i < 6; i++) {
    const px = x - 0.19 + (i % 3) * 0.19;
    const pz = z - 0.1 + Math.floor(i / 3) * 0.2;
    if (kind === 'leafy')
      m.cylinder({
        at: [px, y + 0.1, pz],
        radius: 0.05,
        topRadius: 0.13,
        height: 0.22,
        sides: 4,
        color,
        jitter: 0.15,
      });
    else m.sphere({ at: [px, y + 0.2 + m.rand() * 0.05, pz], radius: 0.12, sides: 4, color, jitter: 0.12 });
  }
}

/** The town's notice board under a little roof. */
export function noticeBoard(m: Mesh, title = '星見町 おしらせ'): void {
  for (const s of [-1.35, 1.35]) m.box({ at: [s, 0, 0], size: [0.14, 2.5, 0.14], color: paint.woodDark });
  m.box({ at: [0, 0.85, 0], size: [2.7, 1.35, 0.1], color: paint.woodPale });
  slope(m, [-1.7, 2.35, 0.5], [1.7, 2.35, 0.5], [1.7, 2.7, 0], [-1.7, 2.7, 0], paint.tile, 2, 7);
  slope(m, [1.7, 2.35, -0.5], [-1.7, 2.35, -0.5], [-1.7, 2.7, 0], [1.7, 2.7, 0], paint.tile, 2, 7);
  m.sign({
    at: [0, 2.3, 0.08],
    width: 1.5,
    height: 0.26,
    text: title,
    ink: '#fbf4e6',
    ground: '#5c4433',
    depth: 0.03,
  });
  const sheets: readonly [number, number, number, number, string, 'poster' | 'timetable' | 'map'][] = [
    [-0.88, 1.55, 0.62, 0.84, '春まつり', 'poster'],
    [-0.15, 1.62, 0.6, 0.7, '星を見る会', 'poster'],
    [0.62, 1.54, 0.72, 0.84, '子育て相談', 'map'],
    [-0.14, 1.06, 0.6, 0.3, '空き家バンク', 'timetable'],
  ];
  for (const [x, y, w, h, text, picture] of sheets)
    m.sign({
      at: [x, y, 0.07],
      width: w,
      height: h,
      text,
      ink: '#3f4b5c',
      ground: '#fffaf0',
      picture,
      depth: 0,
      density: 90,
    });
}

export function bicycle(m: Mesh, color = '#4f7f8f', fine = false): void {
  for (const x of [-0.52, 0.52]) {
    const ring: Vec3[] = Array.from({ length: 11 }, (_, i) => [
      x + Math.cos((i / 10) * Math.PI * 2) * 0.32,
      0.33 + Math.sin((i / 10) * Math.PI * 2) * 0.32,
      0,
    ]);
    m.tube(ring, 0.028, '#2f3338', 3, { fine });
  }
  const bar = (...p: Vec3[]) => m.tube(p, 0.024, color, 3, { fine });
  bar([-0.52, 0.33, 0], [-0.12, 0.3, 0], [0.36, 0.72, 0], [-0.22, 0.66, 0], [-0.12, 0.3, 0]);
  bar([-0.52, 0.33, 0], [-0.24, 0.72, 0]);
  bar([0.52, 0.33, 0], [0.34, 0.95, 0]);
  m.tube(
    [
      [0.24, 0.98, -0.26],
      [0.36, 0.96, 0],
      [0.24, 0.98, 0.26],
    ],
    0.02,
    '#2f3338',
    4,
  );
  m.box({ at: [-0.25, 0.73, 0], size: [0.26, 0.06, 0.15], color: '#3b2d25', fine });
  m.box({ at: [0.6, 0.72, 0], size: [0.28, 0.22, 0.34], color: paint.woodPale, faces: 'nsewb', fine });
}

/** Utility pole with crossarms and a transformer. */
export function utilityPole(m: Mesh): void {
  m.cylinder({
    at: [0, 0, 0],
    radius: 0.17,
    topRadius: 0.12,
    height: 8.4,
    color: '#a39e95',
    sides: 7,
    caps: 'none',
  });
  for (const y of [7.2, 7.9]) {
    m.box({ at: [0, y, 0], size: [1.9, 0.1, 0.1], color: '#7d7a75' });
    for (const x of [-0.8, -0.4, 0.4, 0.8])
      m.box({ at: [x, y + 0.1, 0], size: [0.09, 0.13, 0.09], color: '#e6e2d8', faces: 'nsewt', fine: true });
  }
  m.cylinder({ at: [0.32, 6.0, 0], radius: 0.25, height: 0.75, color: '#b9b5ad', sides: 8 });
}

/** A wire that sags between two points. */
export function wire(m: Mesh, a: Vec3, b: Vec3, sag = 0.7, fine = false): void {
  const n = 5;
  const points: Vec3[] = Array.from({ length: n + 1 }, (_, i) => {
    const t = i / n;
    return [
      a[0] + (b[0] - a[0]) * t,
      a[1] + (b[1] - a[1]) * t - Math.sin(t * Math.PI) * sag,
      a[2] + (b[2] - a[2]) * t,
    ];
  });
  m.tube(points, 0.018, '#565a60', 3, { painted: true, jitter: 0, fine });
}
