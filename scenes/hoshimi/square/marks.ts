// Spots, places, doors and viewpoints of the square; the ids are the town's, see the content.
import type {
  SceneDoor,
  SceneSpace,
  SceneSpot,
  Viewpoint,
} from '../../../supabase/functions/_shared/contract/scene.ts';
import { bridgeY } from './bridge.ts';
import { land } from './terrain.ts';

type Row = readonly [
  spot: string,
  place: string,
  anchor: readonly [number, number, number],
  stand: readonly [number, number],
  radius: number,
];
const rows: readonly Row[] = [
  ['square-well', 'hoshimi-square', [-3.8, 2.3, -0.8], [-3, 1.6], 3.2],
  ['square-market', 'hoshimi-square', [11.6, 2.9, -4.6], [11, -1.6], 3.6],
  ['square-noticeboard', 'hoshimi-square', [-10.7, 2.5, -11.2], [-9.2, -9.4], 2.6],
  ['station-platform', 'hoshimi-station', [61.5, 3, 14], [59.4, 13.5], 4],
  ['station-timetable', 'hoshimi-station', [51.4, 2.2, 16.8], [50.4, 14.8], 2.4],
  ['station-bus-stop', 'hoshimi-station', [41.2, 2.8, 21.3], [41.6, 22.5], 2.6],
  ['hall-concierge-desk', 'hoshimi-town-hall', [10, 2.1, -22.2], [10.3, -20.2], 2.2],
  ['hall-childcare-counter', 'hoshimi-town-hall', [5.4, 2.1, -23.4], [5.6, -21.4], 2],
  ['hall-housing-bank', 'hoshimi-town-hall', [14.7, 2.6, -24.6], [14.3, -22.8], 2],
  ['clinic-waiting-room', 'hoshimi-clinic', [30.4, 2, 25.8], [30.4, 23.6], 2.6],
  ['clinic-night-care', 'hoshimi-clinic', [26.3, 2.4, 25.7], [27, 23.9], 2],
  ['clinic-pharmacy', 'hoshimi-clinic', [23.4, 2.4, 25.7], [23, 22.8], 2.2],
  ['shops-greengrocer', 'hoshimi-shops', [21.6, 2.3, 10], [22, 12], 2.8],
  ['shops-supermarket', 'hoshimi-shops', [36, 2.6, 9.8], [36, 12.2], 3],
  ['shops-bakery', 'hoshimi-shops', [-21, 2.3, 10.2], [-21, 12.2], 2.8],
  ['house-kitchen', 'hoshimi-house', [7.8, 1.9, 32], [2.6, 32], 2.2],
  ['house-winter', 'hoshimi-house', [4.8, 2.2, 28.4], [2.4, 28.2], 2],
  ['house-broadband', 'hoshimi-house', [4.8, 2.2, 35.6], [2.4, 35.8], 2],
  ['work-desk', 'hoshimi-coworking', [-17.6, 1.7, -12.5], [-15.4, -12.6], 2.2],
  ['work-meeting', 'hoshimi-coworking', [-17.3, 4.2, -9.9], [-15.2, -9.4], 2],
  ['work-jobs-board', 'hoshimi-coworking', [-17.2, 2.2, -15.6], [-15.4, -15.4], 2],
  ['farm-field', 'hoshimi-farm', [-11, 1, 49], [-4.6, 49], 3.4],
  ['farm-apprentice', 'hoshimi-farm', [2.6, 2, 41.2], [-1.2, 41.8], 2.6],
  ['workshop-floor', 'hoshimi-workshop', [-12, 2, 32], [-7.2, 32], 3],
  ['workshop-hours', 'hoshimi-workshop', [-9.8, 2.4, 27.1], [-7.4, 27], 2],
  ['river-bank', 'hoshimi-river', [-32, 0.6, 3.6], [-27.4, 3.4], 3],
  ['river-bridge', 'hoshimi-river', [-36, 2.6, -4.3], [-34, -4.3], 3.2],
  ['shrine-path', 'hoshimi-shrine', [-47, 4.2, -4.4], [-50, -4.5], 3],
  ['shrine-festival', 'hoshimi-shrine', [-60, 6, -4.9], [-61.6, -5], 3.4],
  ['lookout-stars', 'hoshimi-lookout', [45.6, 8.4, -50.4], [44.4, -48.4], 2.4],
  ['lookout-snow', 'hoshimi-lookout', [41.6, 9.2, -52.4], [43, -50.9], 2],
];

/** Ground one stands on at x, z. */
export function standAt(x: number, z: number): [number, number, number] {
  if (x < -28.3 && x > -43.9 && Math.abs(z + 4.3) < 1.5) return [x, bridgeY(x), z];
  if (x > 57) return [x, 0.6, z];
  return [x, Math.round((land(x, z) + 0.08) * 100) / 100, z];
}

export const spots: SceneSpot[] = rows.map(([spot_id, place_id, anchor, stand, radius]) => ({
  spot_id,
  place_id,
  anchor: [...anchor],
  stand: standAt(...stand),
  radius,
}));

const placeAnchors: readonly (readonly [
  string,
  readonly [number, number, number],
  readonly [number, number],
])[] = [
  ['hoshimi-square', [-4, 4.2, -2], [-1.5, 4.5]],
  ['hoshimi-elementary', [-13, 5.5, -34.5], [-13, -31.5]],
  ['hoshimi-daycare', [33, 4.6, -19], [29.2, -19]],
  ['hoshimi-station', [50, 5.6, 15], [46.6, 15]],
  ['hoshimi-town-hall', [10, 6.2, -19], [10, -15.5]],
  ['hoshimi-clinic', [28, 4.8, 25.8], [28, 22.4]],
  ['hoshimi-shops', [24, 5.4, 9.8], [26, 12.4]],
  ['hoshimi-house', [4.6, 4.6, 32], [0.6, 32]],
  ['hoshimi-coworking', [-17.4, 5.4, -12.5], [-14.4, -12.5]],
  ['hoshimi-farm', [-4, 2, 48], [-3.7, 45]],
  ['hoshimi-workshop', [-9.8, 4.8, 32], [-6.4, 32]],
  ['hoshimi-river', [-36, 3.4, -4.3], [-28.6, -4.3]],
  ['hoshimi-shrine', [-47, 5.6, -4.4], [-49.4, -4.5]],
  ['hoshimi-lookout', [45, 9.6, -50], [42.8, -46.8]],
];
export const places: SceneSpace['places'] = placeAnchors.map(([place_id, anchor, stand]) => ({
  place_id,
  anchor: [...anchor],
  stand: standAt(...stand),
}));

export const doors: SceneDoor[] = [
  {
    door_id: 'door-school',
    to_space: 'school',
    place_id: 'hoshimi-elementary',
    at: standAt(-13, -33.2),
    radius: 2.2,
    arrive: { eye: [0.6, 1.5, 28], target: [0.4, 2, 4] },
  },
  {
    door_id: 'door-daycare',
    to_space: 'daycare',
    place_id: 'hoshimi-daycare',
    at: standAt(31, -19.6),
    radius: 2.2,
    arrive: { eye: [0.2, 1.45, 17.1], target: [0.1, 1.8, 2] },
  },
];

export const viewpoints: Viewpoint[] = [
  { viewpoint_id: 'welcome', eye: [9.4, 2.7, 19.4], target: [-6.2, 4.5, -12], fov: 52 },
  { viewpoint_id: 'welcome-phone', eye: [7.5, 3.3, 20.5], target: [-7.4, 4.6, -10], fov: 58 },
  { viewpoint_id: 'plaza', eye: [-1.2, 1.65, 11.4], target: [0.6, 2.9, -9], fov: 60 },
  { viewpoint_id: 'shops', eye: [14.6, 1.7, 14.8], target: [27, 2.9, 9], fov: 55 },
  { viewpoint_id: 'station', eye: [39, 2.1, 12.6], target: [52, 2.8, 16.4], fov: 55 },
  { viewpoint_id: 'town-hall', eye: [9.2, 1.7, -8.4], target: [10.2, 3.2, -20], fov: 60 },
  { viewpoint_id: 'river', eye: [-27.6, 2.2, 4.2], target: [-39, 1.5, -7.4], fov: 58 },
  { viewpoint_id: 'shrine', eye: [-41, 2.4, -3.6], target: [-54, 3.6, -5], fov: 58 },
  { viewpoint_id: 'lookout', eye: [47.6, 9.4, -53.6], target: [10, 1, -6], fov: 58 },
  { viewpoint_id: 'house', eye: [-1.8, 1.8, 28.6], target: [6, 2, 32.6], fov: 60 },
  { viewpoint_id: 'clinic', eye: [33.8, 1.8, 18.2], target: [27, 2.2, 26], fov: 58 },
  { viewpoint_id: 'coworking', eye: [-8.4, 1.8, -8.6], target: [-17.6, 2.9, -12.6], fov: 55 },
  { viewpoint_id: 'workshop', eye: [-3.2, 1.8, 28.6], target: [-11, 2, 32.4], fov: 60 },
  { viewpoint_id: 'farm', eye: [-1.6, 2.6, 38.6], target: [-9, 0.4, 52], fov: 58 },
  { viewpoint_id: 'school-gate', eye: [-13, 1.9, -23.5], target: [-11.4, 4, -40], fov: 60 },
  { viewpoint_id: 'daycare-gate', eye: [24.6, 1.8, -15.4], target: [33, 1.9, -19.8], fov: 60 },
  { viewpoint_id: 'overview', eye: [20, 27, 45], target: [-5, 0, -9], fov: 50 },
];
