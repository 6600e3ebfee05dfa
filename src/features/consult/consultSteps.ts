import type { FieldErrors } from '../../../supabase/functions/_shared/contract/consult.ts';
import {
  householdFieldNames,
  householdFields,
  householdSteps,
} from '../../../supabase/functions/_shared/contract/householdFields.ts';

/** The questions in their order: one a screen on a phone, one below the other on a desk. */
export const consultSteps = [
  ...householdSteps.map((id) => ({
    id,
    fields: householdFieldNames.filter((name) => householdFields[name].step === id),
  })),
  { id: 'consent' as const, fields: ['consent', 'link_visits'] as readonly string[] },
];

export type ConsultStepId = (typeof consultSteps)[number]['id'];
/** Where in the form one is; 'confirm' is the summary before sending. */
export type ConsultView = ConsultStepId | 'confirm';

export function parseView(search: string): ConsultView {
  const asked = new URLSearchParams(search).get('step');
  if (asked === 'confirm') return asked;
  return consultSteps.find((step) => step.id === asked)?.id ?? 'who';
}

/** Wrong fields in the order one meets them, each with its step. */
export function orderedErrors(errors: FieldErrors): { field: string; step: ConsultStepId }[] {
  const known = consultSteps.flatMap(({ id, fields }) =>
    fields.filter((field) => field in errors).map((field) => ({ field: field, step: id })),
  );
  return known;
}

/** Only what is wrong on that screen. */
export function errorsOfStep(errors: FieldErrors, step: ConsultStepId): FieldErrors {
  return Object.fromEntries(
    orderedErrors(errors)
      .filter((e) => e.step === step)
      .map(({ field }) => [field, errors[field] ?? '']),
  );
}
