import type { ReactNode } from 'react';
import { knownCode, type FieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import {
  householdFieldNames,
  householdFields,
} from '../../../supabase/functions/_shared/contract/householdFields.ts';
import { T } from '../../i18n/Ruby.tsx';

/** What is wrong with a field, in the reader's language. */
export function errorWords(errors: FieldErrors, field: string): ReactNode {
  const code = errors[field];
  if (code === undefined) return undefined;
  const isChosen = householdFieldNames.some(
    (name) => name === field && householdFields[name].kind === 'choice',
  );
  if (code === 'required' && isChosen) return <T id="consult.error.choose" />;
  return <T id={`consult.error.${knownCode(code)}`} />;
}
