// The family's own page: everything behind its private link. The token goes in the body of each call, never in a URL.
import * as v from 'valibot';
import type { HouseholdWords } from '../../supabase/functions/_shared/contract/consult.ts';
import { householdSchemas, told } from '../../supabase/functions/_shared/contract/householdFields.ts';
import { stage } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { callRpc } from './client.ts';

export const consentPurposes = ['consultation', 'link_visits'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** As public.household_history keeps them. */
const historyKinds = [
  'asked',
  'contacted',
  'corrected',
  'withdrawn',
  'stage_moved',
  'owner_assigned',
  'link_renewed',
] as const;

const heldHousehold = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform(told),
  v.object({ ...householdSchemas, version: v.pipe(v.number(), v.integer()) }),
);

const familyView = v.object({
  town_id: v.string(),
  household: heldHousehold,
  stage,
  created_at: v.string(),
  consents: v.array(
    v.object({
      purpose: v.picklist(consentPurposes),
      version: v.string(),
      granted_at: v.string(),
      withdrawn_at: v.nullable(v.string()),
    }),
  ),
  visits: v.array(
    v.object({
      started_at: v.string(),
      engaged_ms: v.number(),
      spots: v.array(v.object({ place_id: v.string(), spot_id: v.string(), engaged_ms: v.number() })),
    }),
  ),
  looks: v.array(v.object({ at: v.string(), by: v.string() })),
  /** What staff share with the family; notes for staff do not come. */
  notes: v.array(v.object({ created_at: v.string(), body: v.string() })),
  history: v.array(
    v.object({
      at: v.string(),
      kind: v.picklist(historyKinds),
      to_stage: v.nullable(stage),
      by_family: v.boolean(),
    }),
  ),
  /** To this family, as the outbox has them. */
  mails: v.array(
    v.object({ at: v.string(), to: v.string(), subject: v.string(), sent_at: v.nullable(v.string()) }),
  ),
  /** What staff wrote for themselves, in numbers; its words come when the family asks for disclosure. */
  for_staff: v.object({ notes: v.number(), remarks: v.number(), tasks: v.number() }),
  owner_name: v.nullish(v.string()),
});
export type FamilyView = v.InferOutput<typeof familyView>;

export interface OpenedFamily {
  view: FamilyView;
  /** Exactly what the server holds and gave, for the download. */
  held: unknown;
}

/** null: the link is unknown, ended, or everything was erased. */
export async function openFamily(token: string): Promise<OpenedFamily | null> {
  if (token === '') return null;
  const held = await callRpc('family_open', { p_token: token });
  return held === null ? null : { view: v.parse(familyView, held), held };
}

const updateAnswer = v.object({ status: v.picklist(['saved', 'conflict']) });

/** conflict: it was changed elsewhere since `version` was read; nothing was saved. */
export async function updateFamily(
  token: string,
  changes: HouseholdWords,
  version: number,
): Promise<'saved' | 'conflict'> {
  const answer = await callRpc('family_update', { p_token: token, p_changes: changes, p_version: version });
  return v.parse(updateAnswer, answer).status;
}

export async function withdrawConsent(token: string, purpose: ConsentPurpose): Promise<void> {
  await callRpc('family_withdraw', { p_token: token, p_purpose: purpose });
}

export async function eraseFamily(token: string): Promise<void> {
  await callRpc('family_erase', { p_token: token });
}

/** A new link comes by mail; with it this one ends. */
export async function renewFamilyLink(token: string): Promise<void> {
  await callRpc('family_renew', { p_token: token });
}
