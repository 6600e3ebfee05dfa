import { expect, test } from 'vitest';
import { Mesh, type Vec3 } from './mesh.ts';

const made: [string, (mesh: Mesh) => void][] = [
  ['box', (m) => m.box({ at: [1, 2, 3], size: [1, 2, 3], color: '#888888' })],
  [
    'cylinder',
    (m) => m.cylinder({ at: [1, 0, 2], radius: 0.5, topRadius: 0.3, height: 2, color: '#888888' }),
  ],
  ['tube upward', (m) => m.tube([[1, 0, 2] as Vec3, [1.2, 1, 2], [1, 2, 2.1]], [0.3, 0.2, 0.1], '#888888')],
  ['tube along x', (m) => m.tube([[0, 1, 0] as Vec3, [3, 1.2, 0]], 0.2, '#888888', 5)],
  ['tube bent down', (m) => m.tube([[0, 2, 0] as Vec3, [0.4, 2, 0], [0.4, 0, 0.4]], 0.1, '#888888', 5)],
  ['sphere', (m) => m.sphere({ at: [0, 1, 0], radius: 1, color: '#888888' })],
  [
    'extrude',
    (m) => {
      const outline = [[0, 0] as const, [2, 0] as const, [2, 1] as const, [0, 1] as const];
      m.extrude(outline, 1, { color: '#888888', caps: 'both' });
    },
  ],
];

test.each(made)('%s shows its outside: what turns away from the eye is not drawn', (_, build) => {
  const mesh = new Mesh();
  build(mesh);
  // Six times the volume between a point within and each triangle: negative where a face is inside out.
  const { position } = mesh.soups.opaque;
  let volume = 0;
  const middle = [0, 1, 2].map((k) => {
    const own = position.filter((_v, i) => i % 3 === k);
    return (Math.min(...own) + Math.max(...own)) / 2;
  });
  const at = (i: number, k: number): number => (position[i + k] ?? 0) - (middle[k] ?? 0);
  for (let i = 0; i < position.length; i += 9)
    volume +=
      at(i, 0) * (at(i + 3, 1) * at(i + 6, 2) - at(i + 3, 2) * at(i + 6, 1)) +
      at(i, 1) * (at(i + 3, 2) * at(i + 6, 0) - at(i + 3, 0) * at(i + 6, 2)) +
      at(i, 2) * (at(i + 3, 0) * at(i + 6, 1) - at(i + 3, 1) * at(i + 6, 0));
  expect(volume).toBeGreaterThan(0);
});
