// The published words as the contract's types; what wrote them (publish, import, seed) parsed them with the contract.
import { placeKinds, themes, type Theme } from '../../supabase/functions/_shared/contract/choices.ts';
import type {
  Climate,
  ClimateMonth,
  Fact,
  Localized,
  Place,
  Spot,
  Town,
  TownEvent,
  Walk,
} from '../../supabase/functions/_shared/contract/town.ts';
import { flag, list, maybe, num, oneOf, orNull, record, text } from '../lib/shape.ts';

export const localized = record<Localized>({ ja: text, 'ja-easy': maybe(text), en: maybe(text) });
export const theme = oneOf<Theme>(themes);
const kind = oneOf(placeKinds);
const point = record<{ lat: number; lon: number }>({ lat: num, lon: num });
const source = record<Fact['source']>({ title: localized, url: maybe(text) });

const fact = record<Fact>({
  fact_id: text,
  label: localized,
  value: localized,
  checked_on: text,
  owner_section: localized,
  source,
});

const spot = record<Spot>({
  spot_id: text,
  name: localized,
  words: localized,
  good: maybe(localized),
  inconvenient: maybe(localized),
  facts: list(fact),
});

export const place = record<Place>({
  place_id: text,
  theme,
  kind,
  name: localized,
  summary: localized,
  inconvenient: maybe(localized),
  address: maybe(text),
  phone: maybe(text),
  url: maybe(text),
  location: maybe(point),
  space_id: maybe(text),
  facts: list(fact),
  spots: list(spot),
});

const climate = record<Climate>({
  months: list(
    record<ClimateMonth>({
      month: num,
      high_c: num,
      low_c: num,
      snow_cm: num,
      snow_most_cm: num,
      daylight_h: num,
    }),
  ),
  note: localized,
  checked_on: text,
  owner_section: localized,
  source,
});

const walk = record<Walk>({ walk_id: text, name: localized, summary: localized, spot_ids: list(text) });

export const town = record<Town>({
  town_id: text,
  name: localized,
  tagline: localized,
  is_fictional: flag,
  prefecture_code: text,
  municipality_code: maybe(text),
  location: point,
  scene_id: maybe(text),
  hours: localized,
  phone: maybe(text),
  email: maybe(text),
  concierges: list(record<Town['concierges'][number]>({ name: text, introduction: localized })),
  climate: maybe(climate),
  walks: maybe(list(walk)),
});

export const townEvent = record<TownEvent>({
  town_event_id: text,
  name: localized,
  description: maybe(localized),
  starts_on: text,
  ends_on: maybe(text),
  start_time: maybe(text),
  end_time: maybe(text),
  venue: maybe(text),
  location: maybe(point),
  fee: maybe(text),
  url: maybe(text),
  source,
});

/** What lists and the map need of a place. */
export interface PlaceListed {
  place_id: string;
  theme: Place['theme'];
  kind: Place['kind'];
  name: Localized;
  summary: Localized;
  lat: number | null;
  lon: number | null;
  spot_count: number;
  search: string;
}
export const placeListed = record<PlaceListed>({
  place_id: text,
  theme,
  kind,
  name: localized,
  summary: localized,
  lat: orNull(num),
  lon: orNull(num),
  spot_count: num,
  search: text,
});
