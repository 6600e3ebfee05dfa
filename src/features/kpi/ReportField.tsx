import type { FormField } from '../../domain/reportForms.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { choiceLabel, fieldLabel } from './formWords.ts';

/** One field of a form: a line, money in thousands of yen, or a choice among what the form offers. */
export function ReportField(props: {
  field: FormField;
  value: string;
  isWrong: boolean;
  onChange: (value: string) => void;
}) {
  const { field, value, onChange } = props;
  const t = useT();
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  return (
    <Field
      name={`words-${field.key}`}
      label={fieldLabel(field, t)}
      error={props.isWrong && t('kpi.error.thousandYen')}
    >
      {(aria) =>
        field.kind === 'choice' ? (
          <select {...aria} className={inputClass} value={value} onChange={change}>
            <option value="">{t('kpi.field.choose')}</option>
            {field.choices.map((choice) => (
              <option key={choice} value={choice}>
                {choiceLabel(field, choice, t)}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...aria}
            inputMode={field.kind === 'thousand_yen' ? 'numeric' : undefined}
            maxLength={300}
            className={inputClass}
            value={value}
            onChange={change}
          />
        )
      }
    </Field>
  );
}
