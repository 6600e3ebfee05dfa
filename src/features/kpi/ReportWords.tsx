import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { saveReport, type Report } from '../../data/reports.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** What people write in a draft: the fields and sections that its template asks for. */
export function ReportWords(props: { townId: string; report: Report; onSaved: () => Promise<void> }) {
  const { townId, report } = props;
  const t = useT();
  const [title, setTitle] = useState(report.title);
  const [words, setWords] = useState(report.words);
  const save = useMutation({
    mutationFn: () =>
      saveReport(
        townId,
        { report_id: report.report_id, title, from: report.from, to: report.to, words },
        report.version,
      ),
    onSuccess: (answer) => (answer.status === 'saved' ? props.onSaved() : undefined),
  });
  const write = (key: string) => (event: { target: { value: string } }) =>
    setWords((before) => ({ ...before, [key]: event.target.value }));
  const isChanged = title !== report.title || JSON.stringify(words) !== JSON.stringify(report.words);
  return (
    <details open className="rounded-card border border-hairline bg-paper">
      <summary className="min-h-11 cursor-pointer p-4 text-lg font-bold">{t('kpi.report.write')}</summary>
      <form
        className="space-y-4 border-t border-hairline p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '' && !save.isPending) save.mutate();
        }}
      >
        <Field name="title" label={t('kpi.report.title')} required>
          {(aria) => (
            <input
              {...aria}
              required
              maxLength={120}
              className={inputClass}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          {report.template.fields.map((field) => (
            <Field key={field.key} name={`words-${field.key}`} label={field.label}>
              {(aria) => (
                <input
                  {...aria}
                  maxLength={300}
                  className={inputClass}
                  value={words[field.key] ?? ''}
                  onChange={write(field.key)}
                />
              )}
            </Field>
          ))}
        </div>
        {report.template.sections
          .filter((section) => section.kind === 'words')
          .map((section) => (
            <Field key={section.key} name={`words-${section.key}`} label={section.heading}>
              {(aria) => (
                <textarea
                  {...aria}
                  rows={4}
                  maxLength={10_000}
                  className={inputClass}
                  value={words[section.key] ?? ''}
                  onChange={write(section.key)}
                />
              )}
            </Field>
          ))}
        {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
        {save.data?.status === 'conflict' && (
          <Notice tone="problem" live>
            {t('kpi.conflict')}
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-4">
          <Button kind="primary" type="submit" pending={save.isPending}>
            {t('kpi.report.save')}
          </Button>
          <span role="status" className="text-kawara">
            {isChanged ? t('kpi.report.unsaved') : t('kpi.report.saved')}
          </span>
        </div>
      </form>
    </details>
  );
}
