import { useRef } from 'react';
import type { MeasureName } from '../../domain/kpiFormula.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { serverNow } from '../../lib/serverClock.ts';
import { townDay } from '../../lib/townTime.ts';
import { Field, inputClass } from '../../ui/Field.tsx';
import { targetYears, type DraftErrors, type KpiDraft } from './kpiDraft.ts';
import { formatYear } from './kpiWords.ts';

interface Props {
  draft: KpiDraft;
  errors: DraftErrors;
  names: readonly MeasureName[];
  onChange: (changed: Partial<KpiDraft>) => void;
}
type TextKey = Exclude<keyof KpiDraft, 'yearly' | 'attainment' | 'formula' | 'decimals'>;

function useErrorText(errors: DraftErrors) {
  const t = useT();
  return (field: string) => {
    const error = errors[field];
    return error && t(`kpi.error.${error.why}` as MessageKey, { at: error.at ?? '' });
  };
}

/** The fields of a KPI, in the order one thinks of them. */
export function KpiFields(props: Props) {
  const { draft, errors, onChange } = props;
  const t = useT();
  const errorText = useErrorText(errors);
  const input = (key: TextKey, more: { type?: 'date'; required?: boolean; hint?: string } = {}) => (
    <Field
      name={key}
      label={t(`kpi.field.${key}`)}
      hint={more.hint}
      error={errorText(key)}
      required={more.required}
    >
      {(aria) => (
        <input
          {...aria}
          type={more.type ?? 'text'}
          inputMode={key === 'target' || key === 'baseline' ? 'decimal' : undefined}
          className={inputClass}
          value={draft[key]}
          onChange={(event) => onChange({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {input('name', { required: true })}
      {input('unit', { required: true, hint: t('kpi.field.unitHint') })}
      <FormulaField {...props} />
      <div className="grid gap-4 sm:grid-cols-2">
        {input('target', { required: true })}
        {input('target_on', { type: 'date', required: true })}
      </div>
      <YearlyTargets {...props} />
      <div className="grid gap-4 sm:grid-cols-2">
        {input('baseline')}
        {input('baseline_on', { type: 'date' })}
        <Attainment {...props} />
        <Decimals {...props} />
      </div>
      {input('owner', { required: true })}
      {input('source', { required: true })}
      {input('note')}
    </>
  );
}

function FormulaField({ draft, errors, names, onChange }: Props) {
  const t = useT();
  const errorText = useErrorText(errors);
  const box = useRef<HTMLTextAreaElement | null>(null);
  return (
    <>
      <Field
        name="formula"
        label={t('kpi.field.formula')}
        hint={t('kpi.field.formulaHint')}
        error={errorText('formula')}
        required
      >
        {(aria) => (
          <textarea
            {...aria}
            ref={box}
            rows={2}
            className={inputClass}
            value={draft.formula}
            onChange={(event) => onChange({ formula: event.target.value })}
          />
        )}
      </Field>
      <label className="block">
        <span className="text-sm text-kawara">{t('kpi.field.insert')}</span>
        <select
          className={inputClass}
          value=""
          onChange={(event) => {
            const space = draft.formula === '' ? '' : ' ';
            onChange({ formula: `${draft.formula}${space}[${event.target.value}]` });
            box.current?.focus();
          }}
        >
          <option value="">{t('kpi.field.choose')}</option>
          {names.map((m) => (
            <option key={m.name} value={m.label}>
              {m.label}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** A plan of several years has a number for each; a year without one is measured by the last target. */
function YearlyTargets({ draft, errors, onChange }: Props) {
  const t = useT();
  const errorText = useErrorText(errors);
  const today = townDay(serverNow());
  return (
    <details open={Object.keys(draft.yearly).length > 0} className="rounded-lg border border-hairline p-3">
      <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('kpi.field.yearly')}</summary>
      <p className="mb-3 text-kawara">{t('kpi.field.yearlyHint')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {targetYears(draft, today).map((year) => (
          <Field
            key={year}
            name={`year-${String(year)}`}
            label={formatYear(year, t)}
            error={errorText(`year-${String(year)}`)}
          >
            {(aria) => (
              <input
                {...aria}
                inputMode="decimal"
                className={inputClass}
                value={draft.yearly[String(year)] ?? ''}
                onChange={(event) =>
                  onChange({ yearly: { ...draft.yearly, [String(year)]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}

function Attainment({ draft, onChange }: Props) {
  const t = useT();
  return (
    <Field name="attainment" label={t('kpi.attainment')} required>
      {(aria) => (
        <select
          {...aria}
          className={inputClass}
          value={draft.attainment}
          onChange={(event) =>
            onChange({ attainment: event.target.value === 'progress' ? 'progress' : 'ratio' })
          }
        >
          <option value="ratio">{t('kpi.attainment.ratio')}</option>
          <option value="progress">{t('kpi.attainment.progress')}</option>
        </select>
      )}
    </Field>
  );
}

function Decimals({ draft, onChange }: Props) {
  const t = useT();
  return (
    <Field name="decimals" label={t('kpi.field.decimals')} required>
      {(aria) => (
        <select
          {...aria}
          className={inputClass}
          value={draft.decimals}
          onChange={(event) => onChange({ decimals: event.target.value })}
        >
          {[0, 1, 2, 3, 4].map((n) => (
            <option key={n}>{n}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
