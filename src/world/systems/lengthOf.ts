/**
 * √(x² + z²). Math.hypot does the same but leaves garbage behind at each call, and this is asked many times a frame.
 */
export function lengthOf(x: number, z: number): number {
  return Math.sqrt(x * x + z * z);
}
