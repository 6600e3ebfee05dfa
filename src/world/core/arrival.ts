/** x, y, z: metres, Y up. */
export type Point = readonly [number, number, number];

/** Where one comes to stand, and looks. */
export interface Arrival {
  eye: Point;
  target: Point;
}

/** Eyes of someone who walks with children. Metres. */
export const eyeHeight = 1.45;

/** The eyes of one who stands there. */
export function eyeOver([x, y, z]: Point): Point {
  return [x, y + eyeHeight, z];
}
