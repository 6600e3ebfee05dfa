/**
 * Side of a square of the grid, metres: as coarse as a room corner or a shop front, so that a figure is of a place and
 * not of steps.
 */
export const cellSize = (indoor: boolean): 2 | 4 => (indoor ? 2 : 4);

/** The square that a point lies in, by its column and row: 0 begins at the scene's origin. Metres. */
export const cellOf = (metres: number, size: number): number => Math.floor(metres / size);

export interface Area {
  space_id: string;
  /** Column and row; the square reaches from cx·size to (cx + 1)·size along x, and so along z. */
  cx: number;
  cz: number;
}

/** A key of insight's panel `area` ('square:-3:7') as what it names; null for anything else. */
export function parseArea(key: string): Area | null {
  const found = /^([a-z0-9-]+):(-?\d{1,3}):(-?\d{1,3})$/.exec(key);
  if (!found) return null;
  const [, space_id = '', cx, cz] = found;
  return { space_id, cx: Number(cx), cz: Number(cz) };
}

/** Shares of the longest dwell at which a darker shade begins. */
export const shadeFrom = [0, 0.1, 0.3, 0.6] as const;
/** 0 to 3: how dark a square is drawn. */
export function shadeOf(engagedMs: number, most: number): number {
  return shadeFrom.findLastIndex((share) => engagedMs >= share * most);
}
