import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveKpiRule } from '../../data/kpi.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { plainNumber } from '../../domain/plainNumber.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** By which rule hours are said to be saved; each change is a new version, told with the figure. */
export function RuleForm({ townId, rule }: { townId: string; rule: Record<string, unknown> }) {
  const t = useT();
  const queries = useQueryClient();
  const [tour, setTour] = useState(text(rule.minutes_per_tour));
  const [consultation, setConsultation] = useState(text(rule.minutes_per_consultation));
  const [note, setNote] = useState(text(rule.note));
  const [isWrong, setWrong] = useState(false);
  const minutes = (value: string) => {
    const n = plainNumber(value);
    return n !== null && n >= 0 && n <= 600 ? n : null;
  };
  const save = useMutation({
    mutationFn: (words: { minutesPerTour: number; minutesPerConsultation: number; note: string }) =>
      saveKpiRule(townId, words),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['kpi', townId] }),
  });
  return (
    <details className="rounded-card border border-hairline bg-paper">
      <summary className="min-h-11 cursor-pointer p-4 text-lg font-bold">{t('kpi.rule')}</summary>
      <form
        noValidate
        className="space-y-4 border-t border-hairline p-4"
        onSubmit={(event) => {
          event.preventDefault();
          const minutesPerTour = minutes(tour);
          const minutesPerConsultation = minutes(consultation);
          const wrong = minutesPerTour === null || minutesPerConsultation === null || note.trim() === '';
          setWrong(wrong);
          if (!wrong) save.mutate({ minutesPerTour, minutesPerConsultation, note: note.trim() });
        }}
      >
        <p className="text-kawara">{t('kpi.rule.text')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="rule-tour" label={t('kpi.rule.tour')} required>
            {(aria) => (
              <input
                {...aria}
                inputMode="decimal"
                className={inputClass}
                value={tour}
                onChange={(event) => setTour(event.target.value)}
              />
            )}
          </Field>
          <Field name="rule-consultation" label={t('kpi.rule.consultation')} required>
            {(aria) => (
              <input
                {...aria}
                inputMode="decimal"
                className={inputClass}
                value={consultation}
                onChange={(event) => setConsultation(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field name="rule-note" label={t('kpi.rule.note')} hint={t('kpi.rule.noteHint')} required>
          {(aria) => (
            <textarea
              {...aria}
              rows={2}
              maxLength={1000}
              className={inputClass}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {isWrong && (
          <p role="alert" className="font-bold text-vermilion-deep">
            {t('kpi.rule.wrong')}
          </p>
        )}
        {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
        {save.isSuccess && (
          <Notice tone="good" live>
            {t('kpi.rule.saved')}
          </Notice>
        )}
        <Button type="submit" pending={save.isPending}>
          {t('kpi.rule.save')}
        </Button>
      </form>
    </details>
  );
}
