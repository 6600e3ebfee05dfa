import { expect, it } from 'vitest';
import { boundsOf, distanceRings, placePoints } from './placePoints.ts';

it('makes a point of each place, longitude first', () => {
  const points = placePoints([{ place_id: 'a', theme: 'learn', name: 'A', lat: 35, lon: 137 }]);
  expect(points.features[0]?.geometry.coordinates).toEqual([137, 35]);
});

it('draws a ring whose north lies its radius away', () => {
  const [ring] = distanceRings({ lat: 35, lon: 137 }, [1000]).features;
  expect(ring?.properties.label).toBe('1 km');
  expect(((ring?.geometry.coordinates[0]?.[1] ?? 0) - 35) * 111_195).toBeCloseTo(1000, 0);
  expect(ring?.geometry.coordinates.at(-1)).toEqual([
    expect.closeTo(ring?.geometry.coordinates[0]?.[0] ?? 0, 9),
    expect.closeTo(ring?.geometry.coordinates[0]?.[1] ?? 0, 9),
  ]);
});

it('holds every point with a margin, and even a single one', () => {
  expect(boundsOf([])).toBeNull();
  const [west, south, east, north] = boundsOf([
    { lat: 34, lon: 134 },
    { lat: 34.2, lon: 134.1 },
  ]) ?? [0, 0, 0, 0];
  expect(west).toBeLessThan(134);
  expect(south).toBeLessThan(34);
  expect(east).toBeGreaterThan(134.1);
  expect(north).toBeGreaterThan(34.2);
  const one = boundsOf([{ lat: 34, lon: 134 }]);
  expect((one?.[2] ?? 0) - (one?.[0] ?? 0)).toBeGreaterThan(0.002);
});
