// Which triangles are seen by someone who has just arrived, so that these and no others come first.
import { buildBvh, Rays } from './Bvh.ts';

const rays = 220_000; // from each eye: about four CSS pixels apart on a phone
const down = -0.55; // sines of the lowest and highest directions; above is the sky
const up = 0.75;
/** Metres from the arrival within which a visitor may look behind things before the rest has come. */
const atHand = 9;

/**
 * One byte a triangle of `indices`. `eye` is the arrival, metres; the heads of tall and small people beside it count
 * too.
 */
export function firstSeen(
  position: ArrayLike<number>,
  indices: Uint32Array,
  eye: readonly [number, number, number],
): Uint8Array {
  const count = indices.length / 3;
  const corners = new Float32Array(indices.length * 3);
  const seen = new Uint8Array(count);
  for (let i = 0; i < indices.length; i++) {
    const v = indices[i] as number;
    for (let k = 0; k < 3; k++) corners[i * 3 + k] = position[v * 3 + k] as number;
    const [x, , z] = corners.subarray(i * 3, i * 3 + 3) as unknown as [number, number, number];
    if (Math.hypot(x - eye[0], z - eye[2]) < atHand) seen[Math.floor(i / 3)] = 1;
  }
  const view = new Rays(buildBvh(corners), () => true);
  for (const [dx, dy, dz] of [
    [0, 0, 0],
    [2.5, 0, 0],
    [-2.5, 0, 0],
    [0, 0.3, -2.5],
    [0, -0.3, 2.5],
  ] as const)
    for (let i = 0; i < rays; i++) {
      const y = down + ((up - down) * (i + 0.5)) / rays;
      const flat = Math.sqrt(1 - y * y);
      const turn = i * 2.399963229728653; // the golden angle
      const [x, z] = [Math.cos(turn) * flat, Math.sin(turn) * flat];
      if (view.cast(eye[0] + dx, eye[1] + dy, eye[2] + dz, x, y, z, 400, false)) seen[view.hit] = 1;
    }
  return seen;
}
