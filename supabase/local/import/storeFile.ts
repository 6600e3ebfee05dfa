import type { JSONValue, Sql } from 'postgres';
import type { Place } from '../../functions/_shared/contract/town.ts';
import type { ReadFile } from './readFile.ts';

export interface Stored {
  inserted: number;
  updated: number;
  unchanged: number;
  /** Places another file brought before: kept as they are. */
  kept: number;
}

/** Writes one file's rows in one transaction. A place that another file brought stays, unless `takeOver`. */
export async function storeFile(
  sql: Sql,
  townId: string,
  read: ReadFile,
  takeOver: boolean,
): Promise<Stored> {
  return sql.begin(async (tx) => {
    const rows = await tx<{ id: string; origin: string; doc: Place | null }[]>`
      select place_id as id, origin, imported_doc as doc from public.places where town_id = ${townId}
        and place_id = any (${read.places.map((p) => p.place_id)})
      union all
      select town_event_id, origin, null from public.town_events where town_id = ${townId}
        and town_event_id = any (${read.townEvents.map((e) => e.town_event_id)})`;
    const known = new Map(rows.map((row) => [row.id, row]));
    const ours = (id: string) => takeOver || !known.has(id) || known.get(id)?.origin === read.origin;
    const places = read.places
      .filter((p) => ours(p.place_id))
      .map((p) => {
        const before = known.get(p.place_id)?.doc;
        // A copy of the file has a new date of its own; that alone is no change.
        return before && undated(before) === undated(p) ? before : p;
      });
    const events = read.townEvents.filter((e) => ours(e.town_event_id));
    const [answer] = await tx<{ stored: Omit<Stored, 'kept'> }[]>`
      select private.import_places(${townId}, ${read.origin}, ${tx.json(places as unknown as JSONValue)}::jsonb,
        ${tx.json(events as unknown as JSONValue)}::jsonb) as stored`;
    if (!answer) throw new Error('import_places answered nothing');
    return {
      ...answer.stored,
      kept: read.places.length + read.townEvents.length - places.length - events.length,
    };
  });
}

/** The place in one order of keys (Postgres keeps its own), without the days its facts were checked on. */
function undated(place: Place): string {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([key]) => key !== 'checked_on')
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, inner]) => [key, sorted(inner)]),
          )
        : value;
  return JSON.stringify(sorted(place));
}
