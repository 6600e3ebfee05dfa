import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { saveReport, type Report } from '../../data/reports.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { keepWords, readKeptWords, type KeptWords } from './keptWords.ts';

/** What people write in a draft: the fields and sections that its template asks for. */
export function ReportWords(props: {
  townId: string;
  report: Report;
  userId: string;
  onSaved: () => Promise<void>;
  onUnsaved: (hasUnsaved: boolean) => void;
}) {
  const { townId, report, userId, onUnsaved } = props;
  const t = useT();
  // What one writes upon: another's newer version neither takes one's words away nor is written over unseen.
  const [kept] = useState(() => readKeptWords(userId, report.report_id));
  const [base, setBase] = useState<KeptWords['base']>(kept?.base ?? report);
  const [title, setTitle] = useState(kept?.title ?? report.title);
  const [words, setWords] = useState(kept?.words ?? report.words);
  const save = useMutation({
    mutationFn: (sent: Pick<Report, 'title' | 'words'>) =>
      saveReport(
        townId,
        { report_id: report.report_id, from: report.from, to: report.to, ...sent },
        base.version,
      ),
    // What was sent is saved; what was typed meanwhile is not.
    onSuccess: (answer, sent) => {
      if (answer.status === 'saved') setBase({ ...base, ...sent, version: answer.version });
      return props.onSaved();
    },
  });
  const write = (key: string) => (event: { target: { value: string } }) =>
    setWords((before) => ({ ...before, [key]: event.target.value }));
  const isChanged = title !== base.title || JSON.stringify(words) !== JSON.stringify(base.words);
  useEffect(() => onUnsaved(isChanged), [onUnsaved, isChanged]);
  useEffect(() => {
    const { version, title: was, words: before } = base;
    keepWords(
      userId,
      report.report_id,
      isChanged ? { base: { version, title: was, words: before }, title, words } : null,
    );
  }, [userId, report.report_id, isChanged, base, title, words]);
  const isFrozen = report.frozen_at !== null;
  const writeUpon = (newer: Report, onTop: { title?: string; words?: Report['words'] }) => {
    setBase(newer);
    setTitle(onTop.title ?? newer.title);
    setWords({ ...newer.words, ...onTop.words });
    save.reset();
  };
  return (
    <details open className="rounded-card border border-hairline bg-paper">
      <summary className="min-h-11 cursor-pointer p-4 text-lg font-bold">{t('kpi.report.write')}</summary>
      <form
        className="space-y-4 border-t border-hairline p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '' && !save.isPending && !isFrozen) save.mutate({ title, words });
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
        {isFrozen && (
          <Notice tone="problem" live>
            <p>{t('kpi.report.frozenMeanwhile')}</p>
            <Button kind="quiet" onClick={() => writeUpon(report, {})}>
              {t('kpi.report.dropWords')}
            </Button>
          </Notice>
        )}
        {save.data?.status === 'conflict' && !isFrozen && (
          <ConflictNotice
            onTakeNewer={() => writeUpon(report, {})}
            onMerge={() =>
              writeUpon(report, {
                ...(title !== base.title && { title }),
                words: Object.fromEntries(Object.entries(words).filter(([key, w]) => w !== base.words[key])),
              })
            }
          />
        )}
        <div className="flex flex-wrap items-center gap-4">
          {!isFrozen && (
            <Button kind="primary" type="submit" pending={save.isPending}>
              {t('kpi.report.save')}
            </Button>
          )}
          <span role="status" className="text-kawara">
            {isChanged ? t('kpi.report.unsaved') : t('kpi.report.saved')}
          </span>
        </div>
      </form>
    </details>
  );
}
