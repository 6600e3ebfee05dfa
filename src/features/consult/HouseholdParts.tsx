// The questions about a household, each a small form part; the consult form and the family's own page both use them.
import type { ReactNode } from 'react';
import {
  contactWays,
  maxWords,
  timings,
  wishes,
} from '../../../supabase/functions/_shared/contract/choices.ts';
import { knownCode, type FieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { prefectureChoices } from '../../domain/regions.ts';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import type { HouseholdDraft } from './draft.ts';

export interface PartProps {
  value: HouseholdDraft;
  errors: FieldErrors;
  onChange: (changes: Partial<HouseholdDraft>) => void;
}

/** What is wrong with a field, in the reader's language. */
export function errorWords(errors: FieldErrors, field: string): ReactNode {
  const code = errors[field];
  if (code === undefined) return undefined;
  if (code === 'required' && field === 'timing') return <T id="consult.error.choose" />;
  return <T id={`consult.error.${knownCode(code)}`} />;
}

export function WhenPart({ value, errors, onChange }: PartProps) {
  return (
    <ChoiceGroup
      name="timing"
      required
      legend={<T id="consult.timing" />}
      error={errorWords(errors, 'timing')}
      choices={timings.map((timing) => ({ value: timing, label: <T id={`consult.timing.${timing}`} /> }))}
      chosen={value.timing ? [value.timing] : []}
      onChange={([timing]) => {
        if (timing) onChange({ timing });
      }}
    />
  );
}

export function WishesPart({ value, errors, onChange }: PartProps) {
  return (
    <ChoiceGroup
      name="wishes"
      many
      legend={<T id="consult.wishes" />}
      hint={<T id="consult.wishes.hint" />}
      error={errorWords(errors, 'wishes')}
      choices={wishes.map((wish) => ({ value: wish, label: <T id={`consult.wish.${wish}`} /> }))}
      chosen={value.wishes}
      onChange={(chosen) => {
        onChange({ wishes: chosen });
      }}
    />
  );
}

export function FromPart({ value, errors, onChange }: PartProps) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <Field
      name="from_region"
      label={<T id="consult.from" />}
      hint={<T id="consult.from.hint" />}
      error={errorWords(errors, 'from_region')}
    >
      {(aria) => (
        <select
          {...aria}
          className={inputClass}
          value={value.from_region}
          onChange={(event) => {
            onChange({ from_region: event.target.value });
          }}
        >
          <option value="">{t('consult.from.none')}</option>
          {prefectureChoices(locale).map(({ region, name }) => (
            <option key={region} value={region}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function WordsPart({ value, errors, onChange }: PartProps) {
  return (
    <Field
      name="words"
      label={<T id="consult.words" />}
      hint={<T id="consult.words.hint" values={{ max: maxWords }} />}
      error={errorWords(errors, 'words')}
    >
      {(aria) => (
        <textarea
          {...aria}
          rows={6}
          className={inputClass}
          value={value.words}
          onChange={(event) => {
            onChange({ words: event.target.value });
          }}
        />
      )}
    </Field>
  );
}

type TextField = 'contact_name' | 'email' | 'phone' | 'line_name';
const inputs: Record<TextField, { type: string; autoComplete: string; inputMode?: 'email' | 'tel' }> = {
  contact_name: { type: 'text', autoComplete: 'name' },
  // type=text: the browser's own idea of an address would speak before ours, in its own language.
  email: { type: 'text', autoComplete: 'email', inputMode: 'email' },
  phone: { type: 'tel', autoComplete: 'tel', inputMode: 'tel' },
  line_name: { type: 'text', autoComplete: 'off' },
};

export function ContactPart({ value, errors, onChange }: PartProps) {
  const text = (name: TextField, required: boolean) => (
    <Field
      name={name}
      required={required}
      label={<T id={`consult.${name}`} />}
      hint={<T id={`consult.${name}.hint`} />}
      error={errorWords(errors, name)}
    >
      {(aria) => (
        <input
          {...aria}
          {...inputs[name]}
          className={inputClass}
          value={value[name]}
          onChange={(event) => {
            onChange({ [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <div className="space-y-5">
      {text('contact_name', true)}
      {text('email', true)}
      {text('phone', value.preferred_contact === 'phone')}
      {text('line_name', value.preferred_contact === 'line')}
      <ChoiceGroup
        name="preferred_contact"
        required
        legend={<T id="consult.preferred" />}
        error={errorWords(errors, 'preferred_contact')}
        choices={contactWays.map((way) => ({ value: way, label: <T id={`consult.way.${way}`} /> }))}
        chosen={[value.preferred_contact]}
        onChange={([way]) => {
          if (way) onChange({ preferred_contact: way });
        }}
      />
    </div>
  );
}
