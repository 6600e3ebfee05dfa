// Where a lead can go from where it is. The database keeps the same rule; this one only decides what is offered.
import { stages, type Stage } from '../../supabase/functions/_shared/contract/pipeline.ts';

/** The path of a lead in its order, without the way out. */
export const pathStages: readonly Stage[] = stages.filter((s) => s !== 'closed');

/** The step people take next, offered first; null at the end of the path and when closed. */
export function nextStage(from: Stage): Stage | null {
  const at = pathStages.indexOf(from);
  return at === -1 ? null : (pathStages[at + 1] ?? null);
}

/** Every stage one may move to: along the path in either direction (people correct themselves), out, or back in. */
export function allowedMoves(from: Stage): Stage[] {
  return stages.filter((to) => to !== from && to !== 'new');
}

/** Leaving the path is never silent. */
export function needsReason(to: Stage): boolean {
  return to === 'closed';
}

/** Households one still works for. */
export function isOpen(stage: Stage): boolean {
  return stage !== 'closed' && stage !== 'settled';
}
