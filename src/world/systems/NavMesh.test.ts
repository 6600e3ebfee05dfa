import { Vector3 } from 'three';
import { expect, it } from 'vitest';
import { NavMesh } from './NavMesh.ts';

/** A grid of 1 m squares with holes: '#' is a wall. x goes right, z goes down. */
function gridMesh(rows: string[], winding: 'up' | 'down' = 'up'): NavMesh {
  const positions: number[] = [];
  const indices: number[] = [];
  rows.forEach((row, z) =>
    Array.from(row).forEach((cell, x) => {
      if (cell === '#') return;
      const n = positions.length / 3;
      positions.push(x, 0, z, x + 1, 0, z, x + 1, 0, z + 1, x, 0, z + 1);
      if (winding === 'up') indices.push(n, n + 2, n + 1, n, n + 3, n + 2);
      else indices.push(n, n + 1, n + 2, n, n + 2, n + 3);
    }),
  );
  return new NavMesh(positions, indices);
}

const at = (x: number, z: number) => new Vector3(x, 0, z);
const corners = (mesh: NavMesh) =>
  Array.from({ length: mesh.pathPoints }, (_, i) => [mesh.path[i * 3] ?? NaN, mesh.path[i * 3 + 2] ?? NaN]);

it('walks in one straight line where nothing is in the way', () => {
  const mesh = gridMesh(['.....', '.....', '.....']);
  const length = mesh.findPath(at(0.5, 0.5), at(4.5, 2.5));
  expect(length).toBeCloseTo(Math.hypot(4, 2), 4);
  expect(mesh.pathPoints).toBe(1);
});

it.each(['up', 'down'] as const)('goes round a wall by its corners (winding %s)', (winding) => {
  const mesh = gridMesh(['.....', '.###.', '.....', '.....'].reverse(), winding);
  const length = mesh.findPath(at(2.5, 3.5), at(2.5, 0.5));
  const way = corners(mesh);
  expect(way.length).toBe(3);
  const expected = Math.hypot(1.5, 0.5) + 1 + Math.hypot(1.5, 1.5);
  expect(length).toBeCloseTo(expected, 3);
  for (const [x, z] of way) {
    const isOnMesh = mesh.clamp(at(x ?? 0, z ?? 0), new Vector3()) >= 0;
    expect(isOnMesh).toBe(true);
  }
});

it('never cuts through a wall in a maze', () => {
  const rows = ['..#....', '.##.##.', '....#..', '.####.#', '.......'];
  const mesh = gridMesh(rows);
  mesh.findPath(at(0.5, 0.5), at(6.5, 2.5));
  let [px, pz] = [0.5, 0.5];
  const out = new Vector3();
  for (const [x = 0, z = 0] of corners(mesh)) {
    for (let k = 0; k <= 20; k += 1) {
      const q = at(px + ((x - px) * k) / 20, pz + ((z - pz) * k) / 20);
      mesh.clamp(q, out);
      expect(out.distanceTo(q)).toBeLessThan(1e-3);
    }
    [px, pz] = [x, z];
  }
  expect([px, pz]).toEqual([6.5, 2.5]);
});

it('clamps a point outside to the nearest edge and starts from an edge without losing the way', () => {
  const mesh = gridMesh(['....']);
  const out = new Vector3();
  mesh.clamp(at(-3, 0.5), out);
  expect(out.toArray()).toEqual([0, 0, 0.5]);
  const itself = at(9, 3);
  mesh.clamp(itself, itself);
  expect(itself.toArray()).toEqual([4, 0, 1]);
  expect(mesh.findPath(at(-3, 0.5), at(9, 0.5))).toBeCloseTo(4, 5);
});

it('says when there is no way', () => {
  const mesh = gridMesh(['.#.']);
  expect(mesh.findPath(at(0.5, 0.5), at(2.5, 0.5))).toBe(Infinity);
  expect(mesh.pathPoints).toBe(0);
});

it('keeps to the bridge above the river when two floors lie one over the other', () => {
  const mesh = new NavMesh(
    [0, 0, 0, 4, 0, 0, 4, 0, 4, 0, 0, 4, 0, 3, 0, 4, 3, 0, 4, 3, 4, 0, 3, 4],
    [0, 2, 1, 0, 3, 2, 4, 6, 5, 4, 7, 6],
  );
  const out = new Vector3();
  mesh.clamp(new Vector3(2, 2.8, 2), out);
  expect(out.y).toBeCloseTo(3, 5);
  expect(mesh.raycast(new Vector3(2, 9, 2), new Vector3(0, -1, 0), out)).toBeCloseTo(6, 5);
});

it('follows the ground over a hill instead of flying from one side to the other', () => {
  // Up 2 m, along the top, down again: three squares in a row, seen from above one straight line.
  const mesh = new NavMesh(
    [0, 0, 0, 0, 0, 2, 2, 2, 0, 2, 2, 2, 6, 2, 0, 6, 2, 2, 8, 0, 0, 8, 0, 2],
    [0, 1, 2, 2, 1, 3, 2, 3, 4, 4, 3, 5, 4, 5, 6, 6, 5, 7],
  );
  const length = mesh.findPath(new Vector3(0.5, 0.5, 1), new Vector3(7.5, 0.5, 1));
  const way = Array.from(mesh.path.slice(0, mesh.pathPoints * 3), (v) => Math.round(v * 100) / 100);
  expect(way).toEqual([2, 2, 1, 6, 2, 1, 7.5, 0.5, 1]);
  expect(length).toBeCloseTo(4 + 2 * Math.hypot(1.5, 1.5), 4);
});
