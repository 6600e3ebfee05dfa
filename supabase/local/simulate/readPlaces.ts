import type postgres from 'postgres';
import type { Place } from './makeVisit.ts';

export interface TownPlaces {
  revision: number;
  /** JIS X 0401, 1 to 47. */
  prefecture: number;
  places: Place[];
}

/** What families can look at: the town's published places and spots; null when there is no such town or nothing is published. */
export async function readPlaces(sql: postgres.Sql, town: string): Promise<TownPlaces | null> {
  const [found] = await sql<{ revision: number | null; prefecture: string | null }[]>`
    select current_revision as revision, doc ->> 'prefecture_code' as prefecture from public.towns where town_id = ${town}`;
  if (!found || found.revision === null) return null;
  const places = await sql<Place[]>`
    select place_id, kind, theme, coalesce((select array_agg(s ->> 'spot_id') from jsonb_array_elements(doc -> 'spots') s), '{}') as spots
    from public.revision_places where town_id = ${town} and revision = ${found.revision} order by position, place_id`;
  return { revision: found.revision, prefecture: Number(found.prefecture ?? 20), places: [...places] };
}
