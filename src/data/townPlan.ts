// The ground of a town's 3D spaces, for plans: what the walker's own navmesh says, not the picture.
import * as v from 'valibot';
import { cachedLoader } from '../lib/cachedLoader.ts';
import { townViews } from './content.ts';
import { fetchScene } from './scene.ts';

export interface SpacePlan {
  space_id: string;
  indoor: boolean;
  /** Triangles of the ground: x and z of three corners each, metres. */
  ground: Float32Array;
  /** What one can stop at, where one stands then. */
  spots: { spot_id: string; place_id: string; x: number; z: number }[];
  /** Places with no spots of their own here, such as buildings that one enters. */
  places: { place_id: string; x: number; z: number }[];
}

const navmesh = v.object({ positions: v.array(v.number()), indices: v.array(v.number()) });

/** Corners of the triangles, seen from above. */
export function groundOf({ positions, indices }: v.InferOutput<typeof navmesh>): Float32Array {
  const ground = new Float32Array(indices.length * 2);
  indices.forEach((at, i) => {
    ground[i * 2] = positions[at * 3] ?? 0;
    ground[i * 2 + 1] = positions[at * 3 + 2] ?? 0;
  });
  return ground;
}

/** key: town_id. Every space of the town's scene; none for a town without 3D. Rejects when a file cannot be had. */
export const townPlans = cachedLoader(async (townId): Promise<SpacePlan[]> => {
  const view = await townViews.load(townId);
  if (!view?.sceneId) return [];
  const answer = await fetchScene(`/scenes/${view.sceneId}/manifest.json`);
  if (!answer.ok) throw new Error(`scene ${view.sceneId}: ${answer.reason}`);
  return Promise.all(
    answer.manifest.spaces.map(async ({ space_id, indoor, navmesh: file, spots, places }) => {
      const response = await fetch(file.url);
      if (!response.ok) throw new Error(`${file.url}: ${response.status}`);
      return {
        space_id,
        indoor,
        ground: groundOf(v.parse(navmesh, await response.json())),
        spots: spots.map(({ spot_id, place_id, stand: [x, , z_] }) => ({ spot_id, place_id, x, z: z_ })),
        places: places.map(({ place_id, anchor: [x, , z_] }) => ({ place_id, x, z: z_ })),
      };
    }),
  );
});
