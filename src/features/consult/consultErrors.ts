// The form's own look at what was typed, so that a family hears of a slip before it sends. It says what the contract says
// (consultErrors.test.ts holds the two together); functions/consult has the last word, in the same codes.
import {
  childGrades,
  contactWays,
  maxWords,
  phonePattern,
  timings,
  wishes,
} from '../../../supabase/functions/_shared/contract/choices.ts';
import type {
  ConsultRequest,
  FieldErrors,
  HouseholdWords,
} from '../../../supabase/functions/_shared/contract/consult.ts';
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

type Checked<T> = { ok: true; value: T } | { ok: false; fields: FieldErrors };

// As zod's z.email() has it.
const emailPattern =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

const shortText = (value: string, most: number): ErrorCode | false =>
  value === '' ? 'required' : value.length > most && 'too_long';
const among = (choices: readonly string[], value: string): ErrorCode | false =>
  !choices.some((choice) => choice === value) && 'not_a_choice';

function householdErrors(h: HouseholdDraft): FieldErrors {
  const found: Record<keyof HouseholdDraft, ErrorCode | false> = {
    adults: (!Number.isInteger(h.adults) || h.adults < 1 || h.adults > 10) && 'out_of_range',
    children:
      (h.children.length > 12 && 'out_of_range') ||
      (h.children.some((c) => among(childGrades, c)) && 'not_a_choice'),
    timing: h.timing === '' ? 'required' : among(timings, h.timing),
    wishes: h.wishes.some((w) => among(wishes, w)) && 'not_a_choice',
    from_region:
      h.from_region !== '' &&
      !/^(JP-(0[1-9]|[1-3]\d|4[0-7])|[A-Z]{2}|unknown)$/.test(h.from_region) &&
      'not_a_choice',
    contact_name: shortText(h.contact_name, 60),
    email: shortText(h.email, 254) || (!emailPattern.test(h.email) && 'not_an_email'),
    phone: h.phone !== '' && !phonePattern.test(h.phone) && 'not_a_phone',
    line_name: h.line_name !== '' && shortText(h.line_name, 60),
    preferred_contact:
      among(contactWays, h.preferred_contact) ||
      (((h.preferred_contact === 'phone' && h.phone === '') ||
        (h.preferred_contact === 'line' && h.line_name === '')) &&
        'preferred_contact_missing'),
    words: h.words.length > maxWords && 'too_long',
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, ErrorCode] => entry[1] !== false),
  );
}

function trimmed(h: HouseholdDraft): HouseholdDraft {
  return {
    ...h,
    contact_name: h.contact_name.trim(),
    email: h.email.trim(),
    phone: h.phone.trim(),
    line_name: h.line_name.trim(),
    words: h.words.trim(),
  };
}

/** Empty answers become absent ones, as the contract wants them. */
function toldWords(h: HouseholdDraft, timing: HouseholdWords['timing']): HouseholdWords {
  const { from_region, phone, line_name, ...rest } = h;
  return {
    ...rest,
    timing,
    ...(from_region && { from_region }),
    ...(phone && { phone }),
    ...(line_name && { line_name }),
  };
}

export function checkHousehold(draft: HouseholdDraft): Checked<HouseholdWords> {
  const household = trimmed(draft);
  const fields = householdErrors(household);
  return household.timing !== '' && Object.keys(fields).length === 0
    ? { ok: true, value: toldWords(household, household.timing) }
    : { ok: false, fields };
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
  const household = checkHousehold(draft.household);
  if (!household.ok || !draft.consent) {
    const fields = household.ok ? {} : household.fields;
    return { ok: false, fields: draft.consent ? fields : { ...fields, consent: 'consent_missing' } };
  }
  return {
    ok: true,
    value: {
      ...household.value,
      v: 1,
      town_id: setting.townId,
      consultation_id: draft.consultation_id,
      locale: setting.locale,
      consent: { version: setting.consentVersion, consultation: true, link_visits: draft.link_visits },
      ...(draft.link_visits && setting.visitorId && { visitor_id: setting.visitorId }),
    },
  };
}
