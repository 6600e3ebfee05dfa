// Lists of the desk. Each is asked page by page, by key, and says how many rows there are: nothing is cut in silence.
import * as v from 'valibot';
import { listedSchemas } from '../../supabase/functions/_shared/contract/householdFields.ts';
import { uuid } from '../../supabase/functions/_shared/contract/ids.ts';
import { parseRows } from '../../supabase/functions/_shared/contract/parseRows.ts';
import type { Stage } from '../../supabase/functions/_shared/contract/pipeline.ts';
import type { Json } from './database.types.ts';
import { householdEntries, householdJson, visitSummary } from './householdShapes.ts';
import { pageShape, rowsOf, type Cursor } from './pages.ts';
import { callRpc, staffClient } from './staffClient.ts';

const householdRow = v.pipe(
  householdJson,
  v.object({
    ...listedSchemas,
    ...householdEntries,
    /** Whether the family wrote words of its own; the words themselves only come with open_household. */
    has_words: v.boolean(),
    visit_summary: v.nullable(visitSummary),
    open_tasks: v.pipe(v.number(), v.integer()),
  }),
);
export type HouseholdRow = v.InferOutput<typeof householdRow>;

/** A household whose record is not what it should be: it is shown as such, and the others are shown. */
export interface UnreadableHousehold {
  household_id: string;
  contact_name: string;
}

export interface HouseholdChoice {
  /** A stage, 'open' for all under way, 'all'. */
  stage: Stage | 'open' | 'all';
  /** 'all', 'none', or a user's id. */
  owner: string;
  sort: 'warmth' | 'waiting';
  /** Words of the name or its reading, as people type them. */
  search: string;
  /** first_reply: who nobody has answered yet. quiet: who has not heard from us for too long. */
  waits?: 'first_reply' | 'quiet';
}

const householdPage = v.object({
  ...pageShape,
  rows: v.array(v.unknown()),
  /** Households of the town, chosen or not. */
  in_town: v.number(),
});
export interface HouseholdPage extends Omit<v.InferOutput<typeof householdPage>, 'rows'> {
  rows: HouseholdRow[];
  unreadable: UnreadableHousehold[];
}
const named = v.object({ household_id: v.string(), contact_name: v.optional(v.string(), '') });

/** A list row by row: one bad row is one bad row, never a failed page. */
export function readHouseholdRows(answered: readonly unknown[]): Pick<HouseholdPage, 'rows' | 'unreadable'> {
  const { good, bad } = parseRows(householdRow, answered);
  for (const { problem } of bad) console.error('a household cannot be read', problem.slice(0, 300));
  const damaged = bad.map(({ row }) => row);
  return { rows: good, unreadable: parseRows(named, damaged).good };
}

/** A page of the households one asked for. The list is no look at a single family and is not logged. */
export async function listHouseholds(
  townId: string,
  choice: HouseholdChoice,
  after: Cursor = null,
): Promise<HouseholdPage> {
  const answer = await callRpc(
    'list_households',
    { p_town_id: townId, p_choice: { ...choice }, p_after: after as Json, p_limit: rowsOf(after) },
    householdPage,
  );
  return { ...answer, ...readHouseholdRows(answer.rows) };
}

/** One household as lists have it, in whichever stage; null: there is none, or its record is damaged. */
export async function readListedHousehold(townId: string, householdId: string): Promise<HouseholdRow | null> {
  if (!v.is(uuid, householdId)) return null;
  const p_choice = { stage: 'all', household_id: householdId };
  const { rows } = await callRpc('list_households', { p_town_id: townId, p_choice }, householdPage);
  return readHouseholdRows(rows).rows[0] ?? null;
}

const dueTask = v.object({
  task_id: v.string(),
  household_id: v.string(),
  contact_name: v.string(),
  title: v.string(),
  due_on: v.nullable(v.string()),
});
export type DueTask = v.InferOutput<typeof dueTask>;
/** due: how many are due today or should have been done before. */
const taskPage = v.object({ ...pageShape, rows: v.array(dueTask), due: v.number() });
export type TaskPage = v.InferOutput<typeof taskPage>;

/** What is still to do in the town, soonest first; tasks without a date come last. */
export function listOpenTasks(townId: string, after: Cursor = null): Promise<TaskPage> {
  const args = { p_town_id: townId, p_after: after as Json, p_limit: rowsOf(after) };
  return callRpc('list_open_tasks', args, taskPage);
}

const changed = v.object({ household_id: v.string() });

const fallen: ReadonlySet<string> = new Set(['CHANNEL_ERROR', 'TIMED_OUT']);

/**
 * Tells which household changed, through the private live channel. It may miss changes (a line falls); the caller keeps
 * asking now and then. Returns the stop.
 */
export async function watchHouseholds(
  townId: string,
  tell: (householdId: string) => void,
  /** The channel fell: the line, or one's own rights, are gone. */
  onLost: () => void,
): Promise<() => void> {
  const supabase = await staffClient();
  const channel = supabase
    .channel(`town:${townId}:households`, { config: { private: true } })
    .on('broadcast', { event: 'household_changed' }, (message: { payload?: unknown }) => {
      const parsed = v.safeParse(changed, message.payload);
      if (parsed.success) tell(parsed.output.household_id);
    })
    .subscribe((status) => {
      if (fallen.has(status)) onLost();
    });
  return () => {
    void supabase.removeChannel(channel);
  };
}
