// Whoever opens a spot's card stands at its stand point and looks at its anchor: nothing solid may be in between. Rays
// against the triangles that the browser draws, lite and rich; leaves, sky and water are looked through.
import { BufferAttribute, BufferGeometry, DoubleSide, Ray, Vector3 } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SceneSpace } from '../../supabase/functions/_shared/contract/scene.ts';
import { surfaceOf } from '../../src/world/loaders/dressMesh.ts';
import { eyeHeight } from '../../src/world/core/arrival.ts';
import { modelsOf, readManifest, readModel, readNavMesh, trianglesOf } from '../support/sceneModels.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { spaces } = await readManifest();
const seeThrough = new Set(['leaf', 'sky', 'water']);
/** The anchor may lie so deep in the thing itself: inside a board, a counter, a stove. Metres. */
const ownSurface = 0.5;

async function wallsOf(space: SceneSpace, kind: 'lite' | 'rich'): Promise<MeshBVH> {
  const parts = await Promise.all(
    modelsOf(space, kind).map(async (url) =>
      trianglesOf(await readModel(url), (material) => !seeThrough.has(surfaceOf(material))),
    ),
  );
  const corners = new Float32Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    corners.set(part, at);
    at += part.length;
  }
  return new MeshBVH(new BufferGeometry().setAttribute('position', new BufferAttribute(corners, 3)));
}

/** Metres of clear air from one point toward another, at most what lies between them. */
function clearAir(walls: MeshBVH, eye: Vector3, anchor: Vector3): number {
  const distance = eye.distanceTo(anchor);
  const ray = new Ray(eye, anchor.clone().sub(eye).normalize());
  return Math.min(distance, walls.raycastFirst(ray, DoubleSide)?.distance ?? Infinity);
}

describe.each(spaces.flatMap((space) => (['lite', 'rich'] as const).map((kind) => ({ space, kind }))))(
  '$space.space_id, $kind',
  ({ space, kind }) => {
    let walls: MeshBVH;
    beforeAll(async () => {
      walls = await wallsOf(space, kind);
    });

    it('shows every spot from where its card opens', async () => {
      const mesh = await readNavMesh(space);
      const hidden: string[] = [];
      for (const { spot_id, stand, anchor } of space.spots) {
        const eye = new Vector3(...stand);
        mesh.clamp(eye, eye);
        eye.y += eyeHeight;
        const thing = new Vector3(...anchor);
        const gap = eye.distanceTo(thing) - clearAir(walls, eye, thing);
        if (gap > ownSurface) hidden.push(`${spot_id}: something stands ${gap.toFixed(2)} m before it`);
      }
      expect(hidden).toEqual([]);
    });

    it('would notice: the ground hides what is below it', () => {
      const { eye } = space.spawn;
      const from = new Vector3(...eye);
      const below = new Vector3(eye[0], eye[1] - 9, eye[2] + 0.01);
      expect(clearAir(walls, from, below)).toBeLessThan(3);
    });
  },
);
