import { Link } from 'wouter';
import { consentVersion } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/consult.ts';
import { T } from '../../i18n/Ruby.tsx';
import { errorWords } from '../../shared/household/errorWords.tsx';
import { HouseholdPart } from '../../shared/household/HouseholdField.tsx';
import { visitorIdForLink } from '../../tracking/index.ts';
import { Checkbox } from '../../ui/ChoiceGroup.tsx';
import type { ConsultStepId } from './consultSteps.ts';
import type { ConsultDraft } from './draft.ts';

interface Props {
  step: ConsultStepId;
  draft: ConsultDraft;
  errors: FieldErrors;
  privacyHref: string;
  onChange: (changes: Partial<ConsultDraft>) => void;
}

/** One question of the form. */
export function ConsultStep(props: Props) {
  const { step, draft } = props;
  return (
    <section aria-labelledby={`step-${step}`} className="space-y-4">
      <h2 id={`step-${step}`} tabIndex={-1} className="text-2xl">
        <T id={`consult.step.${step}`} />
      </h2>
      {step === 'consent' ? (
        <ConsentPart {...props} />
      ) : (
        <HouseholdPart
          step={step}
          value={draft.household}
          errors={props.errors}
          onChange={(changes) => {
            props.onChange({ household: { ...draft.household, ...changes } });
          }}
        />
      )}
    </section>
  );
}

function ConsentPart({ draft, errors, privacyHref, onChange }: Props) {
  return (
    <div className="space-y-6">
      <div className="space-y-2 rounded-card bg-hinoki p-4">
        <h3 className="text-lg">
          <T id="consult.whoSees" />
        </h3>
        <p>
          <T id="consult.whoSees.text" />
        </p>
        <p>
          <Link href={privacyHref} className="inline-flex min-h-11 items-center text-sky underline">
            <T id="common.page.privacy" />
          </Link>
        </p>
      </div>
      {visitorIdForLink() === null ? (
        <p className="text-kawara">
          <T id="consult.link.none" />
        </p>
      ) : (
        <Checkbox
          name="link_visits"
          label={<T id="consult.link.label" />}
          hint={<T id="consult.link.hint" />}
          checked={draft.link_visits}
          onChange={(link_visits) => {
            onChange({ link_visits });
          }}
        />
      )}
      <div className="space-y-2">
        <h3 className="text-lg">
          <T id="consult.consent" />
        </h3>
        <ul className="list-disc space-y-1 pl-5">
          {(['what', 'why', 'howLong', 'rights'] as const).map((part) => (
            <li key={part}>
              <T id={`consult.consent.${part}`} />
            </li>
          ))}
        </ul>
        <p className="text-sm text-kawara">
          <T id="consult.consent.version" values={{ version: consentVersion }} />
        </p>
        <Checkbox
          name="consent"
          label={<T id="consult.consent.label" />}
          error={errorWords(errors, 'consent')}
          checked={draft.consent}
          onChange={(consent) => {
            onChange({ consent });
          }}
        />
      </div>
    </div>
  );
}
