import { describe, expect, it } from 'vitest';
import {
  countKinds,
  filterPlaces,
  noFilter as all,
  parsePlaceFilter,
  writePlaceFilter,
  type Findable,
} from './placeFilter.ts';

const listed = (
  place_id: string,
  theme: Findable['theme'],
  kind: Findable['kind'],
  search: string,
): Findable => ({ place_id, theme, kind, search });
const places = [
  listed('school', 'learn', 'elementary_school', '星見小学校 ほしみしょうがっこう hoshimi elementary'),
  listed('daycare', 'learn', 'daycare', '星見保育園 給食'),
  listed('cowork', 'work', 'workplace', 'コワーキング'),
];
const ids = (found: Findable[]) => found.map((p) => p.place_id);
const nothingKept = new Set<string>();

describe('filterPlaces', () => {
  it('finds by words in any script, theme, kind and what was kept', () => {
    expect(ids(filterPlaces(places, { ...all, words: 'こわーきんぐ' }, nothingKept))).toEqual(['cowork']);
    expect(ids(filterPlaces(places, { ...all, words: '星見　給食' }, nothingKept))).toEqual(['daycare']);
    expect(ids(filterPlaces(places, { ...all, theme: 'learn' }, nothingKept))).toEqual(['school', 'daycare']);
    expect(ids(filterPlaces(places, { ...all, kind: 'daycare' }, nothingKept))).toEqual(['daycare']);
    expect(ids(filterPlaces(places, { ...all, kept: true }, new Set(['school'])))).toEqual(['school']);
  });

  it('goes through 1,500 places within a blink, words compared once', () => {
    const many = Array.from({ length: 1500 }, (_, i) =>
      listed(`p${String(i)}`, 'live', 'park', `公園 その ${String(i)}`),
    );
    expect(filterPlaces(many, { ...all, words: '1499' }, nothingKept)).toHaveLength(1);
  });
});

describe('the address of a list', () => {
  it('says the same filter when read again', () => {
    const filter = { words: '給食 と 庭', theme: 'learn' as const, kind: 'daycare' as const, kept: true };
    expect(parsePlaceFilter(writePlaceFilter(filter))).toEqual(filter);
    expect(writePlaceFilter(all)).toBe('');
  });

  it('ignores what it does not know', () => {
    expect(parsePlaceFilter('?theme=space&kind=castle')).toEqual(all);
  });
});

it('counts the kinds that are there', () => {
  expect(countKinds(places)).toEqual([
    { kind: 'elementary_school', count: 1 },
    { kind: 'daycare', count: 1 },
    { kind: 'workplace', count: 1 },
  ]);
});
