import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { saveKpi, type Kpi, type KpiWords, type Measure } from '../../data/kpi.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { formulaText, parseFormula } from '../../domain/kpiFormula.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { measureNames } from './kpiWords.ts';

const texts = ['name', 'unit', 'owner', 'source'] as const;
type Draft = Record<
  | (typeof texts)[number]
  | 'formula'
  | 'baseline'
  | 'baseline_on'
  | 'target'
  | 'target_on'
  | 'decimals'
  | 'note',
  string
> & { attainment: Kpi['attainment'] };

function draftOf(kpi: Kpi | null, formula: string): Draft {
  return {
    name: kpi?.name ?? '',
    unit: kpi?.unit ?? '',
    owner: kpi?.owner ?? '',
    source: kpi?.source ?? '',
    formula,
    baseline: kpi?.baseline?.toString() ?? '',
    baseline_on: kpi?.baseline_on ?? '',
    target: kpi?.target.toString() ?? '',
    target_on: kpi?.target_on ?? '',
    decimals: String(kpi?.decimals ?? 0),
    note: kpi?.note ?? '',
    attainment: kpi?.attainment ?? 'ratio',
  };
}

const number = (text: string): number | null => {
  const clean = text.normalize('NFKC').replaceAll(',', '').trim();
  return clean === '' || !Number.isFinite(Number(clean)) ? null : Number(clean);
};

/** A new KPI, or a new version of one; earlier versions and frozen reports stay as they are. */
export function KpiEditor(props: {
  townId: string;
  kpi: Kpi | null;
  position: number;
  measures: readonly Measure[];
  onClose: () => void;
}) {
  const { townId, kpi } = props;
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const names = measureNames(props.measures, locale);
  const [draft, setDraft] = useState(() => draftOf(kpi, kpi ? formulaText(kpi.formula, names) : ''));
  const [errors, setErrors] = useState<Partial<Record<keyof Draft, string>>>({});
  const formulaBox = useRef<HTMLTextAreaElement | null>(null);
  const save = useMutation({
    mutationFn: (words: KpiWords) => saveKpi(townId, words, kpi?.version ?? 0),
    onSuccess: async (answer) => {
      if (answer.status !== 'saved') return;
      await queries.invalidateQueries({ queryKey: ['kpi', townId] });
      props.onClose();
    },
  });
  const set = (key: keyof Draft) => (event: { target: { value: string } }) =>
    setDraft((d) => ({ ...d, [key]: event.target.value }));

  const submit = (retired: boolean) => {
    const parsed = parseFormula(draft.formula, names);
    const wrong: typeof errors = {};
    for (const key of texts) if (draft[key].trim() === '') wrong[key] = t('kpi.error.required');
    if (!parsed.ok) wrong.formula = t(`kpi.error.${parsed.problem}`, { at: parsed.at });
    if (number(draft.target) === null) wrong.target = t('kpi.error.number');
    if (draft.baseline.trim() !== '' && number(draft.baseline) === null)
      wrong.baseline = t('kpi.error.number');
    if (draft.target_on === '') wrong.target_on = t('kpi.error.required');
    if (
      draft.attainment === 'progress' &&
      (number(draft.baseline) === null || number(draft.baseline) === number(draft.target))
    )
      wrong.baseline = t('kpi.error.progress');
    setErrors(wrong);
    const first = Object.keys(wrong)[0];
    if (first !== undefined || !parsed.ok) {
      document.getElementById(`field-${first ?? 'formula'}`)?.focus();
      return;
    }
    save.mutate({
      kpi_id: kpi?.kpi_id ?? null,
      name: draft.name.trim(),
      unit: draft.unit.trim(),
      owner: draft.owner.trim(),
      source: draft.source.trim(),
      note: draft.note.trim(),
      decimals: Number(draft.decimals),
      formula: parsed.formula,
      attainment: draft.attainment,
      baseline: number(draft.baseline),
      baseline_on: draft.baseline_on === '' ? null : draft.baseline_on,
      target: number(draft.target) ?? 0,
      target_on: draft.target_on,
      position: kpi?.position ?? props.position,
      retired,
    });
  };

  const input = (key: keyof Draft, type: 'text' | 'date' = 'text', required = false, hint?: string) => (
    <Field name={key} label={t(`kpi.field.${key}`)} hint={hint} error={errors[key]} required={required}>
      {(aria) => (
        <input
          {...aria}
          type={type}
          inputMode={key === 'target' || key === 'baseline' ? 'decimal' : undefined}
          className={inputClass}
          value={draft[key]}
          onChange={set(key)}
        />
      )}
    </Field>
  );

  return (
    <Dialog title={kpi ? t('kpi.editTitle') : t('kpi.addTitle')} onClose={props.onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
      >
        {input('name', 'text', true)}
        {input('unit', 'text', true, t('kpi.field.unitHint'))}
        <Field
          name="formula"
          label={t('kpi.field.formula')}
          hint={t('kpi.field.formulaHint')}
          error={errors.formula}
          required
        >
          {(aria) => (
            <textarea
              {...aria}
              ref={formulaBox}
              rows={2}
              className={inputClass}
              value={draft.formula}
              onChange={set('formula')}
            />
          )}
        </Field>
        <label className="block">
          <span className="text-sm text-kawara">{t('kpi.field.insert')}</span>
          <select
            className={inputClass}
            value=""
            onChange={(event) => {
              const chosen = event.target.value;
              setDraft((d) => ({ ...d, formula: `${d.formula}${d.formula === '' ? '' : ' '}[${chosen}]` }));
              formulaBox.current?.focus();
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
        <div className="grid gap-4 sm:grid-cols-2">
          {input('target', 'text', true)}
          {input('target_on', 'date', true)}
          {input('baseline')}
          {input('baseline_on', 'date')}
          <Field name="attainment" label={t('kpi.attainment')} required>
            {(aria) => (
              <select {...aria} className={inputClass} value={draft.attainment} onChange={set('attainment')}>
                <option value="ratio">{t('kpi.attainment.ratio')}</option>
                <option value="progress">{t('kpi.attainment.progress')}</option>
              </select>
            )}
          </Field>
          <Field name="decimals" label={t('kpi.field.decimals')} required>
            {(aria) => (
              <select {...aria} className={inputClass} value={draft.decimals} onChange={set('decimals')}>
                {[0, 1, 2, 3, 4].map((n) => (
                  <option key={n}>{n}</option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {input('owner', 'text', true)}
        {input('source', 'text', true)}
        {input('note')}
        {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
        {save.data?.status === 'conflict' && (
          <ConflictNotice
            onTakeNewer={() => {
              void queries.invalidateQueries({ queryKey: ['kpi', townId] });
              props.onClose();
            }}
          />
        )}
        {save.data?.status === 'invalid' && (
          <Notice tone="problem" live>
            {t(save.data.problem === 'formula_without_measure' ? 'kpi.error.noMeasure' : 'kpi.error.refused')}
          </Notice>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {kpi && (
            <Button kind="danger" pending={save.isPending} onClick={() => submit(true)}>
              {t('kpi.retire')}
            </Button>
          )}
          <Button kind="quiet" onClick={props.onClose}>
            {t('desk.cancel')}
          </Button>
          <Button kind="primary" type="submit" pending={save.isPending}>
            {t('kpi.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
