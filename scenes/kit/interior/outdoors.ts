import { noise2 } from '../random.ts';
import { mix } from '../color.ts';
import { type Pen, type Vec, shade } from './Pen.ts';

/** Rings of hills about the grounds, painted, paler with distance; far mountains with snow behind. */
export const hills = (p: Pen, cx: number, cz: number, near = 75): void => {
  const rings = [
    { r: near * 2.4, base: 10, high: 30, color: '#a9bfd3', foot: '#c9d8e2', seed: 4, step: 40, snow: true },
    { r: near * 1.6, base: 7, high: 15, color: '#8fb0a8', foot: '#b4cbbd', seed: 9, step: 48, snow: false },
    { r: near, base: 4, high: 8, color: '#84a968', foot: '#a3bf7d', seed: 17, step: 56, snow: false },
  ] as const;
  for (const g of rings) {
    const at = (i: number): readonly [number, number, number] => {
      const a = (i / g.step) * Math.PI * 2;
      const u = Math.cos(a) * 2.6 + 9;
      const v = Math.sin(a) * 2.6 + 9;
      const h = g.base + g.high * (0.65 * noise2(u, v, g.seed) + 0.35 * noise2(u * 2.7, v * 2.7, g.seed + 3));
      return [cx + Math.sin(a) * g.r, h, cz + Math.cos(a) * g.r];
    };
    for (let i = 0; i < g.step; i++) {
      const [a, b] = [at(i), at(i + 1)];
      const foot = (q: readonly [number, number, number]): Vec => [q[0], -3, q[2]];
      const k = 0.82;
      const mid = (q: readonly [number, number, number]): Vec => [q[0], q[1] * k, q[2]];
      const tone = shade(g.color, ((i * 5) % 7) * 0.012 - 0.036);
      p.mesh.quad(p.point(foot(b)), p.point(foot(a)), p.point(mid(a)), p.point(mid(b)), tone, {
        surface: 'sky',
        jitter: 0,
        colors: [g.foot, g.foot, tone, tone],
      });
      const top = g.snow ? '#eef3f6' : shade(g.color, 0.1);
      p.mesh.quad(p.point(mid(b)), p.point(mid(a)), p.point(a), p.point(b), tone, {
        surface: 'sky',
        jitter: 0,
        colors: [tone, tone, top, top],
      });
    }
  }
};

/** A dome of sky with soft spring clouds, painted. */
export const sky = (p: Pen, cx: number, cz: number, radius = 420): void => {
  const [across, up] = [32, 8];
  const at = (i: number, j: number): Vec => {
    const [a, e] = [(i / across) * Math.PI * 2, -0.05 + (j / up) ** 1.4 * (Math.PI / 2 + 0.05)];
    return [
      cx + Math.sin(a) * Math.cos(e) * radius,
      Math.sin(e) * radius,
      cz - Math.cos(a) * Math.cos(e) * radius,
    ];
  };
  const tint = (i: number, j: number): string => {
    const [x, y, z] = at(i % across, j);
    const h = Math.max(0, y / radius);
    const blue = mix(
      mix('#eaf1f3', '#b4d4ee', Math.min(1, h * 3)),
      '#7db2e2',
      Math.min(1, Math.max(0, h - 0.2) * 1.7),
    );
    const k = 3 / (h + 0.25);
    const cloud = noise2(((x - cx) / radius) * k + 11, ((z - cz) / radius) * k * 1.5 + 7, 77);
    return mix(blue, '#fffdf8', Math.min(1, Math.max(0, (cloud - 0.5) * 3)) * Math.min(1, h * 8) * 0.62);
  };
  for (let j = 0; j < up; j++) {
    for (let i = 0; i < across; i++) {
      const colors = [tint(i, j), tint(i + 1, j), tint(i + 1, j + 1), tint(i, j + 1)];
      p.mesh.quad(at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1), '#ffffff', {
        surface: 'sky',
        jitter: 0,
        colors,
      });
    }
  }
};

/** Ground in squares of varied colour; `paint` gives the colour at a point, null leaves a hole. */
export const patchwork = (
  p: Pen,
  x0: number,
  z0: number,
  x1: number,
  z1: number,
  cell: number,
  paint: (x: number, z: number) => string | null,
): void => {
  const [nx, nz] = [Math.round((x1 - x0) / cell), Math.round((z1 - z0) / cell)];
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < nz; j++) {
      const [a, b, c, d] = [
        x0 + ((x1 - x0) * i) / nx,
        x0 + ((x1 - x0) * (i + 1)) / nx,
        z0 + ((z1 - z0) * j) / nz,
        z0 + ((z1 - z0) * (j + 1)) / nz,
      ];
      const mid = paint((a + b) / 2, (c + d) / 2);
      if (mid === null) continue;
      const at = (x: number, z: number): string => paint(x, z) ?? mid;
      p.mesh.quad(
        p.point([a, -0.03, d]),
        p.point([b, -0.03, d]),
        p.point([b, -0.03, c]),
        p.point([a, -0.03, c]),
        mid,
        {
          surface: 'ground',
          jitter: 0,
          colors: [at(a, d), at(b, d), at(b, c), at(a, c)],
        },
      );
    }
  }
};

/** A fence of posts and rails between two points. */
export const fence = (p: Pen, a: Vec, b: Vec, high = 1.1, color = '#b98a5a', gap = 1.6): void => {
  const n = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[2] - a[2]) / gap));
  const at = (t: number, y: number): Vec => [a[0] + (b[0] - a[0]) * t, y, a[2] + (b[2] - a[2]) * t];
  for (let i = 0; i <= n; i++) {
    const [x, , z] = at(i / n, 0);
    p.box(x, 0, z, 0.12, high, 0.12, shade(color, -0.1), 'b', 0.9);
  }
  for (const y of [high * 0.42, high * 0.82]) p.bar(at(0, y), at(1, y), 0.07, color, 0.07, false);
};

/** A clipped hedge of bushes in a row. */
export const hedge = (p: Pen, a: Vec, b: Vec, scale = 1, gap = 0.85): void => {
  const n = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[2] - a[2]) / gap));
  for (let i = 0; i < n; i++) {
    const t = (i + 0.5) / n;
    p.mesh.plant(
      'bush',
      [a[0] + (b[0] - a[0]) * t, 0, a[2] + (b[2] - a[2]) * t],
      scale * (0.94 + ((i * 7) % 5) * 0.03),
    );
  }
};
