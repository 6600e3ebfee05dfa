import type { SceneSpot } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { SpaceSource } from '../../build/SpaceSource.ts';
import { Plan } from '../../kit/interior/Plan.ts';
import { gym } from './gym.ts';
import { corridor, entrance, lunchRoom } from './halls.ts';
import { movers } from './movers.ts';
import { FRONT, GYM, NORTH, ROOM, YARD } from './plan.ts';
import { classroom, musicRoom } from './rooms.ts';
import { shell } from './shell.ts';
import { library, scienceRoom } from './studies.ts';
import { yard } from './yard.ts';

const place_id = 'hoshimi-elementary';
const spot = (
  spot_id: string,
  anchor: [number, number, number],
  x: number,
  z: number,
  radius: number,
): SceneSpot => ({ spot_id, place_id, anchor, stand: [x, 0, z], radius });

export const school: SpaceSource = {
  space_id: 'school',
  indoor: true,
  build: () => {
    const plan = new Plan(21);
    yard(plan);
    shell(plan);
    entrance(plan);
    corridor(plan);
    classroom(plan);
    musicRoom(plan);
    scienceRoom(plan);
    library(plan);
    lunchRoom(plan);
    gym(plan);
    plan.view('gate', [0.9, 1.5, 31.5], [0.2, 2.1, 8], 52);
    plan.view('yard', [19.6, 1.5, 21.6], [3, 1.3, 4], 60);
    plan.view('entrance', [0.6, 1.4, 2.3], [0.3, 1.15, -6], 62);
    plan.view('corridor', [-2.7, 1.4, -8.1], [-14, 1.15, -8.55], 60);
    plan.view('classroom', [-3.75, 1.5, -6.5], [-9.4, 0.85, -1.7], 64);
    plan.view('music', [-11.7, 1.45, -6.2], [-17.2, 0.85, -2.4], 62);
    plan.view('science', [-19.7, 1.5, -6.2], [-25.8, 0.9, -1.6], 62);
    plan.view('library', [5.0, 1.4, -6.3], [9.2, 0.7, -1.2], 62);
    plan.view('gym', [25.2, 1.55, 0.2], [32, 1.4, -11], 60);
    plan.view('lunch', [12.8, 1.5, -5.9], [18.6, 0.8, -2.2], 62);
    return {
      mesh: plan.mesh,
      walkable: [
        {
          outline: [
            [ROOM.science[0], NORTH],
            [GYM.x0 + 0.4, NORTH],
            [GYM.x0 + 0.4, FRONT],
            [ROOM.science[0], FRONT],
          ],
        },
        {
          outline: [
            [GYM.x0, GYM.z0],
            [GYM.x1, GYM.z0],
            [GYM.x1, GYM.z1],
            [GYM.x0, GYM.z1],
          ],
        },
        {
          outline: [
            [YARD.x0 + 0.6, FRONT - 0.2],
            [YARD.x1, FRONT - 0.2],
            [YARD.x1, YARD.z1 + 0.4],
            [YARD.x0 + 0.6, YARD.z1 + 0.4],
          ],
        },
        {
          outline: [
            [-1.8, YARD.z1],
            [2.8, YARD.z1],
            [2.8, YARD.z1 + 5.4],
            [-1.8, YARD.z1 + 5.4],
          ],
        },
      ],
      obstacles: plan.obstacles,
      movers: movers(),
      spots: [
        spot('school-gate', [-2.2, 2.4, 26], 0.5, 22.8, 3.2),
        spot('school-classroom', [-9.2, 1.9, -3.2], -3.6, -5, 3.6),
        spot('school-music-room', [-18.4, 1.7, -4.9], -12.5, -5.4, 3.4),
        spot('school-science-room', [-23.4, 1.6, -3.3], -20.2, -5.4, 3.4),
        spot('school-library', [7.9, 1.5, -2.2], 6.2, -3.4, 3.2),
        spot('school-gym', [31.2, 3, -13.5], 29.6, -6.6, 5.5),
        spot('school-lunch', [19.6, 1.6, -3.1], 18.0, -5.8, 3.2),
      ],
      places: [{ place_id, anchor: [0.5, 5.6, 3], stand: [0.5, 0, 5] }],
      doors: [
        {
          door_id: 'school-to-square',
          to_space: 'square',
          at: [0.5, 0, 29.4],
          radius: 1.6,
          arrive: { eye: [-12.6, 1.58, -31], target: [-4, 2, -8] },
        },
      ],
      viewpoints: plan.viewpoints,
      spawn: { eye: [0.6, 1.5, 28], target: [0.4, 2, 4] },
      background: { zenith: '#7fb2dd', horizon: '#e8f0f2', fog: { color: '#e3ecee', near: 60, far: 260 } },
      sun: { direction: [0.42, 0.6, 0.66], color: '#fff0d6', strength: 0.92 },
      sky: { zenith: '#9cc4ea', horizon: '#eaf0ee', strength: 0.9 },
      ambient: 0.24,
      lampsByDay: true,
      exposure: 1.12,
      lightmap: { min: [-32, -18], max: [40, 34], size: 768 },
    };
  },
};
