import type { TownEvent } from '../../../functions/_shared/contract/town.ts';
import { source } from '../factFrom.ts';

const calendar = source(
  'calendar',
  '年間行事 2026〜27年',
  '1｜年《ねん》の｜行事《ぎょうじ》 2026｜年《ねん》から2027｜年《ねん》',
  'Calendar 2026–27',
);

/** An event that the town's own calendar announces. */
export function inCalendar(event: Omit<TownEvent, 'url' | 'source'>): TownEvent {
  return { ...event, url: 'https://hoshimi.example/calendar', source: calendar };
}
