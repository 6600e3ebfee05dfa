import { expect, test } from 'vitest';
import { staysOf } from './staysOf.ts';

test('staff-18: reading the page of a place is among what a visit stopped at, longest first', () => {
  const stays = staysOf({
    spots: [
      { place_id: 'school', spot_id: 'school-gym', engaged_ms: 4_000 },
      { place_id: 'school', spot_id: 'school-gate', engaged_ms: 20_000 },
    ],
    pages: [
      { place_id: 'hoshimi-square', engaged_ms: 12_700 },
      { place_id: 'station', engaged_ms: 0 },
    ],
  });
  expect(stays.map(({ place_id, spot_id, engaged_ms }) => [place_id, spot_id, engaged_ms])).toEqual([
    ['school', 'school-gate', 20_000],
    ['hoshimi-square', null, 12_700],
    ['school', 'school-gym', 4_000],
  ]);
});

test('a visit that stopped nowhere has nothing', () => {
  expect(staysOf({ spots: [], pages: [] })).toEqual([]);
});
