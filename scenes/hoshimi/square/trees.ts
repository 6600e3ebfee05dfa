// Trees, petals, rape blossom and grass.
import { mix } from '../../kit/color.ts';
import type { Vec2 } from '../../kit/mesh.ts';
import { hash2, random } from '../../kit/random.ts';
import { box, type Site } from './place.ts';
import { land, paved, riverDistance, riverX } from './terrain.ts';
import { lane, lookoutPath, riverWalk, schoolPath, shrinePath } from './paths.ts';

export function writeTrees(s: Site): void {
  const m = s.mesh;
  const tree = (kind: string, x: number, z: number, scale = 1, tint = '#ffffff', trunk = 0.5) => {
    if (kind === 'bush') {
      for (let i = 0; i < 4; i++)
        m.leafCard(
          [
            x + (hash2(i, Math.round(x * 7), 1) - 0.5) * 0.8 * scale,
            land(x, z) + (0.34 + 0.2 * hash2(i, Math.round(z * 7), 2)) * scale,
            z + (hash2(i, Math.round(z * 5), 4) - 0.5) * 0.8 * scale,
          ],
          scale * 0.85,
          mix('#86ad56', '#6b9647', hash2(i, Math.round(x * 3), 5)),
          'leaves',
          2,
        );
    } else m.plant(kind, [x, land(x, z) + 0.02, z], scale, tint);
    if (trunk > 0) s.obstacles.push(box(x, z, trunk, trunk));
  };
  const blush = ['#ffffff', '#fff4f6', '#fdeef2', '#fff9f4', '#f9e9f0'];
  const cherries: readonly (readonly [number, number, number])[] = [
    [-12.6, 8.4, 1.12],
    [5.4, 4.2, 1.15],
    [12.6, 8.2, 0.95],
    [-12.4, -7.6, 0.92],
    [-1.4, -12.6, 0.98],
    [18.6, -3.4, 0.9],
    [-8.6, -22, 1],
    [-17.4, -22.5, 1.05],
    [-9, -29.5, 0.95],
    [-17, -30, 1],
    [-20.5, -38.5, 1],
    [-4, -38, 1.05],
    [4, -39.5, 0.95],
    [28.5, -9, 0.95],
    [28, -28.5, 0.9],
    [46.5, 29, 1.05],
    [48.3, 3.4, 0.9],
    [16.8, 29, 0.9],
    [-0.2, 27, 0.85],
    [-6.8, 40.5, 1],
    [0.4, 63, 1],
    [19, 38.5, 0.9],
    [34, -34, 0.9],
    [41, -57, 1],
    [56, 34, 1],
    [55.5, 1, 0.9],
  ];
  cherries.forEach(([x, z, k], i) =>
    tree(i < 10 || i === 20 ? 'cherry' : 'cherry-far', x, z, k, blush[i % blush.length]),
  );
  // Rows of cherries along both banks.
  for (let i = 0; i < 9; i++) {
    const z = -34 + i * 8.2 + (hash2(i, 3) - 0.5) * 2;
    if (Math.abs(z + 4.3) > 3.4 && z < 9 && Math.abs(z - 4.5) > 3)
      tree(
        Math.abs(z + 4) < 16 ? 'cherry' : 'cherry-far',
        riverX(z) + 8.2,
        z,
        0.85 + hash2(i, 1) * 0.3,
        blush[i % 5],
      );
    if (Math.abs(z + 4.3) > 4.6 && Math.abs(z - 17) > 5)
      tree('cherry-far', riverX(z) - 8.8, z + 1.5, 0.85 + hash2(i, 2) * 0.35, blush[(i + 2) % 5]);
  }
  // Ginkgo: along the street's south side, at the shrine and by the school. Maples: by water, shrine and lookout path.
  for (const [kind, x, z, k] of [
    ['ginkgo', 12.4, 21.7, 0.72],
    ['ginkgo', 17.6, 21.7, 0.68],
    ['ginkgo', -11.4, 21.7, 0.7],
    ['ginkgo', -18.6, 21.7, 0.74],
    ['ginkgo', -52.6, -9.8, 1.15],
    ['ginkgo-far', -53, 0.9, 1.05],
    ['ginkgo-far', -23.4, -42, 1.1],
    ['ginkgo-far', 15, -42, 1],
    ['maple', -27.6, -9.4, 0.95],
    ['maple', -23.6, -20.4, 0.95],
    ['maple', -46, 0.4, 1],
    ['maple-far', -45.8, -10.4, 0.95],
    ['maple-far', 21.5, -33, 1.15],
    ['maple-far', 31.6, -41.4, 1.1],
    ['maple-far', 37.6, -36.4, 1],
    ['maple-far', 14, 39.8, 1],
    ['maple-far', 46, -6, 1],
    ['green', 16, -35.5, 1],
    ['green', 46.8, -34, 1],
    ['green-far', 58, -33, 1.2],
    ['green', -27.5, 42, 1.1],
    ['green', 36, 36, 1],
    ['green-far', 48, 50, 1.2],
    ['green-far', -47, 47, 1.2],
    ['green-far', -60, 27, 1.1],
    ['green-far', 30, 68, 1.1],
    ['green-far', -10, 72, 1],
    ['green-far', -46.5, -30, 1.1],
  ] as const)
    tree(kind, x, z, k, ['#ffffff', '#f2f7dc', '#e8f2e0'][Math.round(x * x) % 3]);
  const r = random(77);
  for (let i = 0; i < 26; i++) {
    const x = -50 - r() * 24;
    const z = -5 + (r() < 0.5 ? -1 : 1) * (4.4 + r() * 17);
    if (!(z > 3.5 && x > -72))
      tree('cedar', x, z, 0.85 + r() * 0.5, ['#ffffff', '#eaf3e4', '#f4f4dc'][i % 3]);
  }
  // The wood's edge all round: groves up the slopes, a few tall trees before them.
  for (let i = 0; i < 124; i++) {
    const a = (i / 124) * Math.PI * 2 + r() * 0.08;
    const d = 84 + r() ** 0.8 * 58;
    const [x, z] = [Math.sin(a) * d, -Math.cos(a) * d];
    if (
      riverDistance(x, z) < 14 ||
      Math.abs(x - 64) < 8 ||
      (x < -40 && Math.abs(z - 17) < 9) ||
      (z > 0 && d < 92)
    )
      continue;
    m.plant(
      'grove',
      [x, land(x, z) - 0.8, z],
      0.95 + r() * 0.75,
      ['#ffffff', '#e9f5dc', '#f7f3c9', '#dcefe0', '#ffe4ea'][Math.floor(r() * 5)],
    );
  }
  for (let i = 0; i < 26; i++) {
    const a = (i / 26) * Math.PI * 2 + r() * 0.16;
    const d = 82 + r() * 16;
    const [x, z] = [Math.sin(a) * d, -Math.cos(a) * d];
    if (riverDistance(x, z) < 13 || Math.abs(x - 64) < 6 || (x < -40 && Math.abs(z - 17) < 8)) continue;
    tree(r() < 0.6 ? 'cedar-far' : 'cherry-far', x, z, 1.2 + r() * 0.5, '#ffffff', 0);
  }
  for (const [x, z, k] of [
    [-26.3, 1.6, 1],
    [-26.2, 9.5, 0.8],
    [19.2, 1, 1],
    [28.9, 1.5, 0.9],
    [-1, -20, 1],
    [-2.9, -24, 1.1],
    [23, -22, 1],
    [23.2, -28, 1],
    [32, -8.6, 1],
    [20, 26, 1],
    [36, 26, 0.9],
    [3.8, 25.4, 1],
    [3.8, 38.6, 1],
    [-9.2, 25.2, 0.9],
    [49.2, 22.8, 0.9],
    [49.3, 7, 0.9],
    [-17, -38, 1],
    [-8.8, -35.6, 0.9],
    [-17.3, -35.6, 0.9],
  ] as const)
    tree('bush', x, z, k * 1.3, '#ffffff', 0.9);
  for (const side of [1, -1])
    for (let i = 0; i < 7; i++)
      tree(
        'bush',
        23.6 + 6 + i * 0.6,
        -19 + side * 9.2 + (hash2(i, 9) - 0.5),
        0.9,
        i % 2 ? '#ffe9ef' : '#ffffff',
        0,
      );
  // Petals that have already come down.
  for (let i = 0; i < 150; i++) {
    const [tx, tz] = cherries[i % 10] as readonly [number, number, number];
    const [a, d] = [r() * 6.28, Math.sqrt(r()) * 5];
    const [x, z] = [tx + Math.cos(a) * d + 0.8, tz + Math.sin(a) * d];
    m.plant('fallen', [x, land(x, z) + 0.1, z], 0.7 + r() * 0.6, '#ffffff');
  }
  // Rape blossom along the river and the lane: the yellow of this month.
  const bankY = (x: number, z: number): number => {
    const away = Math.abs(x - riverX(z));
    return Math.max(-0.4, -0.55 + Math.min(1.8, away - 6.6) * 0.3);
  };
  for (let i = 0; i < 70; i++) {
    const z = -34 + r() * 46;
    const x = riverX(z) + (i % 3 === 0 ? -1 : 1) * (6.4 + r() * 1.5);
    if (Math.abs(z + 4.3) > 2.6 && Math.abs(z - 3.4) > 1.5)
      m.plant('rape', [x, bankY(x, z), z], 0.8 + r() * 0.5, i % 4 ? '#ffffff' : '#f6ffd0');
  }
  for (let i = 0; i < 26; i++)
    m.plant('rape', [-5.75 + r() * 0.5, 0.02, 42 + r() * 24], 0.75 + r() * 0.4, '#ffffff');
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
  for (let i = 0; i < 190; i++) {
    const x = -70 + r() * 126;
    const z = -62 + r() * 130;
    const bank = riverDistance(x, z);
    if (bank < 7.6 || paved.some(([a, b, c, d]) => x > a - 0.4 && x < c + 0.4 && z > b - 0.4 && z < d + 0.4))
      continue;
    if ([schoolPath, lane, riverWalk, shrinePath, lookoutPath].some((p) => near(p, x, z, 2.1))) continue;
    if (
      s.obstacles.some(
        (o) =>
          x > Math.min(...o.map((p) => p[0])) - 0.5 &&
          x < Math.max(...o.map((p) => p[0])) + 0.5 &&
          z > Math.min(...o.map((p) => p[1])) - 0.5 &&
          z < Math.max(...o.map((p) => p[1])) + 0.5,
      )
    )
      continue;
    m.plant('tuft', [x, land(x, z), z], 0.8 + r() * 0.9, hues[Math.floor(r() * hues.length)]);
  }
}
