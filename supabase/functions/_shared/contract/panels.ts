// What insight can be asked: filters, panels and the keys of panels that are a closed list. The database knows the same
// panels (supabase/schemas/20_facts.sql; a test compares them); each key of a list has a word in src/i18n.
import { connections, themes, tourFailures } from './choices.ts';
import { locales } from './locales.ts';
import { pages } from './pages.ts';
import { deviceClasses, regionSources } from './visit.ts';

/** What figures can be narrowed to, any of them together. place, spot: saw it. stage: came so far, or further. */
export const insightFilters = [
  'region',
  'device',
  'campaign',
  'locale',
  'visitor',
  'entry',
  'place',
  'spot',
  'stage',
] as const;
export type InsightFilter = (typeof insightFilters)[number];

/** Panels whose keys are a closed list, with the list; in `campaign` beside the codes of links. */
export const panelKeys = {
  device: deviceClasses,
  campaign: ['(line)', '(search)', '(social)', '(link)', '(direct)', '(other)'],
  locale: locales,
  visitor: ['new', 'returning'],
  entry: pages,
  region_source: regionSources,
  tier: ['0', '1', '2', '3'],
  /** Seconds to the first 3D frame. */
  load: ['0-2', '2-5', '5-10', '10-'],
  connection: connections,
  theme: themes,
  tour: ['started', 'completed'],
  failure: tourFailures,
  /** Searches of places, by whether they found any. */
  search: ['found', 'in_vain'],
} as const satisfies Record<string, readonly string[]>;

/** Panels whose keys are ids, days, hours or steps. */
const openPanels = ['region', 'day', 'hour', 'place', 'spot', 'space', 'area', 'path', 'retention'] as const;

export type KeyedPanel = keyof typeof panelKeys;
export type InsightPanel = KeyedPanel | (typeof openPanels)[number];
export const insightPanels = [...Object.keys(panelKeys), ...openPanels] as InsightPanel[];

/** The ways in which a family asks. */
export const channels = ['web', 'phone', 'counter', 'event'] as const;
