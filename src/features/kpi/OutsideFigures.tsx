import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { outsideNames, readOutsideFigures, saveOutsideFigure } from '../../data/kpi.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { sayNumber, type KpiPageProps } from './kpiWords.ts';

/** Figures that are not ours: population, births. Entered by hand, with the day and the source. */
export function OutsideFigures({ townId, mayWrite }: KpiPageProps) {
  const t = useT();
  const { locale } = useLocale();
  const figures = useQuery({
    queryKey: ['outside-figures', townId],
    queryFn: () => readOutsideFigures(townId),
  });
  return (
    <details className="rounded-card border border-hairline bg-paper">
      <summary className="min-h-11 cursor-pointer p-4 text-lg font-bold">{t('kpi.outside')}</summary>
      <div className="space-y-4 border-t border-hairline p-4">
        {mayWrite && <NewFigure townId={townId} />}
        <AskState of={figures} problemOf={problemCode} lines={2} />
        {figures.data?.length === 0 && <p className="text-kawara">{t('kpi.outside.empty')}</p>}
        <ul className="divide-y divide-hairline">
          {figures.data?.map((f) => (
            <li key={`${f.name}${f.as_of}${f.entered_at}`} className="flex flex-wrap gap-x-6 py-2">
              <span className="font-bold">{t(`kpi.outside.${f.name}`)}</span>
              <span className="tabular-nums">{sayNumber(f.value)}</span>
              <span>{formatDay(f.as_of, locale)}</span>
              <span className="text-kawara">{f.source}</span>
              <span className="text-sm text-kawara">{f.by_name}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function NewFigure({ townId }: { townId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const empty = { name: 'population' as (typeof outsideNames)[number], as_of: '', value: '', source: '' };
  const [draft, setDraft] = useState(empty);
  const [isWrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: (value: number) => saveOutsideFigure(townId, { ...draft, value }),
    onSuccess: async () => {
      setDraft({ ...empty, name: draft.name });
      await queries.invalidateQueries({ queryKey: ['outside-figures', townId] });
      await queries.invalidateQueries({ queryKey: ['kpi', townId] });
    },
  });
  const set = (key: keyof typeof draft) => (event: { target: { value: string } }) =>
    setDraft((d) => ({ ...d, [key]: event.target.value }));
  return (
    <form
      noValidate
      className="grid items-end gap-4 sm:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        const value = Number(draft.value.normalize('NFKC').replaceAll(',', ''));
        const wrong =
          draft.value.trim() === '' || !(value >= 0) || draft.as_of === '' || draft.source.trim() === '';
        setWrong(wrong);
        if (!wrong) save.mutate(value);
      }}
    >
      <Field name="outside-name" label={t('kpi.outside.name')} required>
        {(aria) => (
          <select {...aria} className={inputClass} value={draft.name} onChange={set('name')}>
            {outsideNames.map((name) => (
              <option key={name} value={name}>
                {t(`kpi.outside.${name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="outside-day" label={t('kpi.outside.asOf')} required>
        {(aria) => (
          <input {...aria} type="date" className={inputClass} value={draft.as_of} onChange={set('as_of')} />
        )}
      </Field>
      <Field name="outside-value" label={t('kpi.outside.value')} required>
        {(aria) => (
          <input
            {...aria}
            inputMode="decimal"
            className={inputClass}
            value={draft.value}
            onChange={set('value')}
          />
        )}
      </Field>
      <Field name="outside-source" label={t('kpi.source')} required>
        {(aria) => <input {...aria} className={inputClass} value={draft.source} onChange={set('source')} />}
      </Field>
      <Button type="submit" pending={save.isPending}>
        {t('kpi.outside.add')}
      </Button>
      {isWrong && (
        <p role="alert" className="font-bold text-vermilion-deep sm:col-span-5">
          {t('kpi.outside.wrong')}
        </p>
      )}
      {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
    </form>
  );
}
