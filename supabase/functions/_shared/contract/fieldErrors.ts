import type * as z from 'zod/mini';
import type { FieldErrors } from './consult.ts';

type Issue = z.core.$ZodIssue;

/** The first thing wrong with each field as a stable code, for forms to put into words: see FieldErrors. */
export function fieldErrors(issues: readonly Issue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= field === 'consent' ? 'consent_missing' : codeOf(issue, field);
  }
  return errors;
}

function codeOf(issue: Issue, field: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'required' : 'not_a_choice';
    case 'too_small':
      return issue.origin === 'string' ? 'required' : 'out_of_range';
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'out_of_range';
    case 'invalid_format':
      return field === 'email' ? 'not_an_email' : field === 'phone' ? 'not_a_phone' : 'not_a_choice';
    case 'custom':
      return issue.message;
    default:
      return 'not_a_choice';
  }
}
