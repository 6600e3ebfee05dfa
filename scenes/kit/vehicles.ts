import { mix } from './color.ts';
import type { Mesh, Vec3 } from './mesh.ts';
import { paint } from './palette.ts';

const wheel = (m: Mesh, at: Vec3, r: number, fine = false) => {
  {
    const s = Math.sign(at[2]) || 1;
    const ring = Array.from({ length: 9 }, (_, i): Vec3 => [
      at[0] + Math.cos((i / 9) * Math.PI * 2) * r,
      at[1] + Math.sin((i / 9) * Math.PI * 2) * r,
      at[2] + s * 0.09,
    ]);
    const hub: Vec3 = [at[0], at[1], at[2] + s * 0.1];
    ring.forEach((p, i) => {
      const q = ring[(i + 1) % 9] as Vec3;
      if (s > 0) m.tri(hub, p, q, '#3a3c40', { jitter: 0, fine });
      else m.tri(hub, q, p, '#3a3c40', { jitter: 0, fine });
    });
    m.box({
      at: [at[0], at[1] - r * 0.35, at[2] + s * 0.1],
      size: [r * 0.7, r * 0.7, 0.02],
      color: '#b9bcc0',
      faces: s > 0 ? 's' : 'n',
      fine,
    });
  }
  const n = 9;
  for (let i = 0; i < n; i++) {
    const p = (k: number, z: number): Vec3 => [
      at[0] + Math.cos((k / n) * Math.PI * 2) * r,
      at[1] + Math.sin((k / n) * Math.PI * 2) * r,
      at[2] + z,
    ];
    m.quad(p(i, 0.09), p(i, -0.09), p(i + 1, -0.09), p(i + 1, 0.09), '#2c2e31', { jitter: 0, fine });
  }
};

/** A kei car, nose toward +x. */
export function keiCar(m: Mesh, color: string): void {
  const side = [
    [-1.65, 0.32],
    [1.62, 0.32],
    [1.68, 0.75],
    [1.5, 0.92],
    [0.95, 1.0],
    [0.55, 1.56],
    [-1.3, 1.6],
    [-1.62, 1.05],
  ] as const;
  const W = 0.72;
  const n = side.length;
  for (let i = 0; i < n; i++) {
    const [x0, y0] = side[i] as readonly [number, number];
    const [x1, y1] = side[(i + 1) % n] as readonly [number, number];
    const glass = (i === 4 || i === 6) && true;
    const k = (y: number) => (y > 1.2 ? W - 0.1 : W);
    m.quad(
      [x0, y0, k(y0)],
      [x0, y0, -k(y0)],
      [x1, y1, -k(y1)],
      [x1, y1, k(y1)],
      glass ? paint.glassLow : color,
      glass ? { jitter: 0 } : { jitter: 0.01 },
    );
  }
  for (const s of [1, -1]) {
    const p = side.map(([x, y]): Vec3 => [x, y, (y > 1.2 ? W - 0.1 : W) * s]);
    for (let i = 1; i < n - 1; i++) {
      const t: [Vec3, Vec3, Vec3] = [p[0] as Vec3, p[i] as Vec3, p[i + 1] as Vec3];
      if (s < 0) t.reverse();
      m.tri(...t, color, { jitter: 0 });
    }
    const z = (y: number) => (W - (y > 1 ? 0.1 * ((y - 1) / 0.6) : 0) + 0.012) * s;
    for (const [a, b, lean] of [
      [0.06, 0.72, 0.42],
      [-0.75, -0.02, 0],
      [-1.42, -0.84, -0.06],
    ] as const) {
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [a, 1.04, z(1.04)],
        [b + lean * 0.3, 1.04, z(1.04)],
        [b - lean * 0.6, 1.48, z(1.48)],
        [a, 1.48, z(1.48)],
      ];
      if (s < 0) q.reverse();
      m.quad(...q, paint.glassLow, {
        colors:
          s > 0
            ? [paint.glassLow, paint.glassLow, paint.glassHigh, paint.glassHigh]
            : [paint.glassHigh, paint.glassHigh, paint.glassLow, paint.glassLow],
      });
    }
    m.box({ at: [1.66, 0.62, 0.5 * s], size: [0.06, 0.2, 0.3], color: '#fdf6dc' });
    m.box({ at: [-1.64, 0.8, 0.58 * s], size: [0.05, 0.3, 0.16], color: '#b8332b' });
    for (const x of [-1.05, 1.05]) wheel(m, [x, 0.29, 0.64 * s], 0.29);
  }
  m.box({ at: [0, 0.2, 0], size: [3.1, 0.2, 1.34], color: '#33363a' });
  m.box({ at: [1.7, 0.36, 0], size: [0.03, 0.14, 0.36], color: '#f3d34c' });
}

/** A one-car train of the mountain line, along x, 15 m. */
export function train(m: Mesh): void {
  const cream = '#f3e6c8';
  const green = '#5f8f78';
  const L = 7.4;
  const W = 1.35;
  m.box({ at: [0, 0.45, 0], size: [L * 2 - 0.6, 0.5, W * 1.6], color: '#3d4146' });
  m.box({ at: [0, 0.95, 0], size: [L * 2, 0.85, W * 2], color: green, bevel: 0.06 });
  m.box({ at: [0, 1.75, 0], size: [L * 2, 1.55, W * 2], color: cream, bevel: 0.28 });
  m.box({ at: [0, 1.68, 0], size: [L * 2 + 0.02, 0.12, W * 2 + 0.02], color: '#d8b65e' });
  m.box({ at: [0, 3.26, 0], size: [L * 1.4, 0.16, 1.5], color: '#9aa0a3', bevel: 0.05 });
  const pane = (x: number, z: number, w: number, y = 1.98, h = 0.85) => {
    const s = Math.sign(z);
    const q: [Vec3, Vec3, Vec3, Vec3] = [
      [x - w / 2, y, z],
      [x + w / 2, y, z],
      [x + w / 2, y + h, z],
      [x - w / 2, y + h, z],
    ];
    if (s < 0) q.reverse();
    const up =
      s < 0
        ? [paint.glassHigh, paint.glassHigh, paint.glassLow, paint.glassLow]
        : [paint.glassLow, paint.glassLow, paint.glassHigh, paint.glassHigh];
    m.quad(...q, paint.glassLow, { colors: up });
  };
  for (const s of [1, -1]) {
    const z = s * (W + 0.015);
    for (let i = 0; i < 6; i++) pane(-4.4 + i * 1.76, z, 1.4);
    for (const x of [-6.2, 6.2]) {
      pane(x, z + s * 0.01, 1.05, 1.25, 1.65);
      m.box({
        at: [x, 1.02, s * W],
        size: [1.3, 2.05, 0.04],
        color: mix(cream, '#ffffff', 0.3),
        faces: 'nsew',
      });
    }
    m.box({ at: [L * s, 1.95, 0], size: [0.06, 0.95, 2.1], color: '#566f80' });
    m.sign({
      at: [(L + 0.05) * s, 3.0, 0],
      yaw: (s * Math.PI) / 2,
      width: 1.3,
      height: 0.3,
      text: '星見',
      ink: '#f4c542',
      ground: '#27304a',
      depth: 0.02,
    });
    for (const k of [-0.8, 0.8])
      m.box({ at: [L * s, 1.3, k], size: [0.1, 0.24, 0.24], color: paint.lamp, surface: 'glow', emit: 0.2 });
    for (const x of [-4.8, 4.8]) for (const k of [-0.9, 0.9]) wheel(m, [x + k, 0.42, s * 0.72], 0.4, true);
  }
  m.sign({
    at: [0, 1.34, W + 0.03],
    width: 2.2,
    height: 0.42,
    text: 'ほしみ鉄道',
    ink: '#f7f0dc',
    ground: green,
    depth: 0,
  });
  m.sign({
    at: [0, 1.34, -W - 0.03],
    yaw: Math.PI,
    width: 2.2,
    height: 0.42,
    text: 'ほしみ鉄道',
    ink: '#f7f0dc',
    ground: green,
    depth: 0,
  });
}

/** The small community bus, nose toward +x. */
export function bus(m: Mesh): void {
  const body = '#f5ecd6';
  m.box({ at: [0, 0.35, 0], size: [6.2, 2.35, 2.1], color: body, bevel: 0.22 });
  m.box({ at: [0, 0.42, 0], size: [6.24, 0.5, 2.14], color: '#6d9a5a', bevel: 0.1 });
  for (const s of [1, -1]) {
    for (let i = 0; i < 4; i++) {
      const x = -2.1 + i * 1.3;
      const z = s * 1.062;
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [x - 0.55, 1.35, z],
        [x + 0.55, 1.35, z],
        [x + 0.55, 2.2, z],
        [x - 0.55, 2.2, z],
      ];
      if (s < 0) q.reverse();
      m.quad(...q, paint.glassLow, { jitter: 0.06 });
    }
    for (const x of [-1.9, 1.9]) wheel(m, [x, 0.42, s * 0.98], 0.42);
  }
  m.quad([3.12, 1.2, 0.95], [3.12, 1.2, -0.95], [3.1, 2.3, -0.92], [3.1, 2.3, 0.92], paint.glassLow);
  m.sign({
    at: [3.13, 2.46, 0],
    yaw: Math.PI / 2,
    width: 1.5,
    height: 0.28,
    text: 'まちなか循環',
    ink: '#f4c542',
    ground: '#27304a',
    depth: 0,
  });
}
