// Bridge, shrine path, lookout, fields, trees and grass.
import { mix } from '../../kit/color.ts';
import type { Mesh, Vec2, Vec3 } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';
import { hash2, noise2, random } from '../../kit/random.ts';
import { bench, stoneLantern, torii } from '../../kit/street.ts';
import { box, type Site } from './place.ts';
import { LOOKOUT, land, paved, riverDistance, riverX, writePath } from './terrain.ts';

export const BRIDGE = { z: -4.3, from: -28.3, to: -43.9, width: 2.8, rise: 1.35 } as const;
/** Height of the red bridge's deck at x. */
export const bridgeY = (x: number): number => {
  const t = (BRIDGE.from - x) / (BRIDGE.from - BRIDGE.to);
  return 0.1 + BRIDGE.rise * Math.sin(Math.PI * Math.min(1, Math.max(0, t)));
};
export const lookoutPath: readonly Vec2[] = [[24.3, -10], [24.6, -30], [28, -37], [36, -40], [41, -44.5], [43.5, -47.5]];
export const shrinePath: readonly Vec2[] = [[-43.6, -4.3], [-49, -4.4], [-65.5, -5]];
export const schoolPath: readonly Vec2[] = [[-13, -16.6], [-13, -45]];
export const lane: readonly Vec2[] = [[-3.7, 22], [-3.7, 44], [-3.4, 66]];
export const riverWalk: readonly Vec2[] = [-30, -20, -10, 0, 8, 12].map((z): Vec2 => [riverX(z) + 9.4, z]);

function bridge(m: Mesh): void {
  const n = 14;
  const red = paint.vermilion;
  const half = BRIDGE.width / 2;
  const x = (i: number) => BRIDGE.from + ((BRIDGE.to - BRIDGE.from) * i) / n;
  const rail = (s: number, lift: number): Vec3[] => Array.from({ length: n + 1 }, (_, i): Vec3 => [x(i), bridgeY(x(i)) + lift, BRIDGE.z + s * half]);
  for (let i = 0; i < n; i++) {
    const [a, b] = [x(i), x(i + 1)];
    m.quad([b, bridgeY(b), BRIDGE.z + half], [a, bridgeY(a), BRIDGE.z + half], [a, bridgeY(a), BRIDGE.z - half], [b, bridgeY(b), BRIDGE.z - half], '#b98a62', { jitter: 0.08 });
    m.quad([a, bridgeY(a) - 0.3, BRIDGE.z + half], [b, bridgeY(b) - 0.3, BRIDGE.z + half], [b, bridgeY(b) - 0.3, BRIDGE.z - half], [a, bridgeY(a) - 0.3, BRIDGE.z - half], '#8a3a2a');
    for (const s of [1, -1]) {
      const z = BRIDGE.z + s * (half + 0.02);
      const q: [Vec3, Vec3, Vec3, Vec3] = [[b, bridgeY(b) - 0.36, z], [a, bridgeY(a) - 0.36, z], [a, bridgeY(a) + 0.08, z], [b, bridgeY(b) + 0.08, z]];
      if (s < 0) q.reverse();
      m.quad(...q, red);
    }
  }
  for (const s of [1, -1]) {
    m.tube(rail(s, 1.0), 0.07, red, 6);
    m.tube(rail(s, 0.55), 0.045, red, 5);
    for (let i = 0; i <= n; i += 2) {
      m.box({ at: [x(i), bridgeY(x(i)) - 0.3, BRIDGE.z + s * half], size: [0.16, 1.45, 0.16], color: red });
      m.cylinder({ at: [x(i), bridgeY(x(i)) + 1.15, BRIDGE.z + s * half], radius: 0.12, topRadius: 0.02, height: 0.2, sides: 8, color: '#3d4147', caps: 'none' });
    }
  }
  for (const px of [-33, -39]) for (const s of [-1, 1]) m.cylinder({ at: [px, -2, BRIDGE.z + s * 1.0], radius: 0.17, height: bridgeY(px) + 1.8, color: '#8a3a2a', sides: 7, caps: 'none' });
}

export function writeNature(s: Site): void {
  const m = s.mesh;
  bridge(m);
  writePath(m, schoolPath, 3.4, '#d8c4a0');
  writePath(m, lane, 3.2, '#c3b08c');
  writePath(m, riverWalk, 2.0, '#cdb993');
  writePath(m, shrinePath, 3.0, '#c9bda6');
  writePath(m, lookoutPath, 2.4, '#cbb58c');
  writePath(m, [[-4, 56], [16, 56]], 1.6, '#b39a70');
  s.put([-47, -4.3, Math.PI / 2], torii).obstacles.push(box(-47, -6.4, 0.7, 0.7), box(-47, -2.2, 0.7, 0.7));
  s.put([-60, -4.85, Math.PI / 2], (g) => torii(g, 3.6, 4), land(-60, -5)).obstacles.push(box(-60, -6.7, 0.7, 0.7), box(-60, -3.1, 0.7, 0.7));
  for (const x of [-51, -56, -62]) for (const dz of [-2.6, 2.6]) s.round([x, -4.7 + dz, 0], 0.8, stoneLantern, land(x, -4.7 + dz) - 0.05);
  // Steps set into the rise of the shrine path.
  for (let x = -50; x > -64; x -= 0.8) m.box({ at: [x, land(x, -4.8) - 0.05, -4.7], size: [0.3, 0.16, 2.8], color: paint.stone, faces: 'ewtns' });
  // Festival: paper lanterns between poles.
  for (const dz of [-2.1, 2.1]) {
    for (const x of [-63.5, -56.5]) m.box({ at: [x, land(x, -5 + dz), -5 + dz], size: [0.1, 3, 0.1], color: paint.wood });
    for (let i = 0; i < 5; i++) {
      const x = -63 + i * 1.5;
      const y = land(-60, -5) + 2.5 - Math.sin(((i + 0.5) / 5) * Math.PI) * 0.3 + (i - 2) * -0.12;
      m.sphere({ at: [x, y, -5 + dz], radius: 0.21, sides: 8, squash: 1.25, color: i % 2 ? '#f6d9a2' : '#e8755a', surface: 'glow', emit: 0.3 });
    }
  }
  lookout(s);
  fields(s);
  trees(s);
}

function lookout(s: Site): void {
  const m = s.mesh;
  const [x, z] = LOOKOUT;
  const y = land(x, z);
  m.cylinder({ at: [x - 0.5, y - 0.3, z + 0.5], radius: 4.4, height: 0.36, color: '#cdbb97', sides: 18, smooth: false, surface: 'opaque' });
  for (let i = 0; i < 9; i++) {
    const a = 2.2 + (i / 8) * 2.6;
    const at = (k: number): Vec3 => [x - 0.5 + Math.sin(a + k) * 4.2, y, z + 0.5 + Math.cos(a + k) * 4.2];
    const p = at(0);
    m.box({ at: [p[0], y, p[2]], size: [0.12, 1.05, 0.12], color: paint.wood });
    if (i < 8) m.tube([[p[0], y + 1, p[2]], [at(2.6 / 8)[0], y + 1, at(2.6 / 8)[2]]], 0.05, paint.wood, 5);
  }
  m.group({ at: [x + 0.6, y + 0.06, z - 0.4], yaw: -2.4 }, (g) => {
    for (let i = 0; i < 3; i++) g.tube([[0, 1.15, 0], [Math.sin(i * 2.09) * 0.55, 0, Math.cos(i * 2.09) * 0.55]], 0.04, paint.woodDark, 5);
    g.tube([[0, 1.05, -0.5], [0, 1.55, 0.5]], [0.11, 0.14], '#e9e4d8', 10);
    g.tube([[0, 1.0, -0.6], [0, 1.06, -0.48]], 0.06, paint.iron, 8);
    g.tube([[0, 1.52, 0.44], [0, 1.58, 0.56]], 0.17, '#3f5a7a', 10);
  });
  m.group({ at: [x - 3.2, y + 0.06, z + 1.6], yaw: -0.9 }, bench);
  m.group({ at: [x - 3.4, y + 0.06, z - 2.4], yaw: -0.4 }, (g) => {
    for (let i = 0; i < 6; i++) g.box({ at: [0, i * 0.5, 0], size: [0.14, 0.5, 0.14], color: i % 2 ? '#c8452f' : '#f7f3ea' });
    g.sign({ at: [0, 1.9, 0.1], width: 1.1, height: 0.5, text: '積雪計 2月 140cm', ink: '#27304a', ground: '#fffaf0', depth: 0.04, density: 90 });
  });
  m.group({ at: [x + 2.6, y + 0.06, z + 2.2], yaw: 0.6 }, (g) => {
    g.box({ at: [0, 0, 0], size: [0.1, 1.4, 0.1], color: paint.woodDark });
    g.sign({ at: [0, 1.25, 0.09], width: 1.5, height: 0.6, text: '星見の丘', ink: '#f4c542', ground: '#27304a', frame: '#8a6345', depth: 0.06 });
  });
  s.obstacles.push(box(x + 0.6, z - 0.4, 1, 1), box(x - 3.2, z + 1.6, 1.6, 1.6), box(x - 3.4, z - 2.4, 0.6, 0.6), box(x + 2.6, z + 2.2, 0.6, 0.6));
}

function fields(s: Site): void {
  const m = s.mesh;
  for (const [x0, z0, x1, z1] of [[-27, 44, -17, 54], [-16, 44, -6.4, 54], [-27, 55.2, -17, 66], [-16, 55.2, -6.4, 66]] as const) {
    const n = 5;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const p = (a: number, b: number): Vec3 => [x0 + ((x1 - x0) * a) / n, -0.02 + 0.06, z0 + ((z1 - z0) * b) / n];
        const tint = (q: Vec3) => mix('#a9cbd6', '#dfeaea', noise2(q[0] / 4, q[2] / 4, 3));
        const q = [p(i, j + 1), p(i + 1, j + 1), p(i + 1, j), p(i, j)] as [Vec3, Vec3, Vec3, Vec3];
        m.quad(...q, '#bcd6dc', { surface: 'water', colors: q.map(tint), uv: q.map((v): Vec2 => [v[0] / 10, v[2] / 10]) });
      }
    }
    for (const [bx, bz, w, d] of [[(x0 + x1) / 2, z0 - 0.3, x1 - x0 + 1.2, 0.6], [(x0 + x1) / 2, z1 + 0.3, x1 - x0 + 1.2, 0.6], [x0 - 0.3, (z0 + z1) / 2, 0.6, z1 - z0], [x1 + 0.3, (z0 + z1) / 2, 0.6, z1 - z0]] as const) {
      m.box({ at: [bx, -0.1, bz], size: [w, 0.32, d], color: '#94a45a', faces: 'nsewt', jitter: 0.05 });
    }
    for (let z = z0 + 0.8; z < z1 - 0.4; z += 1.15) for (let x = x0 + 0.7; x < x1 - 0.4; x += 1.3) m.leafCard([x, 0.2, z], 0.42, '#9cc25e', 'grass', 1);
    s.obstacles.push(box((x0 + x1) / 2, (z0 + z1) / 2, x1 - x0, z1 - z0));
  }
  const crops = ['#7fa84a', '#5f8f45', '#a3bd5c', '#86ad52', '#6f9a5c'];
  for (let i = 0; i < 9; i++) {
    const z = 43.4 + i * 1.35;
    m.box({ at: [9, 0, z], size: [17, 0.24, 0.85], color: '#8d6f52', faces: 'nsewt', jitter: 0.05 });
    for (let x = 1; x < 17.2; x += 0.95) m.leafCard([x, 0.42, z], 0.6 + hash2(i, Math.round(x * 9), 2) * 0.25, crops[i % crops.length] as string, 'leaves', 2);
  }
  m.quad([0, 0.04, 55.2], [18.4, 0.04, 55.2], [18.4, 0.04, 42.4], [0, 0.04, 42.4], '#94775a', { surface: 'ground' });
  s.obstacles.push(box(9, 48.8, 17.4, 12.2));
  // A tunnel greenhouse and the tool shed.
  const hoop = (a: number): Vec2 => [Math.cos(a) * 2.6, Math.sin(a) * 2.4];
  for (let i = 0; i < 8; i++) {
    const [a, b] = [hoop((i / 8) * Math.PI), hoop(((i + 1) / 8) * Math.PI)];
    m.quad([26 + a[0], a[1], 66], [26 + a[0], a[1], 54], [26 + b[0], b[1], 54], [26 + b[0], b[1], 66], mix('#dfe9e6', '#f6f8f4', i / 8));
    for (const [z, flip] of [[66, false], [54, true]] as const) {
      const t: [Vec3, Vec3, Vec3] = [[26, 0, z], [26 + a[0], a[1], z], [26 + b[0], b[1], z]];
      if (flip) t.reverse();
      m.tri(...t, '#e4ece8');
    }
  }
  s.obstacles.push(box(26, 60, 5.6, 12.4));
  s.put([-1, 41, 0], (g) => {
    g.box({ at: [3.6, 0, -1], size: [3, 2.3, 2.4], color: '#9b7552', jitter: 0.05 });
    g.quad([1.9, 2.2, 0.5], [5.3, 2.2, 0.5], [5.3, 2.75, -2.5], [1.9, 2.75, -2.5], '#7f8a86');
    g.sign({ at: [3.6, 1.5, 0.24], width: 2.2, height: 0.5, text: '研修農場', ink: '#fbf4e6', ground: '#3d762b', density: 60 });
  }).obstacles.push(box(2.6, 40, 3.6, 3));
}

function trees(s: Site): void {
  const m = s.mesh;
  const tree = (kind: string, x: number, z: number, scale = 1, tint = '#ffffff', trunk = 0.5) => {
    m.plant(kind, [x, land(x, z) + 0.02, z], scale, tint);
    if (trunk > 0) s.obstacles.push(box(x, z, trunk, trunk));
  };
  const blush = ['#ffffff', '#fff4f6', '#fdeef2', '#fff9f4', '#f9e9f0'];
  const cherries: readonly (readonly [number, number, number])[] = [
    [-12.6, 8.4, 1.12], [2, 7.4, 1.2], [12.6, 8.2, 0.95], [-12.4, -7.6, 0.92], [-1.4, -12.6, 0.98], [18.6, -3.4, 0.9],
    [-8.6, -22, 1], [-17.4, -22.5, 1.05], [-9, -29.5, 0.95], [-17, -30, 1], [-20.5, -38.5, 1], [-4, -38, 1.05], [4, -39.5, 0.95],
    [28.5, -9, 0.95], [28, -28.5, 0.9], [46.5, 29, 1.05], [48.3, 3.4, 0.9], [16.8, 29, 0.9], [-0.2, 27, 0.85], [-6.8, 40.5, 1], [0.4, 63, 1], [19, 38.5, 0.9],
    [34, -34, 0.9], [41, -57, 1], [56, 34, 1], [55.5, 1, 0.9],
  ];
  cherries.forEach(([x, z, k], i) => tree('cherry', x, z, k, blush[i % blush.length]));
  // Rows of cherries along both banks.
  for (let i = 0; i < 9; i++) {
    const z = -34 + i * 8.2 + (hash2(i, 3) - 0.5) * 2;
    if (Math.abs(z + 4.3) > 3.4 && z < 11) tree('cherry', riverX(z) + 8.2, z, 0.85 + hash2(i, 1) * 0.3, blush[i % 5]);
    if (Math.abs(z + 4.3) > 4.6 && Math.abs(z - 17) > 5) tree('cherry', riverX(z) - 8.8, z + 1.5, 0.85 + hash2(i, 2) * 0.35, blush[(i + 2) % 5]);
  }
  for (const [x, z, k] of [[21.5, -33, 1.2], [16, -35.5, 1], [46, -6, 1.1], [46.8, -34, 1], [58, -33, 1.2], [-27.5, 42, 1.1], [14, 39.8, 1], [36, 36, 1], [48, 50, 1.2], [-47, 47, 1.2], [-60, 27, 1.1], [30, 68, 1.1], [-10, 72, 1], [-46.5, -30, 1.1]] as const) tree('green', x, z, k, ['#ffffff', '#f2f7dc', '#e8f2e0'][Math.round(x * x) % 3]);
  const r = random(77);
  for (let i = 0; i < 26; i++) {
    const x = -50 - r() * 24;
    const z = -5 + (r() < 0.5 ? -1 : 1) * (4.4 + r() * 17);
    if (!(z > 3.5 && x > -72)) tree('cedar', x, z, 0.85 + r() * 0.5, ['#ffffff', '#eaf3e4', '#f4f4dc'][i % 3]);
  }
  // The wood's edge all round, thicker on the north and east.
  for (let i = 0; i < 46; i++) {
    const a = (i / 46) * Math.PI * 2 + r() * 0.1;
    const d = 86 + r() * 26;
    const [x, z] = [Math.sin(a) * d, -Math.cos(a) * d];
    if (riverDistance(x, z) < 13 || Math.abs(x - 64) < 5 || (x < -40 && Math.abs(z - 17) < 7)) continue;
    const pick = r();
    tree(pick < 0.5 ? 'cedar' : pick < 0.78 ? 'green' : 'cherry', x, z, 1.3 + r() * 0.7, '#ffffff', 0);
  }
  for (const [x, z, k] of [[-26.3, 1.6, 1], [-26.2, 9.5, 0.8], [19.2, 1, 1], [28.9, 1.5, 0.9], [-1, -20, 1], [-2.9, -24, 1.1], [23, -22, 1], [23.2, -28, 1], [32, -8.6, 1], [20, 26, 1], [36, 26, 0.9], [3.8, 25.4, 1], [3.8, 38.6, 1], [-9.2, 25.2, 0.9], [49.2, 22.8, 0.9], [49.3, 7, 0.9], [-17, -38, 1], [-8.8, -35.6, 0.9], [-17.3, -35.6, 0.9]] as const) tree('bush', x, z, k * 1.3, '#ffffff', 0.9);
  for (const side of [1, -1]) for (let i = 0; i < 7; i++) tree('bush', 23.6 + 6 + i * 0.6, -19 + side * 9.2 + (hash2(i, 9) - 0.5), 0.9, i % 2 ? '#ffe9ef' : '#ffffff', 0);
  // Tufts and flowers in the grass, none on paving, water or paths.
  const near = (line: readonly Vec2[], x: number, z: number, d: number) =>
    line.some((p, i) => {
      const q = line[i + 1];
      if (!q) return false;
      const l = Math.hypot(q[0] - p[0], q[1] - p[1]);
      const t = Math.min(1, Math.max(0, ((x - p[0]) * (q[0] - p[0]) + (z - p[1]) * (q[1] - p[1])) / (l * l)));
      return Math.hypot(x - p[0] - (q[0] - p[0]) * t, z - p[1] - (q[1] - p[1]) * t) < d;
    });
  const hues = ['#ffffff', '#f6ffd0', '#ffe6a8', '#ffd3de', '#fff7c2', '#e3f7c8'];
  for (let i = 0; i < 420; i++) {
    const x = -70 + r() * 126;
    const z = -62 + r() * 130;
    const bank = riverDistance(x, z);
    if (bank < 7.6 || paved.some(([a, b, c, d]) => x > a - 0.4 && x < c + 0.4 && z > b - 0.4 && z < d + 0.4)) continue;
    if ([schoolPath, lane, riverWalk, shrinePath, lookoutPath].some((p) => near(p, x, z, 2.1))) continue;
    if (s.obstacles.some((o) => x > Math.min(...o.map((p) => p[0])) - 0.5 && x < Math.max(...o.map((p) => p[0])) + 0.5 && z > Math.min(...o.map((p) => p[1])) - 0.5 && z < Math.max(...o.map((p) => p[1])) + 0.5)) continue;
    m.plant('tuft', [x, land(x, z), z], 0.8 + r() * 0.9, hues[Math.floor(r() * hues.length)]);
  }
}
