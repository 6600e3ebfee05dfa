import * as z from 'zod/mini';
import {
  childGrades,
  contactWays,
  timings,
  wishes,
} from '../../supabase/functions/_shared/contract/consult.ts';
import {
  closedReasons,
  stage,
  type ClosedReason,
  type Stage,
} from '../../supabase/functions/_shared/contract/pipeline.ts';
import { locales } from '../../supabase/functions/_shared/contract/town.ts';
import { callRpc, parsed, staffClient } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

const spotDwell = z.object({ place_id: z.string(), spot_id: z.string(), engaged_ms: z.number() });

/** What a household's linked visits add up to; null when the family did not agree to show them. */
const visitSummary = z.object({
  visits: z.int(),
  engaged_ms: z.number(),
  spots: z.int(),
  last_visit_at: z.nullable(z.string()),
  top: z.array(spotDwell),
});
export type VisitSummary = z.infer<typeof visitSummary>;

const common = {
  household_id: z.string(),
  contact_name: z.string(),
  adults: z.int(),
  children: z.array(z.enum(childGrades)),
  timing: z.enum(timings),
  wishes: z.array(z.enum(wishes)),
  from_region: z.nullish(z.string()),
  preferred_contact: z.enum(contactWays),
  locale: z.enum(locales),
  stage,
  stage_changed_at: z.string(),
  owner_user_id: z.nullable(z.string()),
  created_at: z.string(),
  first_reply_at: z.nullable(z.string()),
  version: z.int(),
  closed_reason: z.nullable(z.enum(closedReasons)),
};

const householdRow = z.object({
  ...common,
  /** Whether the family wrote words of its own; the words themselves only come with open_household. */
  has_words: z.boolean(),
  visit_summary: z.nullable(visitSummary),
  open_tasks: z.int(),
});
/** last_contact_at: when we last wrote, called or moved the lead; null when nobody has yet. */
export type HouseholdRow = z.infer<typeof householdRow> & { last_contact_at: string | null };

const consent = z.object({
  purpose: z.enum(['consultation', 'link_visits']),
  version: z.string(),
  locale: z.enum(locales),
  granted_at: z.string(),
  withdrawn_at: z.nullable(z.string()),
});
const visit = z.object({
  visit_id: z.string(),
  started_at: z.string(),
  region: z.string(),
  region_source: z.string(),
  device_class: z.string(),
  engaged_ms: z.number(),
  spots: z.array(
    z.object({ place_id: z.string(), spot_id: z.string(), engaged_ms: z.number(), first_at: z.string() }),
  ),
  pages: z.array(z.object({ place_id: z.string(), engaged_ms: z.number() })),
});
const history = z.object({
  history_id: z.union([z.string(), z.number()]),
  at: z.string(),
  /** null: the family itself. */
  actor: z.nullable(z.string()),
  actor_name: z.nullish(z.string()),
  kind: z.string(),
  from_stage: z.nullish(stage),
  to_stage: z.nullish(stage),
  reason: z.nullish(z.string()),
  note: z.nullish(z.string()),
});
const note = z.object({
  note_id: z.union([z.string(), z.number()]),
  author_name: z.nullish(z.string()),
  body: z.string(),
  created_at: z.string(),
});
const task = z.object({
  task_id: z.string(),
  title: z.string(),
  due_on: z.nullable(z.string()),
  done_at: z.nullable(z.string()),
});

const householdRecord = z.object({
  household: z.object({
    ...common,
    email: z.string(),
    phone: z.nullish(z.string()),
    line_name: z.nullish(z.string()),
    words: z.string(),
  }),
  /** The family took its consent to the consultation back: the ways to reach it and its words come empty. */
  consultation_withdrawn: z.boolean(),
  /** Whether the family lets us see its visits; if not, `visits` is empty. */
  link_agreed: z.boolean(),
  consents: z.array(consent),
  visits: z.array(visit),
  history: z.array(history),
  notes: z.array(note),
  tasks: z.array(task),
  looks: z.array(z.object({ at: z.string(), user_name: z.nullish(z.string()) })),
});
export type HouseholdRecord = z.infer<typeof householdRecord>;
export type HouseholdVisit = z.infer<typeof visit>;
export type HistoryEntry = z.infer<typeof history>;
export type Task = z.infer<typeof task>;

const contact = z.object({ household_id: z.string(), at: z.string() });

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
    z.array(contact),
  );
  const last = new Map<string, string>();
  for (const row of rows) if (!last.has(row.household_id)) last.set(row.household_id, row.at);
  return last;
}

/** Every household of the town that one may see; the list is no look at a single family and is not logged. */
export async function listHouseholds(townId: string): Promise<HouseholdRow[]> {
  const [rows, last] = await Promise.all([
    callRpc('list_households', { p_town_id: townId }, z.array(householdRow)),
    lastContacts(townId),
  ]);
  return rows.map((row) => ({ ...row, last_contact_at: last.get(row.household_id) ?? row.first_reply_at }));
}

/** Opens one household with all that is held of it. The database records the look before it answers. */
export async function openHousehold(townId: string, householdId: string): Promise<HouseholdRecord> {
  // An address that is no id names no household; asked anyway, the database would call it malformed.
  if (!z.safeParse(z.uuid(), householdId).success) throw new StaffProblem('not_found', 'malformed_id');
  const args = { p_town_id: townId, p_household_id: householdId };
  const record = await callRpc('open_household', args, z.nullable(householdRecord));
  if (!record) throw new StaffProblem('not_found', 'unknown_household');
  return record;
}

const dueTask = z.object({
  task_id: z.string(),
  household_id: z.string(),
  title: z.string(),
  due_on: z.nullable(z.string()),
});
export type DueTask = z.infer<typeof dueTask>;

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
    z.array(dueTask),
  );
}

const moveOutcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('moved'), version: z.int() }),
  z.object({ status: z.literal('conflict'), stage, version: z.int() }),
]);
export type MoveOutcome = z.infer<typeof moveOutcome>;

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

/** Gives the household to a member of staff; null frees it. */
export async function assignOwner(townId: string, householdId: string, userId: string | null): Promise<void> {
  const args = { p_town_id: townId, p_household_id: householdId, p_user_id: userId };
  await callRpc('assign_owner', args, z.unknown());
}

/** Writes down what was said; answers the note's id. */
export async function addNote(townId: string, householdId: string, body: string): Promise<string> {
  const args = { p_town_id: townId, p_household_id: householdId, p_body: body };
  return String(await callRpc('add_note', args, z.union([z.string(), z.number()])));
}

/** dueOn is an ISO day, or null for a task without a date; answers the task's id. */
export async function addTask(
  townId: string,
  householdId: string,
  title: string,
  dueOn: string | null,
): Promise<string> {
  const args = { p_town_id: townId, p_household_id: householdId, p_title: title, p_due_on: dueOn };
  return callRpc('add_task', args, z.string());
}

export async function setTaskDone(townId: string, taskId: string, done: boolean): Promise<void> {
  await callRpc('set_task_done', { p_town_id: townId, p_task_id: taskId, p_done: done }, z.unknown());
}

/** Records that the family was answered; the first time ends its waiting. */
export async function recordContact(townId: string, householdId: string, body: string): Promise<void> {
  const args = { p_town_id: townId, p_household_id: householdId, p_note: body };
  await callRpc('record_contact', args, z.unknown());
}

const changed = z.object({ household_id: z.string() });

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
      const parsed = z.safeParse(changed, message.payload);
      if (parsed.success) tell(parsed.data.household_id);
    })
    .subscribe();
  return () => {
    void supabase.removeChannel(channel);
  };
}
