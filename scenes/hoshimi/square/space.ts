import type { SpaceSource } from '../../build/SpaceSource.ts';
import { Mesh } from '../../kit/mesh.ts';

export const square: SpaceSource = {
  space_id: 'square',
  indoor: false,
  build: () => ({
    mesh: new Mesh(),
    walkable: [],
    obstacles: [],
    spots: [],
    places: [],
    doors: [],
    viewpoints: [],
    spawn: { eye: [0, 1.5, 0], target: [0, 1.5, -1] },
    background: { zenith: '#7fb4e6', horizon: '#e9f2f7' },
    sky: { zenith: '#7fb4e6', horizon: '#e9f2f7', strength: 1 },
  }),
};
