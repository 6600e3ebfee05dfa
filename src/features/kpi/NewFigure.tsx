import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveOutsideFigure, type OutsideFigures } from '../../data/outsideFigures.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { statisticCodes } from '../../domain/measures.ts';
import { plainNumber } from '../../domain/plainNumber.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

const empty = { as_of: '', value: '', source: '' };

/** One figure with its day and source; a later one for the same day corrects it. */
export function NewFigure({ townId, series }: { townId: string; series: OutsideFigures['series'] }) {
  const t = useT();
  const queries = useQueryClient();
  const [name, setName] = useState<string>(statisticCodes[0]);
  const [draft, setDraft] = useState(empty);
  const [isWrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: (value: number) => saveOutsideFigure(townId, { ...draft, name, value }),
    onSuccess: async () => {
      setDraft(empty);
      await queries.invalidateQueries({ queryKey: ['outside-figures', townId] });
      await queries.invalidateQueries({ queryKey: ['kpi', townId] });
    },
  });
  const input = (
    key: keyof typeof empty,
    label: string,
    more: { type?: 'date'; inputMode?: 'decimal' } = {},
  ) => (
    <Field name={`outside-${key}`} label={label} required>
      {(aria) => (
        <input
          {...aria}
          {...more}
          min={more.type === 'date' ? '1990-01-01' : undefined}
          max={more.type === 'date' ? '2100-12-31' : undefined}
          className={inputClass}
          value={draft[key]}
          onChange={(event) => setDraft((d) => ({ ...d, [key]: event.target.value }))}
        />
      )}
    </Field>
  );
  return (
    <form
      noValidate
      className="grid items-end gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        const value = plainNumber(draft.value);
        const wrong = value === null || value < 0 || draft.as_of === '' || draft.source.trim() === '';
        setWrong(wrong);
        if (!wrong && !save.isPending) save.mutate(value);
      }}
    >
      <Field name="outside-name" label={t('kpi.outside.name')} required>
        {(aria) => (
          <select
            {...aria}
            className={inputClass}
            value={name}
            onChange={(event) => setName(event.target.value)}
          >
            {statisticCodes.map((code) => (
              <option key={code} value={code}>
                {t(`measure.${code}`)}
              </option>
            ))}
            {series.map((own) => (
              <option key={own.name} value={own.name}>
                {own.label}（{own.unit}）
              </option>
            ))}
          </select>
        )}
      </Field>
      {input('as_of', t('kpi.outside.asOf'), { type: 'date' })}
      {input('value', t('kpi.outside.value'), { inputMode: 'decimal' })}
      {input('source', t('kpi.source'))}
      {isWrong && (
        <p role="alert" className="font-bold text-vermilion-deep sm:col-span-2">
          {t('kpi.outside.wrong')}
        </p>
      )}
      {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
      <Button type="submit" pending={save.isPending} className="justify-self-start">
        {t('kpi.outside.add')}
      </Button>
    </form>
  );
}
