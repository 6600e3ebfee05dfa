import { hash } from './hash.ts';

export const cloudsAcross = 128; // texels

/** Soft noise that repeats without a seam, one byte a texel: four octaves of a lattice. */
export function cloudTexels(): Uint8Array<ArrayBuffer> {
  const sums = new Float32Array(cloudsAcross * cloudsAcross);
  let weight = 0.5;
  for (let cells = 4; cells <= 32; cells *= 2) {
    addOctave(sums, cells, weight);
    weight /= 2;
  }
  return Uint8Array.from(sums, (sum) => Math.round(Math.min(1, sum / 0.9375) * 255));
}

const soft = (t: number): number => t * t * (3 - 2 * t);

function addOctave(sums: Float32Array, cells: number, weight: number): void {
  const wide = cloudsAcross / cells; // texels of a cell
  const knots = Float32Array.from({ length: cells * cells }, (_, i) => hash(i + cells * 7919));
  const at = (i: number, j: number): number => knots[(i % cells) + (j % cells) * cells] ?? 0;
  for (let j = 0; j < cells; j += 1)
    for (let i = 0; i < cells; i += 1) {
      const [a, b, c, d] = [at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1)];
      for (let y = 0; y < wide; y += 1) {
        const v = soft(y / wide);
        const [left, right] = [a * (1 - v) + c * v, b * (1 - v) + d * v];
        const row = (j * wide + y) * cloudsAcross + i * wide;
        for (let x = 0; x < wide; x += 1) {
          const u = soft(x / wide);
          sums[row + x] = (sums[row + x] ?? 0) + weight * (left * (1 - u) + right * u);
        }
      }
    }
}
