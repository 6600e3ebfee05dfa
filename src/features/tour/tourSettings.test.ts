import { expect, it } from 'vitest';
import { parseSettings, usualSettings } from './tourSettings.ts';

it('takes the usual where nothing was kept or what was kept is damaged', () => {
  expect(parseSettings(null)).toEqual(usualSettings);
  expect(parseSettings('{')).toEqual(usualSettings);
  expect(parseSettings('[1]')).toEqual(usualSettings);
  expect(
    parseSettings('{"chosenTier":9,"lookSpeed":"fast","motion":"wild","travel":7,"pace":"sprint"}'),
  ).toEqual(usualSettings);
});

it('keeps what people chose', () => {
  const chosen = {
    ...usualSettings,
    chosenTier: 0 as const,
    lookSpeed: 1.5,
    motion: 'less' as const,
    travel: 'cuts' as const,
    pace: 'slow' as const,
    walkGoesOn: false,
    letterKeys: false,
    opensByStaying: false,
  };
  expect(parseSettings(JSON.stringify(chosen))).toEqual(chosen);
});
