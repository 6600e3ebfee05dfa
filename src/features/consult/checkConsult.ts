// The form's own look at what was typed, so that a family hears of a slip before it sends; functions/consult parses the
// same contract once more.
import * as v from 'valibot';
import {
  consultRequest,
  household,
  type ConsultRequest,
  type FieldErrors,
  type HouseholdWords,
} from '../../../supabase/functions/_shared/contract/consult.ts';
import { fieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import type { ConsultDraft, HouseholdDraft } from './draft.ts';

type Checked<T> = { ok: true; value: T } | { ok: false; fields: FieldErrors };

function checked<T>(schema: v.GenericSchema<unknown, T>, told: unknown): Checked<T> {
  const parsed = v.safeParse(schema, told);
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, fields: fieldErrors(parsed.issues) };
}

/** What was told: an answer left empty is no answer. Words may be empty; the contract asks for them all the same. */
function toldOf(draft: HouseholdDraft): object {
  return Object.fromEntries(
    Object.entries(draft).filter(
      ([field, told]) => field === 'words' || typeof told !== 'string' || told.trim() !== '',
    ),
  );
}

/** The answers as they will be sent, or what is wrong with each. */
export function checkHousehold(draft: HouseholdDraft): Checked<HouseholdWords> {
  return checked(household, toldOf(draft));
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
  return checked(consultRequest, {
    ...toldOf(draft.household),
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
  });
}
