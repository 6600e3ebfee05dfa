// What an act changes in the household one has open. Patched here instead of asked again: every asking is a look that
// the family sees, and one act should not look like two visits to its file.
import type { HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import { householdFields } from '../../../supabase/functions/_shared/contract/householdFields.ts';
import type { ClosedReason, Stage } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import type { HistoryEntry, HouseholdRecord, LongPart } from '../../data/households.ts';

export interface Actor {
  userId: string;
  userName: string;
}

type Happening = Pick<HistoryEntry, 'kind'> & Partial<HistoryEntry>;

function withHistory(record: HouseholdRecord, actor: Actor, at: string, entry: Happening): HouseholdRecord {
  const full = { history_id: `own-${at}`, at, actor: actor.userId, actor_name: actor.userName, ...entry };
  return { ...record, history: { ...record.history, rows: [full, ...record.history.rows] } };
}

export function afterNote(
  record: HouseholdRecord,
  actor: Actor,
  at: string,
  note: { note_id: string; body: string; isShared: boolean },
): HouseholdRecord {
  return {
    ...record,
    notes: {
      ...record.notes,
      rows: [
        {
          note_id: note.note_id,
          body: note.body,
          is_shared: note.isShared,
          author_name: actor.userName,
          created_at: at,
        },
        ...record.notes.rows,
      ],
    },
  };
}

export function afterTask(
  record: HouseholdRecord,
  task: { task_id: string; title: string; due_on: string | null },
): HouseholdRecord {
  return { ...record, tasks: [...record.tasks, { ...task, done_at: null }] };
}

export function afterTaskDone(
  record: HouseholdRecord,
  at: string,
  taskId: string,
  done: boolean,
): HouseholdRecord {
  const doneAt = done ? at : null;
  return {
    ...record,
    tasks: record.tasks.map((task) => (task.task_id === taskId ? { ...task, done_at: doneAt } : task)),
  };
}

export function afterContact(
  record: HouseholdRecord,
  actor: Actor,
  at: string,
  note: string,
): HouseholdRecord {
  const { household } = record;
  const next = {
    ...record,
    household: {
      ...household,
      first_reply_at: household.first_reply_at ?? at,
      last_contact_at: at,
      version: household.version + 1,
    },
  };
  return withHistory(next, actor, at, { kind: 'contacted', note });
}

export function afterLink(record: HouseholdRecord, actor: Actor, at: string): HouseholdRecord {
  return withHistory(record, actor, at, { kind: 'link_renewed' });
}

/** What is no longer told is gone from the record as well. */
export function afterCorrection(
  record: HouseholdRecord,
  actor: Actor,
  at: string,
  words: HouseholdWords,
): HouseholdRecord {
  const rest = Object.entries(record.household).filter(([name]) => !(name in householdFields));
  const household = {
    ...(Object.fromEntries(rest) as HouseholdRecord['household']),
    ...words,
    version: record.household.version + 1,
  };
  return withHistory({ ...record, household }, actor, at, { kind: 'corrected' });
}

export function afterOwner(
  record: HouseholdRecord,
  actor: Actor,
  at: string,
  owner: { userId: string | null; name: string | null },
): HouseholdRecord {
  const household = {
    ...record.household,
    owner_user_id: owner.userId,
    version: record.household.version + 1,
  };
  return withHistory({ ...record, household }, actor, at, { kind: 'owner_assigned', note: owner.name });
}

export function afterMove(
  record: HouseholdRecord,
  actor: Actor,
  at: string,
  move: { to: Stage; reason: ClosedReason | null; note: string; version: number },
): HouseholdRecord {
  const household = {
    ...record.household,
    stage: move.to,
    stage_changed_at: at,
    last_contact_at: at,
    closed_reason: move.reason,
    version: move.version,
  };
  return withHistory({ ...record, household }, actor, at, {
    kind: 'stage_moved',
    from_stage: record.household.stage,
    to_stage: move.to,
    reason: move.reason,
    note: move.note,
  });
}

/** Someone else was faster: what is now, so that the next try is made knowingly. */
export function afterConflict(
  record: HouseholdRecord,
  now: { stage: Stage; version: number },
): HouseholdRecord {
  return { ...record, household: { ...record.household, ...now } };
}

/** The older rows of a long part, under those that are there. */
export function afterOlder<P extends LongPart>(
  record: HouseholdRecord,
  part: P,
  came: HouseholdRecord[P],
): HouseholdRecord {
  const rows = [...record[part].rows, ...came.rows];
  return { ...record, [part]: { rows, older: came.older } };
}
