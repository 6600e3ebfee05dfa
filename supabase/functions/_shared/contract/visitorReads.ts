import { ofRevision, ofTown, type Read } from './read.ts';

const townColumns = 'town_id,doc,current_revision,scene_id,takes_consultations';

/** Every read of a table that a visitor makes; src/data/client.ts asks them by name. */
export const visitorReads = {
  published_towns: {
    table: 'towns',
    select: townColumns,
    where: { current_revision: 'not.is.null' },
    order: 'town_id.asc',
    rows: 200,
  },
  town: { table: 'towns', select: townColumns, where: ofTown, rows: 1 },
  place_list: {
    table: 'revision_places',
    select: 'place_id,theme,kind,name,summary,lat,lon,spot_count,search',
    where: ofRevision,
    order: 'position.asc,place_id.asc',
    rows: 1000,
  },
  whole_places: {
    table: 'revision_places',
    select: 'doc',
    where: ofRevision,
    order: 'position.asc,place_id.asc',
    rows: 200,
  },
  whole_place: {
    table: 'revision_places',
    select: 'doc,position',
    where: { ...ofRevision, place_id: 'eq.{place_id}' },
    rows: 1,
  },
  place_before: {
    table: 'revision_places',
    select: 'place_id,name',
    where: { ...ofRevision, position: 'lt.{position}' },
    order: 'position.desc',
    rows: 1,
  },
  place_after: {
    table: 'revision_places',
    select: 'place_id,name',
    where: { ...ofRevision, position: 'gt.{position}' },
    order: 'position.asc',
    rows: 1,
  },
  place_themes: {
    table: 'revision_places',
    select: 'theme',
    where: ofRevision,
    order: 'place_id.asc',
    rows: 1000,
  },
  town_events: {
    table: 'revision_town_events',
    select: 'doc',
    where: { ...ofRevision, or: '(starts_on.gte.{from},ends_on.gte.{from})' },
    order: 'starts_on.asc,town_event_id.asc',
    rows: 1000,
  },
} as const satisfies Record<string, Read>;
