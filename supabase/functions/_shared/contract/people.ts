// People of a town, as its admins change them: the staff's screen and functions/people speak this.
import * as v from 'valibot';
import { emailPattern } from './choices.ts';
import { id, uuid } from './ids.ts';
import { roles } from './pipeline.ts';
import { halfWidth, keepable, oneLine } from './written.ts';

export const longestName = 60;
const base = { town_id: id };
export const peopleRequest = v.variant('act', [
  v.object({
    ...base,
    act: v.literal('invite'),
    email: v.pipe(
      v.string(),
      keepable,
      halfWidth,
      v.trim(),
      v.toLowerCase(),
      v.maxLength(254),
      v.regex(emailPattern, 'not_an_email'),
    ),
    display_name: oneLine(longestName),
    role: v.picklist(roles),
  }),
  v.object({ ...base, act: v.literal('resend'), user_id: uuid }),
  /** heir: who looks after their families from now on; null gives them back to everybody. */
  v.object({ ...base, act: v.literal('remove'), user_id: uuid, heir: v.nullable(uuid) }),
  /** Takes every authenticator away, so that somebody who lost theirs signs in and enrols another. */
  v.object({ ...base, act: v.literal('reset_factors'), user_id: uuid }),
]);
export type PeopleRequest = v.InferOutput<typeof peopleRequest>;

/**
 * 200 {status}; 400 {error: 'invalid'}; 401 and 403 {error: 'not_permitted'}; 409 {error} of these; 429; 503.
 * invited: an account was made and a link is on its way. added: they had an account and may sign in at once.
 */
export const peopleStatuses = ['invited', 'added', 'removed', 'reset'] as const;
export type PeopleStatus = (typeof peopleStatuses)[number];
export const peopleRefusals = [
  'works_here',
  'unknown_person',
  'not_pending',
  'last_admin',
  'not_a_concierge',
  'works_elsewhere',
  'oneself',
] as const;
export type PeopleRefusal = (typeof peopleRefusals)[number];
