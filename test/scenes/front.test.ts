// Whoever goes to a place by its name sees its front, not the sky over it.
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { frontView } from '../../src/world/systems/frontView.ts';
import { eyeHeight } from '../../src/world/core/arrival.ts';
import { readManifest, readNavMesh } from '../support/sceneModels.ts';

const scenes = await Promise.all(['hoshimi', 'shiomi'].map((sceneId) => readManifest(sceneId)));

describe.each(scenes.flatMap(({ scene_id, spaces }) => spaces.map((space) => [scene_id, space] as const)))(
  '%s $space_id',
  (_, space) => {
    it('is looked at nearly level, from the ground, no nearer than its stand', async () => {
      const mesh = await readNavMesh(space);
      for (const place of space.places) {
        const [stand, target] = frontView(space, mesh, place);
        const far = Math.hypot(target[0] - stand[0], target[2] - stand[2]);
        const up = Math.atan2(target[1] - stand[1] - eyeHeight, far) * (180 / Math.PI);
        expect(up, place.place_id).toBeLessThanOrEqual(8.01);
        expect(up, place.place_id).toBeGreaterThan(-20);
        const at = new Vector3(...stand);
        const clamped = new Vector3();
        mesh.clamp(at, clamped);
        expect(clamped.distanceTo(at), place.place_id).toBeLessThan(0.1);
        const given = Math.hypot(place.anchor[0] - place.stand[0], place.anchor[2] - place.stand[2]);
        expect(far, place.place_id).toBeGreaterThan(given - 0.3);
      }
    });
  },
);
