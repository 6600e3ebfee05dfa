import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveOutsideSeries } from '../../data/outsideFigures.ts';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** A figure of the town's own: advice at the counter, vacant houses registered. */
export function NewSeries({ townId }: { townId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const [label, setLabel] = useState('');
  const [unit, setUnit] = useState('');
  const [kind, setKind] = useState<'sum' | 'newest'>('sum');
  const save = useMutation({
    mutationFn: () =>
      saveOutsideSeries(townId, { label: label.trim(), unit: unit.trim(), addsUp: kind === 'sum' }),
    onSuccess: async () => {
      setLabel('');
      setUnit('');
      await queries.invalidateQueries({ queryKey: ['outside-figures', townId] });
      await queries.invalidateQueries({ queryKey: ['kpi', townId] });
    },
  });
  const isTaken = save.error instanceof StaffProblem && save.error.reason === 'name_taken';
  return (
    <details className="rounded-lg bg-hinoki p-4">
      <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('kpi.series')}</summary>
      <form
        className="space-y-4 pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="series-label" label={t('kpi.series.label')} hint={t('kpi.series.labelHint')} required>
            {(aria) => (
              <input
                {...aria}
                required
                maxLength={60}
                pattern="[^\[\]［］]*\S[^\[\]［］]*"
                className={inputClass}
                value={label}
                onChange={(event) => setLabel(event.target.value)}
              />
            )}
          </Field>
          <Field name="series-unit" label={t('kpi.field.unit')} hint={t('kpi.series.unitHint')} required>
            {(aria) => (
              <input
                {...aria}
                required
                maxLength={20}
                className={inputClass}
                value={unit}
                onChange={(event) => setUnit(event.target.value)}
              />
            )}
          </Field>
        </div>
        <ChoiceGroup
          name="series-kind"
          legend={t('kpi.series.kind')}
          required
          choices={[
            { value: 'sum', label: t('kpi.series.sum') },
            { value: 'newest', label: t('kpi.series.newest') },
          ]}
          chosen={[kind]}
          onChange={([chosen]) => setKind(chosen ?? 'sum')}
        />
        {save.isError &&
          (isTaken ? (
            <Notice tone="problem" live>
              {t('kpi.series.taken')}
            </Notice>
          ) : (
            <ProblemNotice problem={problemCode(save.error)} kind="act" />
          ))}
        <Button type="submit" pending={save.isPending}>
          {t('kpi.series.add')}
        </Button>
      </form>
    </details>
  );
}
