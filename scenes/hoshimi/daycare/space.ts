import type { SceneSpot } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { SpaceSource } from '../../build/SpaceSource.ts';
import { Plan } from '../../kit/interior/Plan.ts';
import { BACK, DECK, FRONT, ROOM, YARD } from './plan.ts';
import { bigRoom, entrance, kitchenHatch, napRoom, smallRoom } from './rooms.ts';
import { movers } from './movers.ts';
import { shell } from './shell.ts';
import { yard } from './yard.ts';

const place_id = 'hoshimi-daycare';
const spot = (
  spot_id: string,
  anchor: [number, number, number],
  x: number,
  z: number,
  radius: number,
): SceneSpot => ({ spot_id, place_id, anchor, stand: [x, 0, z], radius });

export const daycare: SpaceSource = {
  space_id: 'daycare',
  indoor: true,
  build: () => {
    const plan = new Plan(33);
    yard(plan);
    shell(plan);
    entrance(plan);
    kitchenHatch(plan);
    smallRoom(plan);
    bigRoom(plan);
    napRoom(plan);
    plan.view('entrance', [0.35, 1.35, 1.25], [0, 0.95, -5], 60);
    plan.view('room-0-2', [-3.6, 1.35, -4.7], [-9.2, 0.35, -3.3], 64);
    plan.view('room-3-5', [4.0, 1.3, -6.5], [8.4, 0.45, -2.9], 62);
    plan.view('yard', [5.6, 1.4, 14.2], [-3.2, 1.2, 3], 62);
    plan.view('kitchen', [0.3, 1.25, -4.2], [0, 0.95, -8.6], 58);
    plan.view('nap', [-12.5, 1.35, -7.2], [-16.2, 0.2, -3.2], 62);
    plan.view('forest-walk', [-17.6, 1.35, 6.6], [-24.6, 0.9, 5.1], 58);
    plan.view('sand', [-3.4, 1.3, 10.6], [-10, 0.5, 5.6], 58);
    return {
      mesh: plan.mesh,
      walkable: [
        {
          outline: [
            [ROOM.nap[0], BACK],
            [ROOM.big[1], BACK],
            [ROOM.big[1], FRONT],
            [ROOM.nap[0], FRONT],
          ],
        },
        {
          outline: [
            [YARD.x0 + 0.4, FRONT - 0.2],
            [YARD.x1 - 0.4, FRONT - 0.2],
            [YARD.x1 - 0.4, YARD.z1 + 0.2],
            [YARD.x0 + 0.4, YARD.z1 + 0.2],
          ],
        },
        {
          outline: [
            [-27, 4.4],
            [YARD.x0 + 1, 4.4],
            [YARD.x0 + 1, 6.5],
            [-27, 6.5],
          ],
        },
        {
          outline: [
            [-1.3, YARD.z1],
            [1.7, YARD.z1],
            [1.7, YARD.z1 + 4],
            [-1.3, YARD.z1 + 4],
          ],
        },
      ],
      obstacles: plan.obstacles,
      movers: movers(),
      spots: [
        spot('daycare-entrance', [0.2, 2.1, -2.6], 0.3, -0.6, 2.4),
        spot('daycare-room-0-2', [-8.2, 1.3, -3.4], -5.4, -4.6, 3.2),
        spot('daycare-room-3-5', [7.6, 1.4, -4], 7.6, -1.9, 3),
        spot('daycare-yard', [-3, 1.6, 8.4], -2.6, 9, 4.5),
        spot('daycare-kitchen', [0, 1.9, -7.9], 0.2, -5.6, 2),
        spot('daycare-nap', [-15.6, 1.2, -4.4], -13, -6, 2.4),
      ],
      places: [{ place_id, anchor: [0.2, 4.8, 2.4], stand: [0.2, 0, 4.4] }],
      doors: [
        {
          door_id: 'daycare-to-square',
          to_space: 'square',
          at: [0.2, 0, YARD.z1 + 3],
          radius: 1.5,
          arrive: { eye: [29.4, 1.58, -19.4], target: [14, 1.8, -12] },
        },
      ],
      viewpoints: plan.viewpoints,
      spawn: { eye: [0.2, 1.45, YARD.z1 + 1.6], target: [0.1, 1.8, DECK] },
      background: { zenith: '#7fb2dd', horizon: '#e8f0f2', fog: { color: '#e3ecee', near: 60, far: 260 } },
      sun: { direction: [-0.5, 0.58, 0.62], color: '#fff0d6', strength: 0.92 },
      sky: { zenith: '#9cc4ea', horizon: '#eaf0ee', strength: 0.9 },
      ambient: 0.22,
      lampsByDay: true,
      exposure: 1.08,
      lightmap: { min: [-22, -12], max: [18, 22], size: 640 },
    };
  },
};
