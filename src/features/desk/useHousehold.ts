import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import type { ClosedReason, Stage } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import { problemCode } from '../../data/staffProblem.ts';
import {
  addNote,
  addTask,
  assignOwner,
  correctHousehold,
  moveStage,
  olderOf,
  openHousehold,
  recordContact,
  renewLink,
  setTaskDone,
  type HouseholdRecord,
  type LongPart,
  type NewNote,
} from '../../data/households.ts';
import {
  afterConflict,
  afterContact,
  afterCorrection,
  afterMove,
  afterLink,
  afterNote,
  afterOlder,
  afterOwner,
  afterTask,
  afterTaskDone,
  type Actor,
} from './householdPatches.ts';
import { householdsKey, openTasksKey } from './useHouseholds.ts';
import { serverNow } from '../../lib/serverClock.ts';

/** Opens a household once per opening: each asking is recorded, so nothing asks again by itself. */
export function useHousehold(townId: string, householdId: string) {
  return useQuery({
    queryKey: ['household', townId, householdId],
    queryFn: () => openHousehold(townId, householdId),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });
}

export interface HouseholdActs {
  townId: string;
  householdId: string;
  actor: Actor;
}

function useAct<A, R>(
  { townId, householdId }: HouseholdActs,
  act: (asked: A) => Promise<R>,
  patch: (record: HouseholdRecord, asked: A, result: R, at: string) => HouseholdRecord,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (result, asked) => {
      const at = serverNow().toISOString();
      queries.setQueryData<HouseholdRecord>(
        ['household', townId, householdId],
        (record) => record && patch(record, asked, result, at),
      );
      void queries.invalidateQueries({ queryKey: householdsKey(townId) });
      void queries.invalidateQueries({ queryKey: openTasksKey(townId) });
    },
  });
}

export function useAddNote(on: HouseholdActs) {
  return useAct(
    on,
    (note: NewNote) => addNote(on.townId, on.householdId, note),
    (record, note, note_id, at) => afterNote(record, on.actor, at, { note_id, ...note }),
  );
}

export function useRenewLink(on: HouseholdActs) {
  return useAct(
    on,
    () => renewLink(on.townId, on.householdId),
    (record, _asked, _done, at) => afterLink(record, on.actor, at),
  );
}

export function useAddTask(on: HouseholdActs) {
  return useAct(
    on,
    (task: { title: string; dueOn: string | null }) =>
      addTask(on.townId, on.householdId, task.title, task.dueOn),
    (record, task, task_id) => afterTask(record, { task_id, title: task.title, due_on: task.dueOn }),
  );
}

export function useSetTaskDone(on: HouseholdActs) {
  return useAct(
    on,
    (task: { taskId: string; done: boolean }) => setTaskDone(on.townId, task.taskId, task.done),
    (record, task, _, at) => afterTaskDone(record, at, task.taskId, task.done),
  );
}

export function useRecordContact(on: HouseholdActs) {
  return useAct(
    on,
    (note: string) => recordContact(on.townId, on.householdId, note),
    (record, note, _, at) => afterContact(record, on.actor, at, note),
  );
}

export function useAssignOwner(on: HouseholdActs) {
  return useAct(
    on,
    (owner: { userId: string | null; name: string | null }) =>
      assignOwner(on.townId, on.householdId, owner.userId),
    (record, owner, _, at) => afterOwner(record, on.actor, at, owner),
  );
}

export function useCorrectHousehold(on: HouseholdActs) {
  return useAct(
    on,
    (asked: { words: HouseholdWords; version: number }) =>
      correctHousehold(on.townId, on.householdId, asked.words, asked.version),
    (record, { words }, outcome, at) =>
      outcome.status === 'saved' ? afterCorrection(record, on.actor, at, words) : record,
  );
}

/** For MoreRows under a long part; `last` is the id of the last row that is there. */
export function useOlder(
  on: HouseholdActs,
  part: LongPart,
  has: { rows: readonly unknown[]; older: number },
  last: string | number | undefined,
) {
  const queries = useQueryClient();
  const asked = useMutation({
    mutationFn: (before: string | number) => olderOf(on.townId, on.householdId, part, before),
    onSuccess: (came) => {
      queries.setQueryData<HouseholdRecord>(
        ['household', on.townId, on.householdId],
        (record) => record && afterOlder(record, part, came),
      );
    },
  });
  return {
    shown: has.rows.length,
    total: has.rows.length + has.older,
    pending: asked.isPending,
    problem: asked.isError ? problemCode(asked.error) : null,
    onMore: () => {
      if (last !== undefined && !asked.isPending) asked.mutate(last);
    },
  };
}

export interface MoveAsked {
  to: Stage;
  reason: ClosedReason | null;
  note: string;
  version: number;
}

export function useMoveStage(on: HouseholdActs) {
  return useAct(
    on,
    (move: MoveAsked) => moveStage(on.townId, on.householdId, move),
    (record, move, outcome, at) =>
      outcome.status === 'moved'
        ? afterMove(record, on.actor, at, { ...move, version: outcome.version })
        : afterConflict(record, outcome),
  );
}
