// The station of Hoshimi: platform, a passing loop of two tracks, and the sheds in which line and road leave the
// valley.
import { paint } from '../../kit/palette.ts';
import { junction, snowShed, track } from '../../kit/railway.ts';
import { gableRoof } from '../../kit/roof.ts';
import { bench, lampPost } from '../../kit/street.ts';
import { train } from '../../kit/vehicles.ts';
import { box, type Site } from './place.ts';

/** Middle of the track at the platform and of the one beyond it, x. */
export const NEAR_TRACK = 62.72;
export const FAR_TRACK = 66.5;
/** Where a train (z) or a car (x) waits out of sight, in the middle of its shed. */
export const SHEDS = { north: -89, south: 105, west: -86.5 } as const;

export function writeRailway(s: Site): void {
  const m = s.mesh;
  const y = 0.6;
  // The way through the house rises to the platform.
  m.quad([50, 0.08, 16.9], [57, y, 16.9], [57, y, 13.1], [50, 0.08, 13.1], '#cfc3ae', { surface: 'ground' });
  for (let i = 0; i < 12; i++) {
    const z0 = -8 + i * 4;
    m.quad([57, y, z0 + 4], [60.6, y, z0 + 4], [60.6, y, z0], [57, y, z0], '#cdc4b4', { surface: 'ground' });
    m.quad([60.6, y, z0 + 4], [61.2, y, z0 + 4], [61.2, y, z0], [60.6, y, z0], '#e0b84a', {
      surface: 'ground',
    });
  }
  m.box({ at: [59.1, -0.1, 16], size: [4.2, 0.69, 48], color: paint.stone, faces: 'nsew' });
  for (let i = 0; i < 30; i++) {
    const z = -82 + i * 6.2;
    const east = z > -52 && z < 74 ? 68.4 : 64.9;
    m.quad([61.2, 0.03, z + 6.2], [east, 0.03, z + 6.2], [east, 0.03, z], [61.2, 0.03, z], '#a39a8c', {
      surface: 'ground',
      jitter: 0.06,
    });
  }
  track(m, NEAR_TRACK, -82, 98, [-32, 56]);
  track(m, FAR_TRACK, -30, 52, [-20, 44], true);
  junction(m, [FAR_TRACK, -30], [NEAR_TRACK, -50]);
  junction(m, [FAR_TRACK, 52], [NEAR_TRACK, 72]);
  s.put([FAR_TRACK, 3, Math.PI / 2], train, 0.22);
  s.put([NEAR_TRACK, -80, 0], (g) => snowShed(g, { width: 4.6, height: 4.3, length: 18 }));
  s.put([NEAR_TRACK, 96, Math.PI], (g) => snowShed(g, { width: 4.6, height: 4.3, length: 18 }));
  s.put([-79, 17.2, Math.PI / 2], (g) => snowShed(g, { width: 7.2, height: 4, length: 14 }));
  // A light roof on posts over the middle of the platform.
  for (const z of [10, 15, 20]) m.box({ at: [58.3, y, z], size: [0.18, 2.9, 0.18], color: paint.woodDark });
  m.group({ at: [58.6, 3.4, 15], yaw: Math.PI / 2 }, (g) =>
    gableRoof(g, {
      at: [0, 0, 0],
      width: 13,
      depth: 3,
      rise: 0.5,
      overhang: 0.4,
      rows: 2,
      pitch: 1,
      color: '#7d5a4c',
    }),
  );
  m.group({ at: [58.2, y, 23.4], yaw: Math.PI / 2 }, (g) => {
    for (const x of [-0.9, 0.9]) g.box({ at: [x, 0, 0], size: [0.1, 1.7, 0.1], color: paint.iron });
    g.sign({
      at: [0, 1.35, 0.07],
      width: 2.2,
      height: 0.8,
      text: 'ほしみ\n星見',
      ink: '#27304a',
      ground: '#fffaf0',
      frame: '#3f5a4c',
      depth: 0.06,
    });
  });
  s.put([58, 19.8, Math.PI / 2], bench, y);
  s.obstacles.push(box(58, 19.8, 0.8, 2.2), box(58.2, 23.4, 0.5, 2.2));
  for (const z of [-4, 3, 30, 36]) s.put([57.5, z, 0], lampPost, y);
}
