// Vehicles that move: nose toward +z, wheels on y = 0, no letters on them.
import type { Mesh, Vec3 } from './mesh.ts';
import { paint } from './palette.ts';

/** Along z, nose toward +z: a window band, by day dark glass, lit from within after dark. */
function panes(m: Mesh, x: number, y0: number, y1: number, at: readonly (readonly [number, number])[]): void {
  for (const s of [1, -1])
    for (const [z0, z1] of at) {
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [x * s, y0, z1],
        [x * s, y0, z0],
        [x * s, y1, z0],
        [x * s, y1, z1],
      ];
      if (s < 0) q.reverse();
      m.quad(...q, '#ffdf9e', { surface: 'glow', pane: true });
    }
}
const wheels = (m: Mesh, x: number, r: number, at: readonly number[]): void => {
  for (const s of [1, -1])
    for (const z of at) {
      const rim = (i: number): Vec3 => [
        x * s,
        r + Math.sin((i / 8) * Math.PI * 2) * r,
        z + Math.cos((i / 8) * Math.PI * 2) * r * s,
      ];
      for (let i = 0; i < 8; i++)
        m.tri([x * s + 0.01 * s, r, z], rim(i + 1), rim(i), '#34363a', { jitter: 0 });
      m.box({
        at: [x * s + 0.015 * s, r * 0.66, z],
        size: [0.02, r * 0.68, r * 0.68],
        color: '#b9bcc0',
        faces: s > 0 ? 'e' : 'w',
        jitter: 0,
      });
    }
};
const lamps = (m: Mesh, x: number, y: number, z: number): void => {
  for (const s of [1, -1])
    m.quad(
      [x * s - 0.12, y, z],
      [x * s + 0.12, y, z],
      [x * s + 0.12, y + 0.18, z],
      [x * s - 0.12, y + 0.18, z],
      '#fff3cf',
      { surface: 'glow', pane: true },
    );
};

export function movingTrain(m: Mesh): void {
  const [L, W] = [7.4, 1.35];
  m.box({ at: [0, 0.4, 0], size: [W * 1.6, 0.6, L * 2 - 0.8], color: '#3d4146', faces: 'nsewb', jitter: 0 });
  m.box({ at: [0, 0.95, 0], size: [W * 2, 0.78, L * 2], color: '#5f8f78', faces: 'nsewb', jitter: 0 });
  m.box({
    at: [0, 1.73, 0],
    size: [W * 2 + 0.02, 0.12, L * 2 + 0.02],
    color: '#d8b65e',
    faces: 'nsew',
    jitter: 0,
  });
  m.box({ at: [0, 1.85, 0], size: [W * 2, 1.42, L * 2], color: '#f3e6c8', bevel: 0.28, jitter: 0 });
  m.box({ at: [0, 3.26, 0], size: [1.5, 0.16, L * 1.4], color: '#9aa0a3', faces: 'nsewt', jitter: 0 });
  const rows: [number, number][] = Array.from({ length: 6 }, (_, i) => [-5.1 + i * 1.76, -3.7 + i * 1.76]);
  panes(m, W + 0.012, 2.02, 2.86, rows);
  for (const z of [-6.2, 6.2]) panes(m, W + 0.014, 1.3, 2.9, [[z - 0.5, z + 0.5]]);
  for (const s of [1, -1]) {
    const q: [Vec3, Vec3, Vec3, Vec3] = [
      [-1.02, 1.98, (L + 0.012) * s],
      [1.02, 1.98, (L + 0.012) * s],
      [1.02, 2.85, (L + 0.012) * s],
      [-1.02, 2.85, (L + 0.012) * s],
    ];
    if (s < 0) q.reverse();
    m.quad(...q, paint.glassLow, { jitter: 0 });
    for (const x of [-0.8, 0.8]) {
      const l: [Vec3, Vec3, Vec3, Vec3] = [
        [x - 0.14, 1.3, (L + 0.02) * s],
        [x + 0.14, 1.3, (L + 0.02) * s],
        [x + 0.14, 1.54, (L + 0.02) * s],
        [x - 0.14, 1.54, (L + 0.02) * s],
      ];
      if (s < 0) l.reverse();
      m.quad(...l, '#fff3cf', { surface: 'glow', pane: true });
    }
  }
}

export function movingBus(m: Mesh): void {
  m.box({ at: [0, 0.36, 0], size: [2.1, 2.32, 6.2], color: '#f5ecd6', bevel: 0.22, jitter: 0 });
  m.box({ at: [0, 0.42, 0], size: [2.14, 0.5, 6.22], color: '#6d9a5a', faces: 'nsew', jitter: 0 });
  m.box({ at: [0, 0.98, 0], size: [2.13, 0.1, 6.14], color: '#e0b84a', faces: 'ew', jitter: 0 });
  panes(m, 1.065, 1.32, 2.2, [
    [-2.7, -1.6],
    [-1.4, -0.3],
    [-0.1, 1],
    [1.2, 2.3],
  ]);
  m.quad([-0.92, 1.25, 3.12], [0.92, 1.25, 3.12], [0.88, 2.25, 3.12], [-0.88, 2.25, 3.12], paint.glassLow, {
    jitter: 0,
  });
  m.quad([-0.72, 2.3, 3.115], [0.72, 2.3, 3.115], [0.72, 2.52, 3.115], [-0.72, 2.52, 3.115], '#f4c542', {
    surface: 'glow',
    pane: true,
  });
  lamps(m, 0.72, 0.62, 3.13);
  wheels(m, 1.06, 0.42, [-1.9, 1.9]);
}

export function movingCar(m: Mesh, color: string): void {
  const side = [
    [-1.65, 0.3],
    [1.66, 0.3],
    [1.68, 0.78],
    [1.45, 0.95],
    [0.95, 1.0],
    [0.5, 1.55],
    [-1.3, 1.58],
    [-1.62, 1.0],
  ] as const;
  const x = (y: number) => (y > 1.2 ? 0.62 : 0.72);
  side.forEach(([z0, y0], i) => {
    const [z1, y1] = side[(i + 1) % side.length] as readonly [number, number];
    if (i === 0) return;
    const glass = i === 4 || i === 6;
    m.quad(
      [-x(y0), y0, z0],
      [x(y0), y0, z0],
      [x(y1), y1, z1],
      [-x(y1), y1, z1],
      glass ? paint.glassLow : color,
      { jitter: 0 },
    );
  });
  for (const s of [1, -1]) {
    const p = side.map(([z, y]): Vec3 => [x(y) * s, y, z]);
    for (let i = 1; i < p.length - 1; i++) {
      const t: [Vec3, Vec3, Vec3] = [p[0] as Vec3, p[i] as Vec3, p[i + 1] as Vec3];
      if (s > 0) t.reverse();
      m.tri(...t, color, { jitter: 0 });
    }
    for (const [a, b, lean] of [
      [-1.4, -0.5, 0],
      [-0.42, 0.62, 0.34],
    ] as const) {
      const z = 0.73;
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [z * s, 1.04, b],
        [z * s, 1.04, a],
        [(z - 0.09) * s, 1.47, a],
        [(z - 0.09) * s, 1.47, b - lean],
      ];
      if (s < 0) q.reverse();
      m.quad(...q, paint.glassLow, { jitter: 0 });
    }
  }
  lamps(m, 0.5, 0.62, 1.69);
  wheels(m, 0.725, 0.29, [-1.05, 1.05]);
}
