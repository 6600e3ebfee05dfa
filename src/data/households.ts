import * as v from 'valibot';
import type { HouseholdWords } from '../../supabase/functions/_shared/contract/consult.ts';
import {
  listedSchemas,
  lookedAtSchemas,
  told,
} from '../../supabase/functions/_shared/contract/householdFields.ts';
import { uuid } from '../../supabase/functions/_shared/contract/ids.ts';
import { parseRows } from '../../supabase/functions/_shared/contract/parseRows.ts';
import {
  closedReasons,
  stage,
  type ClosedReason,
  type Stage,
} from '../../supabase/functions/_shared/contract/pipeline.ts';
import { locales } from '../../supabase/functions/_shared/contract/town.ts';
import { callRpc, parsed, staffClient } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

const spotDwell = v.object({ place_id: v.string(), spot_id: v.string(), engaged_ms: v.number() });

/** What a household's linked visits add up to; null when the family did not agree to show them. */
const visitSummary = v.object({
  visits: v.pipe(v.number(), v.integer()),
  engaged_ms: v.number(),
  spots: v.pipe(v.number(), v.integer()),
  last_visit_at: v.nullable(v.string()),
  top: v.array(spotDwell),
});
export type VisitSummary = v.InferOutput<typeof visitSummary>;

const common = {
  household_id: v.string(),
  locale: v.picklist(locales),
  stage,
  stage_changed_at: v.string(),
  owner_user_id: v.nullable(v.string()),
  created_at: v.string(),
  first_reply_at: v.nullable(v.string()),
  version: v.pipe(v.number(), v.integer()),
  closed_reason: v.nullable(v.picklist(closedReasons)),
};
const row = v.pipe(v.record(v.string(), v.unknown()), v.transform(told));

const householdRow = v.pipe(
  row,
  v.object({
    ...listedSchemas,
    ...common,
    /** Whether the family wrote words of its own; the words themselves only come with open_household. */
    has_words: v.boolean(),
    visit_summary: v.nullable(visitSummary),
    open_tasks: v.pipe(v.number(), v.integer()),
  }),
);
/** last_contact_at: when we last wrote, called or moved the lead; null when nobody has yet. */
export type HouseholdRow = v.InferOutput<typeof householdRow> & { last_contact_at: string | null };

/** A household whose record is not what it should be: it is shown as such, and the others are shown. */
export interface UnreadableHousehold {
  household_id: string;
  contact_name: string;
}

const consent = v.object({
  purpose: v.picklist(['consultation', 'link_visits']),
  version: v.string(),
  locale: v.picklist(locales),
  granted_at: v.string(),
  withdrawn_at: v.nullable(v.string()),
});
const visit = v.object({
  visit_id: v.string(),
  started_at: v.string(),
  region: v.string(),
  region_source: v.string(),
  device_class: v.string(),
  engaged_ms: v.number(),
  spots: v.array(
    v.object({ place_id: v.string(), spot_id: v.string(), engaged_ms: v.number(), first_at: v.string() }),
  ),
  pages: v.array(v.object({ place_id: v.string(), engaged_ms: v.number() })),
});
const history = v.object({
  history_id: v.union([v.string(), v.number()]),
  at: v.string(),
  /** null: the family itself. */
  actor: v.nullable(v.string()),
  actor_name: v.nullish(v.string()),
  kind: v.string(),
  from_stage: v.nullish(stage),
  to_stage: v.nullish(stage),
  reason: v.nullish(v.string()),
  note: v.nullish(v.string()),
});
const note = v.object({
  note_id: v.union([v.string(), v.number()]),
  author_name: v.nullish(v.string()),
  body: v.string(),
  is_shared: v.boolean(),
  created_at: v.string(),
});
const task = v.object({
  task_id: v.string(),
  title: v.string(),
  due_on: v.nullable(v.string()),
  done_at: v.nullable(v.string()),
});

const householdRecord = v.object({
  household: v.pipe(
    row,
    v.object({ ...listedSchemas, ...v.partial(v.object(lookedAtSchemas)).entries, ...common }),
  ),
  /** The family took its consent to the consultation back: the ways to reach it and its words come empty. */
  consultation_withdrawn: v.boolean(),
  /** Whether the family lets us see its visits; if not, `visits` is empty. */
  link_agreed: v.boolean(),
  consents: v.array(consent),
  visits: v.array(visit),
  history: v.array(history),
  notes: v.array(note),
  tasks: v.array(task),
  looks: v.array(v.object({ at: v.string(), user_name: v.nullish(v.string()) })),
});
export type HouseholdRecord = v.InferOutput<typeof householdRecord>;
export type HouseholdVisit = v.InferOutput<typeof visit>;
export type HistoryEntry = v.InferOutput<typeof history>;
export type Task = v.InferOutput<typeof task>;

const contact = v.object({ household_id: v.string(), at: v.string() });

/** When each household was last answered or moved, newest acts first; enough acts for a town's open leads. */
async function lastContacts(townId: string): Promise<Map<string, string>> {
  const supabase = await staffClient();
  const rows = await parsed(
    supabase
      .from('household_history')
      .select('household_id,at')
      .eq('town_id', townId)
      .in('kind', ['contacted', 'stage_moved'])
      .order('at', { ascending: false })
      .limit(1000),
    v.array(contact),
  );
  const last = new Map<string, string>();
  for (const row of rows) if (!last.has(row.household_id)) last.set(row.household_id, row.at);
  return last;
}

export interface Households {
  rows: HouseholdRow[];
  unreadable: UnreadableHousehold[];
}
const named = v.object({
  household_id: v.string(),
  contact_name: v.optional(v.string(), ''),
});

/** What list_households answered, row by row: one bad row is one bad row, never a failed page. */
export function readHouseholdRows(
  answered: readonly unknown[],
  last: ReadonlyMap<string, string>,
): Households {
  const { good, bad } = parseRows(householdRow, answered);
  for (const { problem } of bad) console.error('a household cannot be read', problem.slice(0, 300));
  return {
    rows: good.map((row) => ({ ...row, last_contact_at: last.get(row.household_id) ?? row.first_reply_at })),
    unreadable: parseRows(
      named,
      bad.map(({ row }) => row),
    ).good,
  };
}

/** Every household of the town that one may see; the list is no look at a single family and is not logged. */
export async function listHouseholds(townId: string): Promise<Households> {
  const [rows, last] = await Promise.all([
    callRpc('list_households', { p_town_id: townId }, v.array(v.unknown())),
    lastContacts(townId),
  ]);
  return readHouseholdRows(rows, last);
}

/** Opens one household with all that is held of it. The database records the look before it answers. */
export async function openHousehold(townId: string, householdId: string): Promise<HouseholdRecord> {
  // An address that is no id names no household; asked anyway, the database would call it malformed.
  if (!v.is(uuid, householdId)) throw new StaffProblem('not_found', 'malformed_id');
  const args = { p_town_id: townId, p_household_id: householdId };
  const record = await callRpc('open_household', args, v.nullable(householdRecord));
  if (!record) throw new StaffProblem('not_found', 'unknown_household');
  return record;
}

const dueTask = v.object({
  task_id: v.string(),
  household_id: v.string(),
  title: v.string(),
  due_on: v.nullable(v.string()),
});
export type DueTask = v.InferOutput<typeof dueTask>;

/** What is still to do in the town, soonest first; tasks without a date come last. */
export async function readOpenTasks(townId: string): Promise<DueTask[]> {
  const supabase = await staffClient();
  return parsed(
    supabase
      .from('household_tasks')
      .select('task_id,household_id,title,due_on')
      .eq('town_id', townId)
      .is('done_at', null)
      .order('due_on', { ascending: true, nullsFirst: false })
      .limit(200),
    v.array(dueTask),
  );
}

const moveOutcome = v.variant('status', [
  v.object({ status: v.literal('moved'), version: v.pipe(v.number(), v.integer()) }),
  v.object({ status: v.literal('conflict'), stage, version: v.pipe(v.number(), v.integer()) }),
]);
export type MoveOutcome = v.InferOutput<typeof moveOutcome>;

export interface StageMove {
  to: Stage;
  /** Needed when `to` is closed, empty otherwise. */
  reason: ClosedReason | null;
  note: string;
  /** The version the mover saw: someone faster makes it a conflict, and nothing is overwritten. */
  version: number;
}

/** Moves a household to another stage, in one transaction with its history. */
export function moveStage(townId: string, householdId: string, move: StageMove): Promise<MoveOutcome> {
  return callRpc(
    'move_stage',
    {
      p_town_id: townId,
      p_household_id: householdId,
      p_to_stage: move.to,
      p_reason: move.reason,
      p_note: move.note,
      p_version: move.version,
    },
    moveOutcome,
  );
}

const corrected = v.object({ status: v.picklist(['saved', 'conflict']) });
export type CorrectOutcome = v.InferOutput<typeof corrected>;

/** Corrects what a family told of itself. conflict: someone changed it since `version` was read; nothing was saved. */
export function correctHousehold(
  townId: string,
  householdId: string,
  words: HouseholdWords,
  version: number,
): Promise<CorrectOutcome> {
  const args = { p_town_id: townId, p_household_id: householdId, p_fields: words, p_version: version };
  return callRpc('correct_household', args, corrected);
}

/** Gives the household to a member of staff; null frees it. */
export async function assignOwner(townId: string, householdId: string, userId: string | null): Promise<void> {
  const args = { p_town_id: townId, p_household_id: householdId, p_user_id: userId };
  await callRpc('assign_owner', args, v.unknown());
}

/** isShared: on the family's page at once; else for staff, told to the family when it asks for disclosure. */
export interface NewNote {
  body: string;
  isShared: boolean;
}

/** Writes down what was said; answers the note's id. */
export async function addNote(townId: string, householdId: string, note: NewNote): Promise<string> {
  const args = {
    p_town_id: townId,
    p_household_id: householdId,
    p_body: note.body,
    p_is_shared: note.isShared,
  };
  return String(await callRpc('add_note', args, v.union([v.string(), v.number()])));
}

/** dueOn is an ISO day, or null for a task without a date; answers the task's id. */
export async function addTask(
  townId: string,
  householdId: string,
  title: string,
  dueOn: string | null,
): Promise<string> {
  const args = { p_town_id: townId, p_household_id: householdId, p_title: title, p_due_on: dueOn };
  return callRpc('add_task', args, v.string());
}

export async function setTaskDone(townId: string, taskId: string, done: boolean): Promise<void> {
  await callRpc('set_task_done', { p_town_id: townId, p_task_id: taskId, p_done: done }, v.unknown());
}

/** Records that the family was answered; the first time ends its waiting. */
export async function recordContact(townId: string, householdId: string, body: string): Promise<void> {
  const args = { p_town_id: townId, p_household_id: householdId, p_note: body };
  await callRpc('record_contact', args, v.unknown());
}

const changed = v.object({ household_id: v.string() });

/**
 * Tells which household changed, through the private live channel. It may miss changes (a line falls); the caller keeps
 * asking now and then. Returns the stop.
 */
export async function watchHouseholds(
  townId: string,
  tell: (householdId: string) => void,
): Promise<() => void> {
  const supabase = await staffClient();
  const channel = supabase
    .channel(`town:${townId}:households`, { config: { private: true } })
    .on('broadcast', { event: 'household_changed' }, (message: { payload?: unknown }) => {
      const parsed = v.safeParse(changed, message.payload);
      if (parsed.success) tell(parsed.output.household_id);
    })
    .subscribe();
  return () => {
    void supabase.removeChannel(channel);
  };
}
