import type { Ref } from 'react';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { householdFieldNames } from '../../../supabase/functions/_shared/contract/householdFields.ts';
import { T } from '../../i18n/Ruby.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { errorWords } from './errorWords.tsx';

/** Everything that is wrong, each a link to its field, in the order in which one meets them. */
export function ErrorSummary({ errors, ref }: { errors: FieldErrors; ref: Ref<HTMLDivElement> }) {
  const wrong = [...householdFieldNames, 'consent' as const].filter((field) => field in errors);
  if (wrong.length === 0) return null;
  return (
    <div ref={ref} tabIndex={-1}>
      <Notice tone="problem" title={<T id="consult.errors" values={{ count: wrong.length }} />}>
        <ul className="list-disc pl-5">
          {wrong.map((field) => (
            <li key={field}>
              <a
                href={`#field-${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`field-${field}`)?.focus();
                }}
              >
                <T id={field === 'consent' ? 'consult.consent.label' : `consult.${field}`} />:{' '}
                {errorWords(errors, field)}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
