// What belongs to a harbour; each at its own origin. Boats float: y = 0 is the water, nose toward +x.
import { mix } from './color.ts';
import type { Mesh, Vec3 } from './mesh.ts';
import { paint } from './palette.ts';
import { gableRoof } from './roof.ts';
import { crate } from './street.ts';

const concrete = '#c9c4b8';

export interface BoatOptions {
  length: number;
  hull: string;
  stripe: string;
  /** Painted on the bow. */
  name?: string;
  /** A flag for a good catch flies from the mast. */
  flag?: boolean;
}

/** A fishing boat: lofted hull, wheelhouse aft, mast, a row of floats. */
export function fishingBoat(m: Mesh, o: BoatOptions): void {
  const { length: L, hull, stripe } = o;
  const W = L * 0.15;
  const n = 7;
  const x = (i: number) => -L / 2 + (L * i) / n;
  const beam = (i: number) => {
    const t = i / n;
    return W * (t < 0.55 ? 0.9 + 0.1 * Math.sin((t / 0.55) * Math.PI) : 1 - ((t - 0.55) / 0.45) ** 1.9);
  };
  const sheer = (i: number) => L * (0.075 + 0.085 * (i / n) ** 2.6);
  const rings: readonly (readonly [number, number])[] = [
    [-0.45, 0.62],
    [0.06, 0.87],
    [0.74, 0.97],
    [1, 1],
  ];
  const at = (i: number, k: number, s: number): Vec3 => {
    const [up, wide] = rings[k] as readonly [number, number];
    return [x(i) + (i === n ? up * 0.35 : 0), up < 0.2 ? up : up * sheer(i), s * beam(i) * wide];
  };
  const colors = ['#8f3a2e', hull, stripe];
  for (let i = 0; i < n; i++)
    for (let k = 0; k + 1 < rings.length; k++)
      for (const s of [1, -1]) {
        const q: [Vec3, Vec3, Vec3, Vec3] = [
          at(i, k, s),
          at(i + 1, k, s),
          at(i + 1, k + 1, s),
          at(i, k + 1, s),
        ];
        if (s < 0) q.reverse();
        m.quad(...q, colors[k] as string, { jitter: 0.01 });
      }
  // Stern, deck and the inside of the bulwark.
  for (let k = 0; k + 1 < rings.length; k++)
    m.quad(at(0, k, -1), at(0, k, 1), at(0, k + 1, 1), at(0, k + 1, -1), colors[k] as string, { jitter: 0 });
  const deck = (i: number, s: number): Vec3 => [x(i), sheer(i) * 0.55, s * beam(i) * 0.93];
  const rim = (i: number, s: number): Vec3 => [x(i), sheer(i), s * beam(i) * 0.97];
  for (let i = 0; i < n; i++) {
    m.quad(deck(i, 1), deck(i + 1, 1), deck(i + 1, -1), deck(i, -1), '#9fb3a6');
    m.quad(deck(i + 1, 1), deck(i, 1), rim(i, 1), rim(i + 1, 1), '#e8e2d4');
    m.quad(deck(i, -1), deck(i + 1, -1), rim(i + 1, -1), rim(i, -1), '#e8e2d4');
  }
  for (const s of [1, -1])
    m.tube(
      Array.from({ length: n + 1 }, (_, i): Vec3 => [x(i), sheer(i) + 0.03, s * beam(i) * 0.98]),
      0.06,
      '#e9e2d2',
      3,
    );
  const cabin = x(2.4);
  const floor = sheer(2) * 0.55;
  const h = Math.min(2.1, L * 0.24);
  m.box({ at: [cabin, floor, 0], size: [L * 0.22, h, W * 1.25], color: '#f6f2e8', bevel: 0.06 });
  m.box({ at: [cabin, floor + h, 0], size: [L * 0.26, 0.1, W * 1.45], color: stripe });
  for (const s of [1, -1])
    m.box({
      at: [cabin, floor + h * 0.55, (s * W * 1.25) / 2],
      size: [L * 0.16, h * 0.26, 0.03],
      color: paint.glassLow,
      faces: s > 0 ? 's' : 'n',
    });
  m.box({
    at: [cabin + L * 0.11, floor + h * 0.55, 0],
    size: [0.03, h * 0.28, W],
    color: paint.glassHigh,
    faces: 'e',
  });
  const top = floor + h + L * 0.2;
  m.cylinder({
    at: [cabin - 0.3, floor + h, 0],
    radius: 0.06,
    height: L * 0.2,
    color: '#f0ece0',
    sides: 5,
    caps: 'none',
  });
  m.tube(
    [
      [cabin - 0.3, top - 0.1, 0],
      [x(n) - 0.3, sheer(n) + 0.1, 0],
    ],
    0.02,
    '#7d7a75',
    3,
  );
  for (let i = 0; i < 4; i++)
    m.sphere({
      at: [x(4.6) + i * 0.4, sheer(5) + 0.1, W * 0.78],
      radius: 0.17,
      sides: 5,
      color: i % 2 ? '#e8862f' : '#d9553c',
      fine: i % 2 === 1,
    });
  m.box({ at: [x(5.2), floor, 0], size: [L * 0.12, 0.5, W * 0.8], color: '#5f8fb0', bevel: 0.05 });
  if (o.flag)
    m.sign({
      at: [cabin - 0.3 - L * 0.07, top - L * 0.05, 0],
      width: L * 0.13,
      height: L * 0.09,
      text: '大漁',
      ink: '#fbf4e6',
      ground: '#c8452f',
      frame: '#f4c542',
      depth: 0.02,
      bothSides: true,
    });
  if (o.name)
    m.sign({
      at: [x(5.3), sheer(5.3) * 0.42, beam(5.3) * 0.96],
      yaw: 0.16,
      width: 1.7,
      height: 0.36,
      text: o.name,
      ink: '#27304a',
      ground: hull,
      depth: 0,
      density: 60,
    });
}

/** A white lighthouse, `height` to the gallery, with a red lantern roof; stands on its own round base. */
export function lighthouse(m: Mesh, height = 9, cap = '#c8452f'): void {
  m.cylinder({ at: [0, 0, 0], radius: 2.5, height: 0.5, color: concrete, sides: 14, smooth: false });
  m.cylinder({ at: [0, 0.5, 0], radius: 1.55, topRadius: 1.5, height: 1.1, color: '#e9e3d6', sides: 16 });
  const r = (y: number) => 1.36 - 0.42 * (y / height);
  m.cylinder({
    at: [0, 1.6, 0],
    radius: r(0),
    topRadius: r(height),
    height: height - 1.6,
    color: '#f8f5ee',
    sides: 16,
    caps: 'none',
    jitter: 0.01,
  });
  m.cylinder({ at: [0, height, 0], radius: 1.5, height: 0.22, color: '#f8f5ee', sides: 14, caps: 'both' });
  for (let i = 0; i < 10; i++) {
    const a = (i / 10) * Math.PI * 2;
    m.box({
      at: [Math.sin(a) * 1.4, height + 0.2, Math.cos(a) * 1.4],
      size: [0.06, 0.8, 0.06],
      color: '#f3efe6',
      faces: 'nsew',
    });
  }
  const ring = Array.from({ length: 13 }, (_, i): Vec3 => [
    Math.sin((i / 12) * Math.PI * 2) * 1.4,
    height + 1,
    Math.cos((i / 12) * Math.PI * 2) * 1.4,
  ]);
  m.tube(ring, 0.05, '#f3efe6', 4);
  m.cylinder({ at: [0, height + 0.22, 0], radius: 0.8, height: 0.4, color: cap, sides: 10, caps: 'none' });
  m.cylinder({
    at: [0, height + 0.62, 0],
    radius: 0.72,
    height: 1.1,
    color: '#ffe9b0',
    sides: 10,
    surface: 'glow',
    pane: true,
    emit: 30,
    caps: 'none',
  });
  for (let i = 0; i < 10; i++) {
    const a = ((i + 0.5) / 10) * Math.PI * 2;
    m.box({
      at: [Math.sin(a) * 0.76, height + 0.62, Math.cos(a) * 0.76],
      size: [0.07, 1.1, 0.07],
      yaw: a,
      color: cap,
      faces: 'nsew',
    });
  }
  m.cylinder({ at: [0, height + 1.72, 0], radius: 1.0, topRadius: 0.08, height: 0.9, color: cap, sides: 12 });
  m.sphere({ at: [0, height + 2.7, 0], radius: 0.14, color: cap, sides: 6 });
  m.box({ at: [0, 0.5, 1.5], size: [0.9, 1.9, 0.2], color: '#5f7f92', bevel: 0.05 });
  for (const y of [4, 6.4])
    if (y < height - 1)
      m.box({ at: [0, y, r(y) - 0.02], size: [0.42, 0.7, 0.1], color: paint.glassLow, faces: 'sew' });
}

/** A four-legged block of concrete that breaks waves; legs about `k` metres. */
export function tetrapod(m: Mesh, k = 1.1, turn = 0): void {
  const legs: readonly Vec3[] = [
    [0, 1, 0],
    ...[0, 1, 2].map((i): Vec3 => [
      Math.sin(turn + i * 2.094) * 0.94,
      -0.33,
      Math.cos(turn + i * 2.094) * 0.94,
    ]),
  ];
  for (const [x, y, z] of legs)
    m.tube(
      [
        [0, k * 0.4, 0],
        [x * k, k * 0.4 + y * k, z * k],
      ],
      [k * 0.42, k * 0.3],
      mix('#d6d1c5', '#b9b4a8', m.rand()),
      5,
    );
}

/** A short iron post to tie boats to. */
export function bollard(m: Mesh): void {
  m.cylinder({
    at: [0, 0, 0],
    radius: 0.17,
    topRadius: 0.14,
    height: 0.42,
    color: '#4a4f52',
    sides: 8,
    caps: 'none',
  });
  m.cylinder({ at: [0, 0.42, 0], radius: 0.24, height: 0.12, color: '#4a4f52', sides: 8, caps: 'both' });
}

/** Fish laid out to dry in the wind on slanted frames. */
export function dryingRack(m: Mesh): void {
  for (const x of [-1.3, 1.3])
    for (const [z, h] of [
      [-0.5, 1.25],
      [0.5, 0.8],
    ] as const)
      m.box({ at: [x, 0, z], size: [0.08, h, 0.08], color: paint.wood });
  const on = (x: number, t: number, lift = 0): Vec3 => [x, 0.8 + 0.45 * t + lift, 0.55 - 1.1 * t];
  m.quad(on(-1.45, 0), on(1.45, 0), on(1.45, 1), on(-1.45, 1), '#6f8f86');
  m.quad(on(1.45, 0, -0.02), on(-1.45, 0, -0.02), on(-1.45, 1, -0.02), on(1.45, 1, -0.02), '#5b4a3a');
  for (let i = 0; i < 18; i++) {
    const [x, t] = [-1.25 + (i % 6) * 0.5, 0.14 + Math.floor(i / 6) * 0.33];
    m.quad(
      on(x - 0.16, t, 0.03),
      on(x + 0.16, t, 0.03),
      on(x + 0.1, t + 0.24, 0.03),
      on(x - 0.1, t + 0.24, 0.03),
      i % 2 ? '#e3c9a2' : '#d6b184',
      { jitter: 0.1 },
    );
  }
}

/** A heap of net with floats, and two boxes beside it. */
export function netPile(m: Mesh, net = '#4f8f86'): void {
  m.dome({ at: [0, 0, 0], radius: 0.95, squash: 0.55, sides: 9, color: net, jitter: 0.2 });
  m.dome({
    at: [0.7, 0, 0.35],
    radius: 0.6,
    squash: 0.6,
    sides: 8,
    color: mix(net, '#27506a', 0.4),
    jitter: 0.2,
  });
  for (let i = 0; i < 7; i++) {
    const a = i * 0.9;
    m.sphere({
      at: [Math.sin(a) * 0.8, 0.3 + (i % 3) * 0.08, Math.cos(a) * 0.7],
      radius: 0.14,
      sides: 5,
      color: i % 2 ? '#e8862f' : '#f0d060',
    });
  }
  m.box({ at: [-1.4, 0, 0.2], size: [0.7, 0.34, 0.5], color: '#4f86b0', faces: 'nsewt' });
  m.box({ at: [-1.35, 0.34, 0.22], size: [0.7, 0.34, 0.5], color: '#d9dde0', faces: 'nsewt', yaw: 0.2 });
}

/** A gull facing +x: standing with folded wings, or flying with both spread. */
export function gull(m: Mesh, flying = false): void {
  const y = flying ? 0 : 0.26;
  const white = '#fdfcf8';
  const spine: readonly Vec3[] = [
    [-0.3, y + 0.02, 0],
    [-0.05, y, 0],
    [0.16, y + 0.05, 0],
    [0.26, y + (flying ? 0.06 : 0.14), 0],
  ];
  m.tube(spine, [0.02, 0.1, 0.08, 0.05], white, 5, { jitter: 0 });
  m.tube([spine[3] as Vec3, [0.36, (spine[3] as Vec3)[1] - 0.01, 0]], [0.03, 0.005], '#e8a53c', 4);
  for (const s of [1, -1]) {
    const wing: readonly (readonly [Vec3, Vec3, Vec3, Vec3])[] = flying
      ? [
          [
            [-0.14, y + 0.05, s * 0.07],
            [0.14, y + 0.06, s * 0.07],
            [0.1, y + 0.24, s * 0.42],
            [-0.1, y + 0.22, s * 0.42],
          ],
          [
            [-0.1, y + 0.22, s * 0.42],
            [0.1, y + 0.24, s * 0.42],
            [-0.12, y + 0.16, s * 0.92],
            [-0.16, y + 0.16, s * 0.9],
          ],
        ]
      : [
          [
            [-0.34, y + 0.06, s * 0.04],
            [-0.3, y, s * 0.09],
            [0.12, y, s * 0.11],
            [0.1, y + 0.1, s * 0.05],
          ],
        ];
    for (const [i, [a, b, c, d]] of wing.entries()) {
      const color = i === 0 ? '#c9d2d6' : '#b4bec4';
      m.quad(a, b, c, d, color, { jitter: 0 });
      m.quad(d, c, b, a, white, { jitter: 0 });
    }
  }
  if (!flying)
    for (const s of [1, -1])
      m.box({ at: [0, 0, s * 0.04], size: [0.02, 0.2, 0.02], color: '#e8a53c', faces: 'nsew', fine: true });
}

/** The landing shed: open to three sides, steel posts, crates of fish, a scale. Front on z = 0. */
export function fishMarket(m: Mesh, o: { width: number; depth: number; name: string }): void {
  const { width: w, depth: d } = o;
  const X = w / 2;
  m.box({ at: [0, 0, -d / 2], size: [w, 0.14, d], color: '#d3cec2', faces: 'nsewt' });
  const bays = Math.max(2, Math.round(w / 4.6));
  for (let i = 0; i <= bays; i++)
    for (const z of [-0.3, -d + 0.3])
      m.box({ at: [-X + 0.3 + ((w - 0.6) * i) / bays, 0, z], size: [0.3, 4, 0.3], color: '#7fa3ad' });
  m.box({ at: [0, 0.14, -d + 0.12], size: [w - 0.4, 2.9, 0.14], color: '#e9e4d6', faces: 'nst' });
  m.box({ at: [0, 3.5, -0.2], size: [w, 0.55, 0.2], color: '#5f8fa3' });
  gableRoof(m, {
    at: [0, 4, -d / 2],
    width: w,
    depth: d,
    rise: 1.7,
    overhang: 0.8,
    rows: 4,
    pitch: 1.3,
    color: '#7d99a0',
    gable: '#dfe3dc',
    ribs: 'none',
  });
  m.sign({
    at: [0, 3.78, -0.08],
    width: Math.min(w * 0.6, 7),
    height: 0.5,
    text: o.name,
    ink: '#fbf7ec',
    ground: '#2f5f7a',
    depth: 0.03,
  });
  const lamps = bays;
  for (let i = 0; i < lamps; i++)
    m.box({
      at: [-X + (w * (i + 1)) / (lamps + 1), 3.55, -d / 2],
      size: [0.9, 0.06, 0.3],
      color: paint.lamp,
      surface: 'glow',
      emit: 3,
    });
  const fish = ['#9fb6c4', '#c98a7c', '#b9c7c9', '#d8a64a', '#8fa7b8'];
  for (let row = 0; row < 2; row++)
    for (let i = 0; i < bays + 1; i++) {
      const x = -X + 1.6 + ((w - 3.2) * i) / bays;
      const z = -d * 0.42 - row * 1.7;
      m.box({ at: [x, 0.14, z], size: [0.9, 0.3, 0.62], color: '#5f93b8', faces: 'nsew' });
      crate(m, [x, 0.34, z], fish[(i + row * 2) % fish.length] as string);
    }
  m.box({ at: [X - 1.2, 0.14, -0.9], size: [0.7, 1.1, 0.6], color: '#8fa0a3', bevel: 0.04 });
  for (let i = 0; i < 3; i++)
    m.box({
      at: [-X + 1, 0.14 + i * 0.4, -d + 1.2],
      size: [1.1, 0.38, 0.8],
      color: i % 2 ? '#e6e2d8' : '#d0a24a',
      faces: 'nsewt',
    });
}
