import { expect, test } from 'vitest';
import type { SpacePlan } from '../../data/townPlan.ts';
import { noVisits } from './figures.ts';
import { standCells } from './standCells.ts';

const plan: SpacePlan = {
  space_id: 'school',
  indoor: true,
  ground: new Float32Array(),
  spots: [
    { spot_id: 'library', place_id: 'p', x: 1, z: 1 },
    { spot_id: 'gym', place_id: 'p', x: 21, z: 1 },
  ],
  places: [],
};
const row = (key: string, engaged_ms: number) => ({ ...noVisits(key), visits: 7, engaged_ms });

test('squares lie where the grid says, longest dwell first, and know the nearest spot', () => {
  const cells = standCells(plan, [row('school:0:0', 3), row('school:-1:0', 500), row('school:9:0', 900)]);
  expect(cells.map(({ key, x, z, size }) => [key, x, z, size])).toEqual([
    ['school:9:0', 18, 0, 2],
    ['school:-1:0', -2, 0, 2],
    ['school:0:0', 0, 0, 2],
  ]);
  expect(cells[0]?.near).toEqual({ spot_id: 'gym', metres: 2 });
  expect(cells[2]).toMatchObject({ engagedMs: 3, visits: 7, near: { spot_id: 'library', metres: 0 } });
});

test('what is of another space, or of no grid, is left out', () => {
  expect(standCells(plan, [row('square:0:0', 5), row('school', 5), row('school:x:1', 5)])).toEqual([]);
});
