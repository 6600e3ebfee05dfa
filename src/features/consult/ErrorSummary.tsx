import type { Ref } from 'react';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/consult.ts';
import type { MessageKey } from '../../i18n/translate.ts';
import { T } from '../../i18n/Ruby.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { orderedErrors } from './consultSteps.ts';
import { errorWords } from './HouseholdParts.tsx';

const names: Record<string, MessageKey> = {
  adults: 'consult.adults',
  children: 'consult.children',
  timing: 'consult.timing',
  wishes: 'consult.wishes',
  from_region: 'consult.from',
  words: 'consult.words',
  contact_name: 'consult.contact_name',
  email: 'consult.email',
  phone: 'consult.phone',
  line_name: 'consult.line_name',
  preferred_contact: 'consult.preferred',
  consent: 'consult.consent.label',
  link_visits: 'consult.link.label',
};

/** Everything that is wrong, each a link to its field. */
export function ErrorSummary({ errors, ref }: { errors: FieldErrors; ref: Ref<HTMLDivElement> }) {
  const wrong = orderedErrors(errors);
  if (wrong.length === 0) return null;
  return (
    <div ref={ref} tabIndex={-1}>
      <Notice tone="problem" title={<T id="consult.errors" values={{ count: wrong.length }} />}>
        <ul className="list-disc pl-5">
          {wrong.map(({ field }) => (
            <li key={field}>
              <a
                href={`#field-${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`field-${field}`)?.focus();
                }}
              >
                <T id={names[field] ?? 'consult.heading'} />: {errorWords(errors, field)}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
