import * as v from 'valibot';
import { expect, test } from 'vitest';
import { town as townSchema, type Place } from '../../functions/_shared/contract/town.ts';
import type { ReadFile } from './readFile.ts';
import { townDoc } from './townDoc.ts';

const file = (addresses: string[], codes: string[], located = true): ReadFile => ({
  file: 'list.csv',
  origin: 'list',
  kind: 'public',
  encoding: 'UTF-8',
  rows: 1,
  places: [34.1, 34.2, 34.3].map((lat): Place => ({
    place_id: `place-${lat * 10}`,
    theme: 'live',
    kind: 'park',
    name: { ja: '公園' },
    summary: { ja: '公園です。' },
    ...(located ? { location: { lat, lon: 134 } } : {}),
    facts: [],
    spots: [],
  })),
  townEvents: [],
  refusals: [],
  leftOut: [],
  hints: { addresses, codes },
});

const hints = { townId: 'takamatsu', name: null, prefecture: null };

test('a town finds its name, prefecture, code and middle in its own lists', () => {
  const doc = v.parse(
    townSchema,
    townDoc([file(['香川県高松市番町1', '高松市番町2', '綾歌郡綾川町3'], ['372013'])], hints),
  );
  expect(doc).toMatchObject({
    town_id: 'takamatsu',
    name: { ja: '高松市' },
    prefecture_code: '37',
    municipality_code: '372013',
    location: { lat: 34.2, lon: 134 },
    is_fictional: false,
  });
});

test('what is said on the command line goes before what the lists say', () => {
  const said = { townId: 'x', name: '星見町', prefecture: '長野県' };
  expect(townDoc([file(['高松市番町1'], ['372013'])], said)).toMatchObject({
    name: { ja: '星見町' },
    prefecture_code: '20',
  });
});

test('a town of which the lists say too little is asked for by option', () => {
  expect(townDoc([file(['番町1'], [])], hints)).toEqual({
    reason:
      '初めて取り込むまちです。ファイルから分からないことを足してください: --name 高松市 --prefecture 香川県',
  });
  expect(townDoc([file(['香川県高松市1'], [], false)], hints)).toEqual({
    reason: '緯度・経度のある施設が一つもないため、まちの場所が分かりません。',
  });
  expect(townDoc([file([], [])], { ...hints, prefecture: '四国' })).toEqual({
    reason: '「四国」という都道府県はありません（例: --prefecture 香川県）。',
  });
});

test('a part of a town is not taken for the town', () => {
  const named = (...addresses: string[]) => townDoc([file(addresses, ['372013'])], hints);
  expect(named('番町1', '太田下町2', '高松市番町3')).toMatchObject({ name: { ja: '高松市' } });
  expect(named('綾歌郡綾川町萱原1')).toMatchObject({ name: { ja: '綾川町' } });
  expect(named('香川県綾川町2')).toMatchObject({ name: { ja: '綾川町' } });
});
