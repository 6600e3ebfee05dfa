/** A name on a plan, at the point it names; units of the drawing. */
export interface Sign {
  id: string;
  name: string;
  x: number;
  z: number;
}
/** Where its name stands: the middle of the line, its foot; null where no room is left beside the others. */
export type PlacedSign = Sign & { at: { x: number; z: number } | null };

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Full-width letters are as wide as they are high, others about six tenths of that. */
const widthOf = (name: string, letters: number) =>
  Array.from(name).reduce((sum, letter) => sum + (letter > '\u02ff' ? letters : letters * 0.6), 0);

/**
 * Names above their points, else below, else a line further off; inside `frame`, and none upon another or upon
 * another's point. The same for the same plan. `letters`: height of a letter.
 */
export function placeSigns(
  signs: readonly Sign[],
  letters: number,
  frame: { x: number; width: number },
): PlacedSign[] {
  const dots = signs.map(({ x, z }) => around(x, z, letters / 4));
  const taken: Box[] = [];
  return signs.map((sign, own) => {
    const half = widthOf(sign.name, letters) / 2;
    const x = Math.min(Math.max(sign.x, frame.x + half), frame.x + frame.width - half);
    for (const lines of [-0.5, 1.35, -1.6, 2.45]) {
      const z = sign.z + lines * letters;
      const box = { left: x - half, right: x + half, top: z - letters * 0.9, bottom: z + letters * 0.15 };
      if (taken.some((other) => meet(box, other)) || dots.some((dot, i) => i !== own && meet(box, dot)))
        continue;
      taken.push(box);
      return { ...sign, at: { x, z } };
    }
    return { ...sign, at: null };
  });
}

const around = (x: number, z: number, r: number): Box => ({
  left: x - r,
  right: x + r,
  top: z - r,
  bottom: z + r,
});
