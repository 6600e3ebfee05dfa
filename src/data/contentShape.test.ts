import { expect, it } from 'vitest';
import { hoshimi } from '../../supabase/seed/hoshimi/index.ts';
import { place, town, townEvent } from './contentShape.ts';

it('takes every place, event and the town of the sample pack', () => {
  expect(town(hoshimi.town)).toBe(true);
  expect(hoshimi.places.filter((p) => !place(p))).toEqual([]);
  expect(hoshimi.town_events.filter((e) => !townEvent(e))).toEqual([]);
});

it('refuses a place of an unknown kind, and one without words', () => {
  const [first] = hoshimi.places;
  expect(place({ ...first, kind: 'castle' })).toBe(false);
  expect(place({ ...first, name: { en: 'only English' } })).toBe(false);
});
