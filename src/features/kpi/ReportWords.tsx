import type { Report } from '../../data/reports.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { sectionHeading } from './formWords.ts';
import { ReportField } from './ReportField.tsx';
import { useReportDraft } from './useReportDraft.ts';

/** What people write in a draft: the fields and sections that its form asks for. */
export function ReportWords(props: {
  townId: string;
  report: Report;
  userId: string;
  onSaved: () => Promise<void>;
  onUnsaved: (hasUnsaved: boolean) => void;
}) {
  const { report } = props;
  const t = useT();
  const draft = useReportDraft(props);
  const isFrozen = report.frozen_at !== null;
  return (
    <details open className="rounded-card border border-hairline bg-paper">
      <summary className="min-h-11 cursor-pointer p-4 text-lg font-bold">{t('kpi.report.write')}</summary>
      <form
        className="space-y-4 border-t border-hairline p-4"
        onSubmit={(event) => {
          event.preventDefault();
          draft.submit();
        }}
      >
        <Inputs report={report} draft={draft} />
        {draft.save.isError && <ProblemNotice problem={problemCode(draft.save.error)} kind="act" />}
        {draft.save.data?.status === 'invalid' && (
          <Notice tone="problem" live>
            {t('kpi.error.refused')}
          </Notice>
        )}
        {isFrozen && (
          <Notice tone="problem" live>
            <p>{t('kpi.report.frozenMeanwhile')}</p>
            <Button kind="quiet" onClick={draft.takeNewer}>
              {t('kpi.report.dropWords')}
            </Button>
          </Notice>
        )}
        {draft.save.data?.status === 'conflict' && !isFrozen && (
          <ConflictNotice onTakeNewer={draft.takeNewer} onMerge={draft.merge} />
        )}
        <div className="flex flex-wrap items-center gap-4">
          {!isFrozen && (
            <Button kind="primary" type="submit" pending={draft.save.isPending}>
              {t('kpi.report.save')}
            </Button>
          )}
          <span role="status" className="text-kawara">
            {t(draft.isChanged ? 'kpi.report.unsaved' : 'kpi.report.saved')}
          </span>
        </div>
      </form>
    </details>
  );
}

function Inputs({ report, draft }: { report: Report; draft: ReturnType<typeof useReportDraft> }) {
  const t = useT();
  return (
    <>
      <Field name="title" label={t('kpi.report.title')} required>
        {(aria) => (
          <input
            {...aria}
            required
            maxLength={120}
            className={inputClass}
            value={draft.title}
            onChange={(event) => draft.setTitle(event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {report.form.fields.map((field) => (
          <ReportField
            key={field.key}
            field={field}
            value={draft.words[field.key] ?? ''}
            isWrong={draft.wrong.has(field.key)}
            onChange={(value) => draft.write(field.key, value)}
          />
        ))}
      </div>
      {report.form.sections
        .filter((section) => section.kind === 'words')
        .map((section) => (
          <Field
            key={section.key}
            name={`words-${section.key}`}
            label={sectionHeading(report.form, section, t)}
          >
            {(aria) => (
              <textarea
                {...aria}
                rows={4}
                maxLength={10_000}
                className={inputClass}
                value={draft.words[section.key] ?? ''}
                onChange={(event) => draft.write(section.key, event.target.value)}
              />
            )}
          </Field>
        ))}
    </>
  );
}
