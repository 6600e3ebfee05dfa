// Rounds of people in a yard that is flat: corners are metres on the ground at y = 0.
import type { MoverActor } from '../../supabase/functions/_shared/contract/scene.ts';
import type { Vec2 } from './mesh.ts';

type Own = Pick<MoverActor, 'node' | 'speed' | 'phase' | 'tint' | 'hours'>;
const onGround = (corners: readonly Vec2[]): MoverActor['path'] =>
  corners.map(([x, z]) => [Math.round(x * 100) / 100, 0, Math.round(z * 100) / 100]);

/** Round an oval of that middle and those half widths, clockwise as seen from above, without a stop. */
export function lap([x, z]: Vec2, [rx, rz]: Vec2, own: Own): MoverActor {
  const n = 16;
  const corners = Array.from({ length: n }, (_, i): Vec2 => {
    const a = (i / n) * Math.PI * 2;
    return [x + Math.cos(a) * rx, z + Math.sin(a) * rz];
  });
  return { ...own, act: 'walk', way: 'loop', path: onGround(corners) };
}

/** To and fro through corners, with a rest of so many seconds at either end. */
export function toAndFro(
  corners: readonly Vec2[],
  rest: number,
  own: Own,
  act: 'walk' | 'sweep' = 'walk',
): MoverActor {
  const pauses = [0, corners.length - 1].map((at) => ({ at, seconds: rest }));
  return { ...own, act, way: 'pingpong', path: onGround(corners), pauses };
}
