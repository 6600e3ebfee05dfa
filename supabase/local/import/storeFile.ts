import type { TransactionSql } from 'postgres';
import type { Place } from '../../functions/_shared/contract/town.ts';
import type { ReadFile } from './readFile.ts';

export interface Stored {
  inserted: number;
  updated: number;
  unchanged: number;
  /** Places another file brought before and knows as much about: kept as they are. */
  kept: number;
  /** Places this file brought before but does not list any more: they stay until staff take them away. */
  gone: string[];
}

interface Known {
  id: string;
  origin: string;
  doc: Place | null;
}

/**
 * Writes one file's rows. Lists overlap: a place that another file brought stays as it is, unless this file has more
 * facts of it, or `takeOver`. So files may come in any order, and once more, and the same rows remain.
 */
export async function storeFile(
  tx: TransactionSql,
  townId: string,
  read: ReadFile,
  takeOver: boolean,
): Promise<Stored> {
  const rows = await tx<Known[]>`
    select place_id as id, origin, imported_doc as doc from public.places where town_id = ${townId}
    union all
    select town_event_id, origin, null from public.town_events where town_id = ${townId}`;
  const known = new Map(rows.map((row) => [row.id, row]));
  const isOurs = (id: string, facts: number): boolean => {
    const before = known.get(id);
    return takeOver || !before || before.origin === read.origin || facts > (before.doc?.facts.length ?? 0);
  };
  const places = read.places
    .filter((p) => isOurs(p.place_id, p.facts.length))
    .map((p) => {
      const before = known.get(p.place_id)?.doc;
      // A copy of the file has a new date of its own; that alone is no change.
      return before && undated(before) === undated(p) ? before : p;
    });
  const events = read.townEvents.filter((e) => isOurs(e.town_event_id, 0));
  const [answer] = await tx<{ stored: Pick<Stored, 'inserted' | 'updated' | 'unchanged'> }[]>`
    select private.import_places(${townId}, ${read.origin}, ${tx.json(places)}::jsonb,
      ${tx.json(events)}::jsonb) as stored`;
  if (!answer) throw new Error('import_places answered nothing');
  const listed = new Set(read.places.map((p) => p.place_id));
  return {
    ...answer.stored,
    kept: read.places.length + read.townEvents.length - places.length - events.length,
    gone: rows
      .filter((row) => row.doc !== null && row.origin === read.origin && !listed.has(row.id))
      .map((row) => row.doc?.name.ja ?? row.id),
  };
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
