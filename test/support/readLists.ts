// Every list of the desk and of the visitors' pages, read to its end by the functions that the screens call.
import { placeLists, themeCounts, wholePlaces } from '../../src/data/content.ts';
import { listHouseholds, listOpenTasks, type HouseholdChoice } from '../../src/data/householdLists.ts';
import { olderOf, openHousehold, type LongPart } from '../../src/data/households.ts';
import type { Cursor } from '../../src/data/pages.ts';
import { readContentNames, readRevisionPlaces } from '../../src/data/revisions.ts';

/** Every page to the last; `told` is what the pages said of how many there are. */
export async function whole<R>(ask: (after: Cursor) => Promise<{ rows: R[]; total: number; next: Cursor }>) {
  const rows: R[] = [];
  const told = new Set<number>();
  const cursors: NonNullable<Cursor>[] = [];
  for (let after: Cursor = null; ;) {
    const page = await ask(after);
    rows.push(...page.rows);
    told.add(page.total);
    if (page.next === null) return { rows, told: [...told], cursors };
    cursors.push(page.next);
    after = page.next;
  }
}

export const firstChoice: HouseholdChoice = { stage: 'open', owner: 'all', sort: 'warmth', search: '' };
export const allHouseholds = (town: string, choice: Partial<HouseholdChoice> = {}) =>
  whole((after) => listHouseholds(town, { ...firstChoice, stage: 'all', ...choice }, after));
export const allTasks = (town: string) => whole((after) => listOpenTasks(town, after));

const idOf = { visits: 'visit_id', history: 'history_id', notes: 'note_id', looks: 'look_id' } as const;

/** Ids of all rows of a long part of a household, as its page shows them, and how many the first answer promised. */
export async function allOf(town: string, householdId: string, part: LongPart) {
  const first = (await openHousehold(town, householdId))[part] as unknown as {
    rows: Record<string, string | number>[];
    older: number;
  };
  const rows = [...first.rows];
  for (let { older } = first; older > 0;) {
    const page = await olderOf(town, householdId, part, rows.at(-1)?.[idOf[part]] ?? '');
    rows.push(...(page.rows as unknown as typeof rows));
    older = page.older;
  }
  return { ids: rows.map((row) => String(row[idOf[part]])), promised: first.rows.length + first.older };
}

/** By list: the ids of the places that it has. */
export async function allPlaces(town: string, revision: number): Promise<Record<string, string[]>> {
  const key = `${town}/${String(revision)}`;
  const [listed, docs, themes, names, compared] = await Promise.all([
    placeLists.load(key),
    wholePlaces.load(key),
    themeCounts.load(key),
    readContentNames(town),
    readRevisionPlaces(town, revision),
  ]);
  const counted = [...themes.values()].reduce((sum, n) => sum + n, 0);
  return {
    'places listed': listed.map(({ place_id }) => place_id),
    'places whole': docs.map(({ place_id }) => place_id),
    'places compared': compared.map(({ place_id }) => place_id),
    'names of places': [...names.places.keys()],
    'places counted by theme': listed.slice(0, counted).map(({ place_id }) => place_id),
  };
}
