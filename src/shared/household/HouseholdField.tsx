import {
  householdFieldNames,
  householdFields,
  type HouseholdField as About,
  type HouseholdFieldName,
  type HouseholdStep,
} from '../../../supabase/functions/_shared/contract/householdFields.ts';
import { maxWords } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { prefectureChoices } from '../../domain/regions.ts';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Field, inputClass, type FieldAria } from '../../ui/Field.tsx';
import { ChildrenField } from './ChildrenField.tsx';
import { errorWords } from './errorWords.tsx';
import type { HouseholdDraft } from './householdDraft.ts';
import { PeopleField } from './PeopleField.tsx';

export interface PartProps {
  value: HouseholdDraft;
  errors: FieldErrors;
  onChange: (changes: Partial<HouseholdDraft>) => void;
}

/** The questions of one step, in the order of the contract's list. */
export function HouseholdPart({ step, ...part }: PartProps & { step: HouseholdStep }) {
  return (
    <div className="space-y-6">
      {householdFieldNames
        .filter((name) => householdFields[name].step === step)
        .map((name) => (
          <HouseholdField key={name} name={name} {...part} />
        ))}
    </div>
  );
}

type OneField = PartProps & { name: HouseholdFieldName };

/** One question about a household, asked as its kind wants. */
function HouseholdField(props: OneField) {
  const { name, value, errors, onChange } = props;
  const about: About = householdFields[name];
  switch (about.kind) {
    case 'people':
      return (
        <PeopleField
          name="adults"
          count={value.adults}
          most={about.most}
          errors={errors}
          onChange={(adults) => onChange({ adults })}
        />
      );
    case 'children':
      return (
        <ChildrenField
          errors={errors}
          grades={value.children}
          onChange={(children) => onChange({ children })}
        />
      );
    case 'choice':
    case 'choices':
      return <ChoicesField {...props} choices={about.choices} many={about.kind === 'choices'} />;
    default:
      return <WrittenField {...props} about={about} />;
  }
}

function ChoicesField(props: OneField & { choices: readonly string[]; many: boolean }) {
  const { name, many } = props;
  const answer: unknown = props.value[name];
  const chosen = (many ? answer : answer === '' ? [] : [answer]) as string[];
  return (
    <ChoiceGroup
      name={name}
      many={many}
      required={'required' in householdFields[name]}
      legend={<T id={`consult.${name}`} />}
      hint={many && <T id={`consult.${name}.hint` as MessageKey} />}
      error={errorWords(props.errors, name)}
      choices={props.choices.map((value) => ({
        value,
        label: <T id={`consult.${name}.${value}` as MessageKey} />,
      }))}
      chosen={chosen}
      onChange={(now) => {
        if (many || now[0] !== undefined) props.onChange({ [name]: many ? now : now[0] });
      }}
    />
  );
}

function WrittenField(props: OneField & { about: About }) {
  const { name, value, about } = props;
  const answer = String(value[name]);
  const tell = (told: string) => props.onChange({ [name]: told });
  return (
    <Field
      name={name}
      required={
        about.required === true || (about.reaches !== undefined && about.reaches === value.preferred_contact)
      }
      label={<T id={`consult.${name}`} />}
      hint={<T id={`consult.${name}.hint` as MessageKey} values={{ max: maxWords }} />}
      error={errorWords(props.errors, name)}
    >
      {(aria) =>
        about.kind === 'line' ? (
          <input
            {...aria}
            type={about.type}
            autoComplete={about.autoComplete}
            inputMode={about.inputMode}
            className={inputClass}
            value={answer}
            onChange={(event) => tell(event.target.value)}
          />
        ) : about.kind === 'region' ? (
          <RegionSelect aria={aria} chosen={answer} onChange={tell} />
        ) : (
          <textarea
            {...aria}
            rows={6}
            className={inputClass}
            value={answer}
            onChange={(event) => tell(event.target.value)}
          />
        )
      }
    </Field>
  );
}

function RegionSelect(props: { aria: FieldAria; chosen: string; onChange: (region: string) => void }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <select
      {...props.aria}
      className={inputClass}
      value={props.chosen}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="">{t('consult.from_region.none')}</option>
      {prefectureChoices(locale).map(({ region, name }) => (
        <option key={region} value={region}>
          {name}
        </option>
      ))}
    </select>
  );
}
