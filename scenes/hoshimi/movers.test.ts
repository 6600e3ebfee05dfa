import { Vector3 } from 'three';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MoverActor } from '../../supabase/functions/_shared/contract/scene.ts';
import { NavMesh } from '../../src/world/systems/NavMesh.ts';
import { compileMovers } from '../build/movers.ts';
import { buildNavmesh, nearest, type Navmesh } from '../build/Navmesh.ts';
import { moverShapes } from '../kit/movers.ts';
import { daycare } from './daycare/space.ts';
import { school } from './school/space.ts';
import { square } from './square/space.ts';

/** Every half metre of a path. */
const steps = (path: MoverActor['path']): MoverActor['path'] =>
  path.flatMap((a, i) => {
    const b = path[i + 1] ?? a;
    const n = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[2] - a[2]) * 2));
    return Array.from({ length: n }, (_, k): (typeof path)[number] => [
      a[0] + ((b[0] - a[0]) * k) / n,
      a[1] + ((b[1] - a[1]) * k) / n,
      a[2] + ((b[2] - a[2]) * k) / n,
    ]);
  });

describe.each([
  {
    source: square,
    isFlat: ([x, , z]: readonly [number, number, number]) => x > -20 && x < 40 && z > -30 && z < 40,
  },
  { source: school, isFlat: () => true },
  { source: daycare, isFlat: () => true },
])('$source.space_id', ({ source, isFlat }) => {
  const actors = source.build().movers ?? [];
  const onFoot = actors.filter((a) => a.act !== 'ride' && a.act !== 'rail');
  let walk: Navmesh;
  beforeAll(async () => {
    walk = await buildNavmesh(source.build());
  }, 120_000);

  it('people walk and stand only where a visitor could', () => {
    const mesh = new NavMesh(walk.positions, walk.indices);
    const ground = new Vector3();
    const astray = onFoot.flatMap((a) =>
      steps(a.path)
        .filter((p) => {
          // Again from the height found: on a slope the nearest point in space is not the one below.
          ground.y = p[1];
          for (let k = 0; k < 4; k += 1) mesh.clamp(new Vector3(p[0], ground.y, p[2]), ground);
          return Math.hypot(ground.x - p[0], ground.z - p[2]) > 0.06;
        })
        .map((p) => `${a.node} ${p.map((v) => v.toFixed(1)).join()}`),
    );
    expect(astray).toEqual([]);
  });

  it('their feet are on the ground: no higher and no lower than a hand', () => {
    const heightAt = ([x, , z]: readonly number[]): number => {
      const { triangle } = nearest(walk, [x ?? 0, 0, z ?? 0]);
      return walk.positions[(walk.indices[triangle * 3] ?? 0) * 3 + 1] ?? NaN;
    };
    // On the flat, where a triangle's corner says how high all of it lies.
    const flat = onFoot.flatMap((a) => a.path).filter(isFlat);
    expect(flat.length).toBeGreaterThan(20);
    for (const p of flat) expect(Math.abs(p[1] - heightAt(p))).toBeLessThan(0.15);
  });

  it(
    'all of them together are light: 4,000 triangles, 40 KB as ' +
      'they travel, and each kind drawn is known',
    async () => {
      const triangles = actors.reduce((sum, a) => {
        const shape = moverShapes[a.node];
        if (!shape) throw new Error(`no shape called ${a.node}`);
        return sum + shape().reduce((n, part) => n + part.mesh.triangles, 0);
      }, 0);
      expect(triangles + actors.length * 2).toBeLessThanOrEqual(4000);
      const made = await compileMovers(actors);
      expect(made?.glb.length ?? Infinity).toBeLessThan(40_000);
      expect(await compileMovers([])).toBeNull();
    },
  );

  it('the same sources give the same bytes', async () => {
    const [a, b] = await Promise.all([compileMovers(source.build().movers ?? []), compileMovers(actors)]);
    expect(Buffer.from(a?.glb ?? []).equals(Buffer.from(b?.glb ?? []))).toBe(true);
  });
});
