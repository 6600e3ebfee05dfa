import { ofRevision, ofTown, type Read } from './read.ts';

/**
 * Every read of a table that only staff make, besides those of visitors; src/data/staffClient.ts asks them by name.
 * What each of them sees, the database's policies say.
 */
export const staffReads = {
  my_memberships: {
    table: 'staff_members',
    select: 'town_id,role,display_name,is_auditor',
    where: { user_id: 'eq.{user_id}', active: 'eq.true' },
    order: 'town_id.asc',
    rows: 200,
  },
  towns_by_id: {
    table: 'towns',
    select: 'town_id,doc',
    where: { town_id: 'in.({town_ids})' },
    rows: 200,
  },
  household_owners: {
    table: 'staff_members',
    select: 'user_id,display_name,role',
    where: { ...ofTown, active: 'eq.true', role: 'in.(concierge,admin)' },
    order: 'display_name.asc,user_id.asc',
    rows: 1000,
  },
  town_pointer: {
    table: 'towns',
    select: 'current_revision,prefecture_code:doc->>prefecture_code',
    where: ofTown,
    rows: 1,
  },
  place_names: {
    table: 'revision_places',
    select: 'place_id,theme,name,spots:doc->spots,space_id:doc->>space_id',
    where: ofRevision,
    order: 'position.asc,place_id.asc',
    rows: 1000,
  },
  compared_places: {
    table: 'revision_places',
    select: 'place_id,name,doc',
    where: ofRevision,
    order: 'position.asc,place_id.asc',
    rows: 200,
  },
  publications: {
    table: 'publications',
    select: 'publication_id,from_day,to_day,made_at',
    where: ofTown,
    order: 'to_day.desc',
    rows: 1000,
  },
  saved_views: {
    table: 'saved_insight_views',
    select: 'view_id,name,part,query,saved_at',
    where: ofTown,
    order: 'name.asc',
    rows: 1000,
  },
} as const satisfies Record<string, Read>;
