// One household: everything that is held of it, and what staff do for it. Lists are householdLists.ts.
import * as v from 'valibot';
import type { HouseholdWords } from '../../supabase/functions/_shared/contract/consult.ts';
import { listedSchemas, lookedAtSchemas } from '../../supabase/functions/_shared/contract/householdFields.ts';
import { uuid } from '../../supabase/functions/_shared/contract/ids.ts';
import { stage, type ClosedReason, type Stage } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { locales } from '../../supabase/functions/_shared/contract/town.ts';
import { householdEntries, householdJson, visitSummary } from './householdShapes.ts';
import { callRpc } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

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

const look = v.object({
  look_id: v.union([v.string(), v.number()]),
  at: v.string(),
  user_name: v.nullish(v.string()),
});

/** A long part of a household: the newest rows, and how many older ones olderOf can bring. */
const partOf = <T extends v.GenericSchema>(one: T) => v.object({ rows: v.array(one), older: v.number() });

const householdRecord = v.object({
  household: v.pipe(
    householdJson,
    v.object({ ...listedSchemas, ...v.partial(v.object(lookedAtSchemas)).entries, ...householdEntries }),
  ),
  /** The family took its consent to the consultation back: the ways to reach it and its words come empty. */
  consultation_withdrawn: v.boolean(),
  /** Whether the family lets us see its visits; if not, `visits` is empty. */
  link_agreed: v.boolean(),
  consents: v.array(consent),
  visit_summary: v.nullable(visitSummary),
  visits: partOf(visit),
  history: partOf(history),
  notes: partOf(note),
  tasks: v.array(task),
  looks: partOf(look),
});
export type HouseholdRecord = v.InferOutput<typeof householdRecord>;
export type LongPart = 'visits' | 'history' | 'notes' | 'looks';
export type HouseholdVisit = v.InferOutput<typeof visit>;
export type HistoryEntry = v.InferOutput<typeof history>;
export type Task = v.InferOutput<typeof task>;

/** Opens one household with all that is held of it. The database records the look before it answers. */
export async function openHousehold(townId: string, householdId: string): Promise<HouseholdRecord> {
  // An address that is no id names no household; asked anyway, the database would call it malformed.
  if (!v.is(uuid, householdId)) throw new StaffProblem('not_found', 'malformed_id');
  const args = { p_town_id: townId, p_household_id: householdId };
  const record = await callRpc('open_household', args, v.nullable(householdRecord));
  if (!record) throw new StaffProblem('not_found', 'unknown_household');
  return record;
}

const partRows = { visits: visit, history, notes: note, looks: look };

/** What comes before the last row one has of a part (`before`: its id). The household must have been opened. */
export async function olderOf<P extends LongPart>(
  townId: string,
  householdId: string,
  part: P,
  before: string | number,
): Promise<HouseholdRecord[P]> {
  const args = { p_town_id: townId, p_household_id: householdId, p_part: part, p_before: String(before) };
  return (await callRpc('older_of_household', args, partOf(partRows[part]))) as HouseholdRecord[P];
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

/** A new private link goes to the family's own address, and to nobody else; the old one ends with that mail. */
export async function renewLink(townId: string, householdId: string): Promise<void> {
  await callRpc('renew_family_link', { p_town_id: townId, p_household_id: householdId }, v.unknown());
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

const ending = v.object({ household_id: v.string(), contact_name: v.string(), ends_on: v.string() });
export type EndingHousehold = v.InferOutput<typeof ending>;

/** Families in a talk that nobody closed, whose record is deleted within two months unless something happens. */
export function readEndingHouseholds(townId: string): Promise<EndingHousehold[]> {
  return callRpc('list_ending_households', { p_town_id: townId }, v.array(ending));
}
