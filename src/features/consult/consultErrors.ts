import * as z from 'zod/mini';
import {
  consultRequest,
  household,
  type ConsultRequest,
  type FieldErrors,
  type HouseholdWords,
} from '../../../supabase/functions/_shared/contract/consult.ts';
import { fieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import type { ConsultDraft, HouseholdDraft } from './draft.ts';

/** Every code a field may be refused with, here and by functions/consult. */
export const errorCodes = [
  'required',
  'too_long',
  'not_an_email',
  'not_a_phone',
  'not_a_choice',
  'out_of_range',
  'preferred_contact_missing',
  'consent_missing',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A code of a newer server that this page does not know is still an error. */
export function knownCode(code: string): ErrorCode {
  return errorCodes.find((c) => c === code) ?? 'not_a_choice';
}

/** What was left empty is required, whatever else it fails at. */
function errorsOf(issues: readonly z.core.$ZodIssue[], value: Record<string, unknown>): FieldErrors {
  return Object.fromEntries(
    Object.entries(fieldErrors(issues)).map(([field, code]) => {
      const given = value[field];
      return [field, typeof given === 'string' && given.trim() === '' ? 'required' : code];
    }),
  );
}

type Checked<T> = { ok: true; value: T } | { ok: false; fields: FieldErrors };

/** Empty answers become absent ones, as the contract wants them. */
function withoutEmpty(draft: HouseholdDraft) {
  const { from_region, phone, line_name, ...rest } = draft;
  return {
    ...rest,
    ...(from_region && { from_region }),
    ...(phone.trim() && { phone }),
    ...(line_name.trim() && { line_name }),
  };
}

/** The contract's refine runs only on a sound object; the family should hear of everything at once. */
function withMissingContact(fields: FieldErrors, draft: HouseholdDraft): FieldErrors {
  const { preferred_contact: way, phone, line_name } = draft;
  const missing = (way === 'phone' && !phone.trim()) || (way === 'line' && !line_name.trim());
  return missing ? { preferred_contact: 'preferred_contact_missing', ...fields } : fields;
}

export function checkHousehold(draft: HouseholdDraft): Checked<HouseholdWords> {
  const value = withoutEmpty(draft);
  const parsed = z.safeParse(household, value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, fields: withMissingContact(errorsOf(parsed.error.issues, value), draft) };
}

export interface ConsultSetting {
  townId: string;
  locale: ConsultRequest['locale'];
  consentVersion: string;
  /** null when there is no record to link. */
  visitorId: string | null;
}

/** The request as it will be sent, or what is wrong with each field. */
export function checkConsult(draft: ConsultDraft, setting: ConsultSetting): Checked<ConsultRequest> {
  const value = {
    ...withoutEmpty(draft.household),
    v: 1,
    town_id: setting.townId,
    consultation_id: draft.consultation_id,
    locale: setting.locale,
    consent: {
      version: setting.consentVersion,
      consultation: draft.consent,
      link_visits: draft.link_visits,
    },
    ...(draft.link_visits && setting.visitorId && { visitor_id: setting.visitorId }),
  };
  const parsed = z.safeParse(consultRequest, value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, fields: withMissingContact(errorsOf(parsed.error.issues, value), draft.household) };
}
