// A scene without files, for tests of what happens in one: an empty space, its manifest, and a floor to walk on.
import { Group } from 'three';
import type { SceneManifest, SceneSpace } from '../../supabase/functions/_shared/contract/scene.ts';
import type { LoadedSpace } from '../../src/world/core/LoadedSpace.ts';

/** Stands for any file of a scene: nothing fetches it. */
export const sceneFile = { url: 'x', bytes: 10, sha256: '' };

/** Out of doors, white light, nothing in it; one begins 20 m south of the middle and looks at it. */
export function emptySpace(space_id: string, more: Partial<SceneSpace> = {}): SceneSpace {
  return {
    space_id,
    indoor: false,
    lite: [sceneFile],
    rich: [sceneFile],
    textures: {},
    light: { sky: [1, 1, 1], sun: [1, 1, 1], lamp: [1, 1, 1], lampByDay: 0, ambient: [0, 0, 0] },
    navmesh: sceneFile,
    background: { zenith: '#88aaff', horizon: '#ffffff' },
    spawn: { eye: [0, 1.45, 20], target: [0, 1.45, 0] },
    viewpoints: [],
    spots: [],
    places: [],
    doors: [],
    ...more,
  };
}

/** A spot one stands at (x, z) for, looking north. */
export function sceneSpot(
  spot_id: string,
  place_id: string,
  x: number,
  z: number,
): SceneSpace['spots'][number] {
  return { spot_id, place_id, anchor: [x, 1.5, z - 1], stand: [x, 0, z], radius: 2 };
}

/** The first of the spaces is where one enters. */
export function sceneOf(...spaces: SceneSpace[]): SceneManifest {
  const entry_space = spaces[0]?.space_id ?? '';
  return { format: 2, scene_id: 'test', sources_sha256: '', entry_space, spaces };
}

/** A floor of 100 m, there at once: what is tested is the engine, not the files. */
export function flatGround(more: Partial<LoadedSpace> = {}): LoadedSpace {
  return {
    root: new Group(),
    navmesh: {
      positions: [-50, 0, -50, 50, 0, -50, 50, 0, 50, -50, 0, 50],
      indices: [0, 2, 1, 0, 3, 2],
    },
    fog: null,
    textureBytes: () => 0,
    animate: () => undefined,
    setMoment: () => Promise.resolve(),
    setAlive: () => undefined,
    stream: () => Promise.resolve(),
    dispose: () => undefined,
    ...more,
  };
}
