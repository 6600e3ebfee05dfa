// Paddies, vegetable rows, greenhouse and shed.
import { mix } from '../../kit/color.ts';
import type { Vec2, Vec3 } from '../../kit/mesh.ts';
import { hash2, noise2 } from '../../kit/random.ts';
import { box, type Site } from './place.ts';

export function writeFields(s: Site): void {
  const m = s.mesh;
  for (const [x0, z0, x1, z1] of [
    [-27, 44, -17, 54],
    [-16, 44, -6.4, 54],
    [-27, 55.2, -17, 66],
    [-16, 55.2, -6.4, 66],
  ] as const) {
    const n = 5;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const p = (a: number, b: number): Vec3 => [
          x0 + ((x1 - x0) * a) / n,
          -0.02 + 0.06,
          z0 + ((z1 - z0) * b) / n,
        ];
        const tint = (q: Vec3) => mix('#a9cbd6', '#dfeaea', noise2(q[0] / 4, q[2] / 4, 3));
        const q = [p(i, j + 1), p(i + 1, j + 1), p(i + 1, j), p(i, j)] as [Vec3, Vec3, Vec3, Vec3];
        m.quad(...q, '#bcd6dc', {
          surface: 'water',
          crop: true,
          colors: q.map(tint),
          uv: q.map((v): Vec2 => [v[0] / 10, v[2] / 10]),
        });
      }
    }
    for (const [bx, bz, w, d] of [
      [(x0 + x1) / 2, z0 - 0.3, x1 - x0 + 1.2, 0.6],
      [(x0 + x1) / 2, z1 + 0.3, x1 - x0 + 1.2, 0.6],
      [x0 - 0.3, (z0 + z1) / 2, 0.6, z1 - z0],
      [x1 + 0.3, (z0 + z1) / 2, 0.6, z1 - z0],
    ] as const) {
      m.box({ at: [bx, -0.1, bz], size: [w, 0.32, d], color: '#94a45a', faces: 'nsewt', jitter: 0.05 });
    }
    for (let z = z0 + 0.8; z < z1 - 0.4; z += 1.15)
      for (let x = x0 + 0.7; x < x1 - 0.4; x += 1.9) m.leafCard([x, 0.2, z], 0.5, '#9cc25e', 'grass', 1);
    s.obstacles.push(box((x0 + x1) / 2, (z0 + z1) / 2, x1 - x0, z1 - z0));
  }
  const crops = ['#7fa84a', '#5f8f45', '#a3bd5c', '#86ad52', '#6f9a5c'];
  for (let i = 0; i < 9; i++) {
    const z = 43.4 + i * 1.35;
    m.box({ at: [9, 0, z], size: [17, 0.24, 0.85], color: '#8d6f52', faces: 'nsewt', jitter: 0.05 });
    for (let x = 1; x < 17.2; x += 0.95)
      m.leafCard(
        [x, 0.42, z],
        0.6 + hash2(i, Math.round(x * 9), 2) * 0.25,
        crops[i % crops.length] as string,
        'leaves',
        1,
      );
  }
  m.quad([0, 0.04, 55.2], [18.4, 0.04, 55.2], [18.4, 0.04, 42.4], [0, 0.04, 42.4], '#94775a', {
    surface: 'ground',
  });
  s.obstacles.push(box(9, 48.8, 17.4, 12.2));
  // A tunnel greenhouse and the tool shed.
  const hoop = (a: number): Vec2 => [Math.cos(a) * 2.6, Math.sin(a) * 2.4];
  for (let i = 0; i < 8; i++) {
    const [a, b] = [hoop((i / 8) * Math.PI), hoop(((i + 1) / 8) * Math.PI)];
    m.quad(
      [26 + a[0], a[1], 66],
      [26 + a[0], a[1], 54],
      [26 + b[0], b[1], 54],
      [26 + b[0], b[1], 66],
      mix('#dfe9e6', '#f6f8f4', i / 8),
    );
    for (const [z, flip] of [
      [66, false],
      [54, true],
    ] as const) {
      const t: [Vec3, Vec3, Vec3] = [
        [26, 0, z],
        [26 + a[0], a[1], z],
        [26 + b[0], b[1], z],
      ];
      if (flip) t.reverse();
      m.tri(...t, '#e4ece8');
    }
  }
  s.obstacles.push(box(26, 60, 5.6, 12.4));
  s.put([-1, 41, 0], (g) => {
    g.box({ at: [3.6, 0, -1], size: [3, 2.3, 2.4], color: '#9b7552', jitter: 0.05 });
    g.quad([1.9, 2.2, 0.5], [5.3, 2.2, 0.5], [5.3, 2.75, -2.5], [1.9, 2.75, -2.5], '#7f8a86');
    g.sign({
      at: [3.6, 1.5, 0.24],
      width: 2.2,
      height: 0.5,
      text: '研修農場',
      ink: '#fbf4e6',
      ground: '#3d762b',
      density: 60,
    });
  }).obstacles.push(box(2.6, 40, 3.6, 3));
}
