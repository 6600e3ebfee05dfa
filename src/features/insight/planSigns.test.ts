import { expect, test } from 'vitest';
import { placeSigns } from './planSigns.ts';

const frame = { x: 0, width: 100 };
const sign = (name: string, x: number, z: number) => ({ id: name, name, x, z });

test('of two side by side one name stands above its point, the other below', () => {
  const [one, other] = placeSigns([sign('保育室', 50, 50), sign('調理室', 56, 50)], 4, frame);
  expect(one?.at?.z).toBe(48);
  expect(other?.at?.z).toBeGreaterThan(50);
});

test('where points crowd no name covers another, and one without room is left out', () => {
  const crowd = Array.from({ length: 8 }, (_, i) => sign('保育室', 50 + i * 0.2, 50));
  const lines = placeSigns(crowd, 4, frame).flatMap(({ at }) => (at === null ? [] : [at.z]));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.length).toBeLessThan(8);
  lines.sort((a, b) => a - b);
  for (const [i, z] of lines.entries()) if (i > 0) expect(z - (lines[i - 1] ?? 0)).toBeGreaterThan(4);
});

test('a name at the edge is kept inside the picture', () => {
  const [left, right] = placeSigns([sign('まちの仕事場', 1, 10), sign('星見診療所', 99, 40)], 4, frame);
  expect(left?.at?.x).toBe(12);
  expect(right?.at?.x).toBe(90);
});
