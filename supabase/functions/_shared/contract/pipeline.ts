// The stages of a lead and who works on it; names and order from PEOPLE's pipeline.
import * as v from 'valibot';

export const stages = [
  'new',
  'consulting',
  'visit_planned',
  'visited',
  'preparing',
  'moved',
  'settled',
  'closed',
] as const;
export const stage = v.picklist(stages);
export type Stage = v.InferOutput<typeof stage>;

export const closedReasons = [
  'no_reply',
  'chose_other_town',
  'postponed',
  'no_longer_moving',
  'duplicate',
  'withdrawn',
  'other',
] as const;
export type ClosedReason = (typeof closedReasons)[number];

export const roles = ['concierge', 'analyst', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];
