import { expect, it } from 'vitest';
import { hoshimi } from '../../supabase/seed/hoshimi/index.ts';
import { climateOf, deepestSnow, monthOfSeason } from './climate.ts';

it('finds the month of a season, and nothing where the town has written nothing', () => {
  expect(climateOf(hoshimi.town.climate, monthOfSeason.winter)?.snow_cm).toBeGreaterThan(0);
  expect(climateOf(undefined, 4)).toBeNull();
  expect(climateOf(hoshimi.town.climate, 13)).toBeNull();
});

it('knows how deep the snow may lie', () => {
  const { climate } = hoshimi.town;
  expect(climate && deepestSnow(climate)).toBe(45);
});
