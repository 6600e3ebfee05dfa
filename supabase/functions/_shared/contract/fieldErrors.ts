import * as v from 'valibot';

/** Every code a field may be refused with, by the form, by functions/consult and by the database. */
export const errorCodes = [
  'required',
  'too_long',
  'not_an_email',
  'not_a_phone',
  'not_kana',
  'not_a_choice',
  'out_of_range',
  'preferred_contact_missing',
  'consent_missing',
  'consent_outdated',
  'unknown_field',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** field name -> what is wrong with it */
export type FieldErrors = Record<string, string>;

/** A code of a newer server that this page does not know is still an error. */
export function knownCode(code: string): ErrorCode {
  return errorCodes.find((known) => known === code) ?? 'not_a_choice';
}

/**
 * The first thing wrong with each field as a stable code, for forms to put into words. The rules themselves name it.
 */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, input, message, expected } of issues) {
    const key = path?.[0]?.key;
    const field = typeof key === 'string' ? key : 'form';
    const isMissing = path?.length === 1 && (input === undefined || input === null || input === '');
    if (expected === 'never' && path?.length === 1) errors[field] ??= 'unknown_field';
    else if (field === 'consent')
      errors[field] ??= message === 'consent_outdated' ? message : 'consent_missing';
    else errors[field] ??= isMissing ? 'required' : knownCode(message);
  }
  return errors;
}

export type Checked<T> = { ok: true; value: T } | { ok: false; fields: FieldErrors };

/** Answers parsed by a contract, or what is wrong with each. */
export function checked<T>(schema: v.GenericSchema<unknown, T>, answers: unknown): Checked<T> {
  const parsed = v.safeParse(schema, answers);
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, fields: fieldErrors(parsed.issues) };
}
