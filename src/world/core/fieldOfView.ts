const leastAcross = 54; // degrees seen from left to right on a narrow screen
const usual = 56; // degrees from top to bottom on a wide one
const most = 80;

/** Degrees from top to bottom for a screen of this shape (width over height). */
export function fieldOfView(aspect: number): number {
  const needed = (2 * Math.atan(Math.tan((leastAcross * Math.PI) / 360) / aspect) * 180) / Math.PI;
  return Math.min(most, Math.max(usual, needed));
}
