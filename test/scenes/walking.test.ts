// On foot between everything that has a name, with the very path finder that the tour walks by.
import { BufferAttribute, BufferGeometry, Vector3 } from 'three';
import { MeshBVH, type HitPointInfo } from 'three-mesh-bvh';
import { describe, expect, it, vi } from 'vitest';
import type { SceneSpace } from '../../supabase/functions/_shared/contract/scene.ts';
import { readManifest, readNavMesh, readNavMeshFile } from '../support/sceneModels.ts';

vi.setConfig({ testTimeout: 60_000 }); // a thousand ways; seconds on a quiet machine

const { spaces } = await readManifest();
/** A way may be so much longer than the crow flies, plus so many metres: doors, the one bridge, the shrine's steps. */
const longest = { times: 3, plus: 25 };
const footstep = 0.5; // metres between two looks at the ground

/** The ground once more, by another's code, so that the path finder is not its own judge. */
async function groundOf(space: SceneSpace): Promise<MeshBVH> {
  const { positions, indices } = await readNavMeshFile(space);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(indices);
  return new MeshBVH(geometry);
}

describe.each(spaces)('$space_id', (space) => {
  const named = [
    ...space.places.map((p) => ({ name: p.place_id, at: new Vector3(...p.stand) })),
    ...space.spots.map((s) => ({ name: s.spot_id, at: new Vector3(...s.stand) })),
    ...space.doors.map((d) => ({ name: d.door_id, at: new Vector3(...d.at) })),
  ];
  const pairs = named.flatMap((from, i) => named.slice(i + 1).map((to) => ({ from, to })));

  it('has a sensible way between every two places, spots and doors, there and back', async () => {
    const mesh = await readNavMesh(space);
    expect(pairs.length).toBeGreaterThan(10);
    const wrong: string[] = [];
    for (const { from, to } of pairs) {
      const there = mesh.findPath(from.at, to.at);
      const back = mesh.findPath(to.at, from.at);
      const crow = from.at.distanceTo(to.at);
      const said =
        `${from.name} → ${to.name}: ${there.toFixed(1)} m, back ` +
        `${back.toFixed(1)} m, crow ${crow.toFixed(1)} m`;
      if (!(Math.max(there, back) <= crow * longest.times + longest.plus)) wrong.push(said);
      // A pulled string is the shortest in its corridor; the corridors there and back may differ, but not by much.
      else if (Math.abs(there - back) > 2 + 0.15 * there) wrong.push(`${said}: not the same way`);
    }
    expect(wrong).toEqual([]);
  });

  it('keeps every step of every way on the ground', async () => {
    const mesh = await readNavMesh(space);
    const ground = await groundOf(space);
    const hit: HitPointInfo = { point: new Vector3(), distance: 0, faceIndex: 0 };
    const off: string[] = [];
    const foot = new Vector3();
    const last = new Vector3();
    const next = new Vector3();
    for (const { from, to } of pairs) {
      if (mesh.findPath(from.at, to.at) === Infinity) continue; // told by the test above
      mesh.clamp(from.at, last);
      let worst = 0;
      for (let i = 0; i < mesh.pathPoints * 3; i += 3) {
        next.fromArray(mesh.path, i);
        const steps = Math.max(1, Math.ceil(last.distanceTo(next) / footstep));
        for (let k = 1; k <= steps; k += 1) {
          foot.lerpVectors(last, next, k / steps);
          worst = Math.max(worst, ground.closestPointToPoint(foot, hit)?.distance ?? Infinity);
        }
        last.copy(next);
      }
      if (worst > 0.06) off.push(`${from.name} → ${to.name}: ${worst.toFixed(2)} m off the ground`);
    }
    expect(off).toEqual([]);
  });
});
