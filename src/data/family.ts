// The family's own page: everything behind its private link. The token goes in the body of each call, never in a URL.
import * as z from 'zod/mini';
import { household, type HouseholdWords } from '../../supabase/functions/_shared/contract/consult.ts';
import { stage } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { callRpc } from './client.ts';

export const consentPurposes = ['consultation', 'link_visits'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** The database writes null where the form leaves a field out. */
function withoutNulls(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null))
    : value;
}

const familyView = z.object({
  town_id: z.string(),
  household: z.intersection(household, z.object({ version: z.int() })),
  stage,
  created_at: z.string(),
  consents: z.array(
    z.object({
      purpose: z.enum(consentPurposes),
      version: z.string(),
      granted_at: z.string(),
      withdrawn_at: z.nullable(z.string()),
    }),
  ),
  visits: z.array(
    z.object({
      started_at: z.string(),
      engaged_ms: z.number(),
      spots: z.array(z.object({ place_id: z.string(), spot_id: z.string(), engaged_ms: z.number() })),
    }),
  ),
  looks: z.array(z.object({ at: z.string(), by: z.string() })),
  /** What staff wrote down about the family. */
  notes: z.array(z.object({ created_at: z.string(), body: z.string() })),
  owner_name: z.nullish(z.string()),
});
export type FamilyView = z.infer<typeof familyView>;

export interface OpenedFamily {
  view: FamilyView;
  /** Exactly what the server holds and gave, for the download. */
  held: unknown;
}

/** null: the link is unknown, or everything was erased. */
export async function openFamily(token: string): Promise<OpenedFamily | null> {
  const held = await callRpc('family_open', { p_token: token });
  if (held === null || typeof held !== 'object') return null;
  const raw = held as Record<string, unknown>;
  const view = z.parse(familyView, {
    ...raw,
    visits: raw.visits ?? [],
    looks: raw.looks ?? [],
    notes: raw.notes ?? [],
    household: withoutNulls(raw.household),
  });
  return { view, held };
}

const updateAnswer = z.object({ status: z.enum(['saved', 'conflict']) });

/** conflict: it was changed elsewhere since `version` was read; nothing was saved. */
export async function updateFamily(
  token: string,
  changes: HouseholdWords,
  version: number,
): Promise<'saved' | 'conflict'> {
  const answer = await callRpc('family_update', { p_token: token, p_changes: changes, p_version: version });
  return z.parse(updateAnswer, answer).status;
}

export async function withdrawConsent(token: string, purpose: ConsentPurpose): Promise<void> {
  await callRpc('family_withdraw', { p_token: token, p_purpose: purpose });
}

export async function eraseFamily(token: string): Promise<void> {
  await callRpc('family_erase', { p_token: token });
}
