import type { Hour, Season } from '../../src/world/core/moment.ts';

export interface View {
  space: string;
  file: 'lite' | 'rich';
  viewpoint: string;
  season: Season;
  hour: Hour;
}

type Moments = Partial<Record<Season, readonly Hour[]>>;
type Row = readonly [space: string, file: 'lite' | 'rich', viewpoint: string, moments: Moments];

/**
 * The pictures that matter: every place of the square as one first sees it, the one welcome view in every season and at
 * every hour, and each thing that a moment changes where it shows most: stars from the lookout, snow on the roofs,
 * lamps in the shopping street, light in the classroom's windows.
 */
const rows: readonly Row[] = [
  ['square', 'lite', 'welcome', { spring: ['morning', 'noon', 'dusk', 'night'], summer: ['noon'] }],
  ['square', 'lite', 'welcome', { autumn: ['noon', 'dusk'], winter: ['morning', 'noon', 'night'] }],
  ['square', 'lite', 'plaza', { spring: ['noon'] }],
  ['square', 'lite', 'shops', { spring: ['noon', 'dusk'], winter: ['night'] }],
  ['square', 'lite', 'station', { spring: ['noon'], winter: ['dusk'] }],
  ['square', 'lite', 'town-hall', { spring: ['noon'] }],
  ['square', 'lite', 'river', { spring: ['noon'], summer: ['morning'], winter: ['noon'] }],
  ['square', 'lite', 'shrine', { spring: ['noon'], autumn: ['noon'] }],
  ['square', 'lite', 'lookout', { spring: ['noon'], summer: ['night'], winter: ['night'] }],
  ['square', 'lite', 'house', { spring: ['noon'], winter: ['dusk'] }],
  ['square', 'lite', 'farm', { spring: ['noon'], autumn: ['noon'] }],
  ['square', 'lite', 'overview', { spring: ['noon'], summer: ['noon'], autumn: ['noon'], winter: ['noon'] }],
  ['school', 'lite', 'classroom', { spring: ['noon'], winter: ['dusk'] }],
  ['school', 'lite', 'corridor', { spring: ['noon'] }],
  ['school', 'lite', 'yard', { spring: ['noon'], winter: ['noon'] }],
  ['daycare', 'lite', 'room-0-2', { spring: ['noon'] }],
  ['daycare', 'lite', 'yard', { spring: ['noon'], autumn: ['noon'] }],
  ['square', 'rich', 'welcome', { spring: ['noon'], winter: ['night'] }],
  ['school', 'rich', 'classroom', { spring: ['noon'] }],
]; // prettier-ignore

/** In an order that enters each space once. */
export const views: readonly View[] = rows.flatMap(([space, file, viewpoint, moments]) =>
  Object.entries(moments).flatMap(([season, hours]) =>
    hours.map((hour): View => ({ space, file, viewpoint, season: season as Season, hour })),
  ),
);

export const nameOf = (v: View): string => `${v.space}-${v.file}-${v.viewpoint}-${v.season}-${v.hour}`;
