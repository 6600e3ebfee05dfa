import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { readReports, saveReport } from '../../data/reports.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { grantOf, reportForms } from '../../domain/reportForms.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { eraOfFiscalYear } from '../../lib/japaneseEra.ts';
import { formatMoment, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { fiscalYear, recentYears } from './fiscalYear.ts';
import { formName } from './formWords.ts';
import { formatFormDay, formatYear, type KpiPageProps } from './kpiWords.ts';

/** The town's yearly reports: drafts, frozen ones, and which of them others may read. */
export function ReportsPage({ townId, mayWrite, onOpen }: KpiPageProps & { onOpen: (id: string) => void }) {
  const t = useT();
  const { locale } = useLocale();
  const list = useQuery({ queryKey: ['reports', townId], queryFn: () => readReports(townId) });
  return (
    <div className="space-y-6">
      <PageHeading title={t('kpi.reports.title')} className="text-2xl">
        {t('kpi.reports.title')}
      </PageHeading>
      <AskState of={list} problemOf={problemCode} />
      {list.data && (
        <>
          {mayWrite && <NewReport townId={townId} onOpen={onOpen} />}
          {list.data.length === 0 ? (
            <Notice>{t('kpi.reports.empty')}</Notice>
          ) : (
            <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
              {list.data.map((report) => (
                <li key={report.report_id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 p-4">
                  <Link
                    href={`/staff/kpi/reports/${report.report_id}`}
                    className="inline-flex min-h-11 items-center font-bold text-sky underline underline-offset-4"
                  >
                    {report.title}
                  </Link>
                  <span className="text-kawara">
                    {t('kpi.report.period', {
                      from: formatFormDay(report.from, locale),
                      to: formatFormDay(report.to, locale),
                    })}
                  </span>
                  <span>
                    {report.frozen_at === null
                      ? t('kpi.reports.draft', { at: formatMoment(report.updated_at, locale) })
                      : t('kpi.reports.frozen', { at: formatMoment(report.frozen_at, locale) })}
                  </span>
                  {report.published_at !== null && (
                    <span className="font-bold text-moegi">{t('kpi.reports.public')}</span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

function NewReport(props: { townId: string; onOpen: (id: string) => void }) {
  const t = useT();
  const queries = useQueryClient();
  const years = recentYears(townDay(serverNow()));
  const [year, setYear] = useState(years[0] ?? 0);
  const [formId, setFormId] = useState<string>(reportForms[0].form_id);
  const form = reportForms.find((known) => known.form_id === formId) ?? reportForms[0];
  const make = useMutation({
    mutationFn: () =>
      saveReport(
        props.townId,
        {
          report_id: null,
          form,
          title: t('kpi.reports.newTitle', { year, era: eraOfFiscalYear(year) }),
          ...fiscalYear(year),
          words: form.form_id === 'plain' ? {} : { grant: t(`form.grant.${grantOf(year)}`) },
        },
        0,
      ),
    onSuccess: async (answer) => {
      await queries.invalidateQueries({ queryKey: ['reports', props.townId] });
      if (answer.status === 'saved') props.onOpen(answer.report_id);
    },
  });
  return (
    <form
      className={
        'grid items-end gap-4 rounded-card border border-hairline bg-hinoki p-4 ' +
        'sm:grid-cols-[auto_minmax(0,1fr)_auto]'
      }
      onSubmit={(event) => {
        event.preventDefault();
        if (!make.isPending) make.mutate();
      }}
    >
      <Field name="report-year" label={t('kpi.year')} required>
        {(aria) => (
          <select
            {...aria}
            className={inputClass}
            value={year}
            onChange={(event) => setYear(Number(event.target.value))}
          >
            {years.map((y) => (
              <option key={y} value={y}>
                {formatYear(y, t)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="report-form" label={t('kpi.reports.template')} required>
        {(aria) => (
          <select
            {...aria}
            className={inputClass}
            value={form.form_id}
            onChange={(event) => setFormId(event.target.value)}
          >
            {reportForms.map((known) => (
              <option key={known.form_id} value={known.form_id}>
                {formName(known.form_id, t)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button kind="primary" type="submit" pending={make.isPending}>
        {t('kpi.reports.make')}
      </Button>
      {make.isError && <ProblemNotice problem={problemCode(make.error)} kind="act" />}
    </form>
  );
}
