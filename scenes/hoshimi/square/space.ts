import type { SpaceSource } from '../../build/SpaceSource.ts';
import { Mesh, type Vec2 } from '../../kit/mesh.ts';
import { SKY, writeHorizon } from './horizon.ts';
import { doors, places, spots, viewpoints } from './marks.ts';
import { movers } from './movers.ts';
import { BRIDGE, bridgeY } from './bridge.ts';
import { writeNature } from './nature.ts';
import { place, Site } from './place.ts';
import { writePaving } from './paving.ts';
import { land, riverX, writeLand, writeRiver } from './terrain.ts';
import { writeRailway } from './railway.ts';
import { writeBuildings, writeBusStop, writePeople, writeStreet } from './town.ts';

const bank = (side: 1 | -1, from: number, to: number): Vec2[] => {
  const out: Vec2[] = [];
  for (let z = from; z <= to; z += 2) out.push([riverX(z) + side * 8.6, z]);
  return out;
};
const onLand = (x: number, z: number) => land(x, z) + 0.08;

export const square: SpaceSource = {
  space_id: 'square',
  indoor: false,
  build: () => {
    const mesh = new Mesh(20);
    const site = new Site(mesh);
    writeLand(mesh);
    writeRiver(mesh);
    writePaving(mesh, place.well[0], place.well[1]);
    writeBuildings(site);
    writeRailway(site);
    writeBusStop(site);
    writeStreet(site);
    writeNature(site);
    writePeople(site);
    writeHorizon(mesh);
    return {
      mesh,
      walkable: [
        {
          outline: [
            ...bank(1, -44, 66),
            [20, 66],
            [40, 44],
            [50, 30],
            [50, -6],
            [58, -50],
            [48, -62],
            [34, -58],
            [22, -44],
          ],
          y: onLand,
        },
        {
          outline: [...bank(-1, -24, 36).reverse(), [-66, -22], [-66, 36]].toReversed() as Vec2[],
          y: onLand,
        },
        {
          outline: [
            [-66, 13.9],
            [-28, 13.9],
            [-28, 20.4],
            [-66, 20.4],
          ],
          y: 0.06,
        },
        {
          outline: [
            [BRIDGE.from + 2.4, BRIDGE.z - 1.25],
            [BRIDGE.from + 2.4, BRIDGE.z + 1.25],
            [BRIDGE.to - 2.4, BRIDGE.z + 1.25],
            [BRIDGE.to - 2.4, BRIDGE.z - 1.25],
          ],
          y: (x) => bridgeY(x),
        },
        {
          outline: [
            [49.9, 13.2],
            [57.1, 13.2],
            [57.1, 16.8],
            [49.9, 16.8],
          ],
          y: (x) => 0.08 + Math.max(0, Math.min(1, (x - 50) / 7)) * 0.52,
        },
        {
          outline: [
            [57, -7.6],
            [60.4, -7.6],
            [60.4, 39.6],
            [57, 39.6],
          ],
          y: 0.6,
        },
      ],
      obstacles: site.obstacles,
      spots,
      places,
      doors,
      viewpoints,
      movers: movers(),
      spawn: { eye: [-1.2, 1.59, 11.05], target: [0.4, 1.9, -8] },
      background: { zenith: SKY.zenith, horizon: SKY.horizon },
      sky: { zenith: '#8fbcec', horizon: '#e6eef2', strength: 0.56 },
      sun: { direction: [-0.58, 0.66, 0.48], color: '#ffe6bd', strength: 0.98 },
      exposure: 1.08,
      lightmap: { min: [-74, -66], max: [68, 76], size: 768 },
    };
  },
};
