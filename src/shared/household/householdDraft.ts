// The answers about a household as they stand in a form: each may still be empty. Fields come from the contract's list.
import type { ChildGrade } from '../../../supabase/functions/_shared/contract/choices.ts';
import { household, type HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import { checked, type Checked } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import {
  householdFieldNames,
  householdFields,
  type HouseholdFieldName,
} from '../../../supabase/functions/_shared/contract/householdFields.ts';

type Answer<F> = F extends { kind: 'people' }
  ? number
  : F extends { kind: 'children' }
    ? ChildGrade[]
    : F extends { kind: 'choices'; choices: readonly (infer C)[] }
      ? C[]
      : F extends { kind: 'choice'; choices: readonly (infer C)[] }
        ? C | ''
        : string;

/** '' is not told. */
export type HouseholdDraft = {
  [K in HouseholdFieldName]: Answer<(typeof householdFields)[K]>;
};

const emptyOf = { people: 2, children: [], choices: [], choice: '', line: '', text: '', region: '' } as const;

/** What a form holds before anything is told: most families are two grown-ups who write mails. */
export const emptyHousehold = {
  ...Object.fromEntries(householdFieldNames.map((name) => [name, emptyOf[householdFields[name].kind]])),
  preferred_contact: 'email',
} as unknown as HouseholdDraft;

/** What was told: an answer left empty is no answer. Words may be empty; the contract asks for them all the same. */
export function toldOf(draft: HouseholdDraft): object {
  return Object.fromEntries(
    Object.entries(draft).filter(
      ([name, answer]) => name === 'words' || typeof answer !== 'string' || answer.trim() !== '',
    ),
  );
}

/** The answers as they will be sent, or what is wrong with each. */
export function checkHousehold(draft: HouseholdDraft): Checked<HouseholdWords> {
  return checked(household, toldOf(draft));
}
