import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { noteExport } from '../../data/audit.ts';
import { openReport, publicEdition, type Report } from '../../data/reports.ts';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Checkbox, ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { readKeptWords } from './keptWords.ts';
import type { KpiPageProps } from './kpiWords.ts';
import { ReportActs } from './ReportActs.tsx';
import { ReportExports } from './ReportExports.tsx';
import { ReportPaper } from './ReportPaper.tsx';
import { ReportWords } from './ReportWords.tsx';

type Props = KpiPageProps & { reportId: string; userId: string; onGone: () => void };

/** One report: written as a draft, frozen, and taken along as Excel, PDF or CSV, whole or as the public edition. */
export function ReportPage(props: Props) {
  const report = useQuery({
    queryKey: ['report', props.townId, props.reportId],
    queryFn: () => openReport(props.townId, props.reportId),
  });
  const isUnknown = report.error instanceof StaffProblem && report.error.reason === 'unknown_report';
  if (isUnknown) return <Gone />;
  if (!report.data) return <AskState of={report} problemOf={problemCode} />;
  return <Opened key={report.data.report_id} {...props} report={report.data} />;
}

function BackLink() {
  const t = useT();
  return (
    <Link
      href="/staff/kpi/reports"
      className="inline-flex min-h-11 items-center text-sky underline underline-offset-4"
    >
      {t('kpi.report.back')}
    </Link>
  );
}

function Gone() {
  const t = useT();
  return (
    <div className="space-y-3">
      <BackLink />
      <Notice tone="problem" live>
        {t('kpi.report.unknown')}
      </Notice>
    </div>
  );
}

function Opened({ townId, mayWrite, report, userId, onGone }: Props & { report: Report }) {
  const t = useT();
  const queries = useQueryClient();
  const [hasUnsaved, setUnsaved] = useState(() => readKeptWords(userId, report.report_id) !== null);
  const isFrozen = report.frozen_at !== null;
  const again = async () => {
    await queries.invalidateQueries({ queryKey: ['report', townId, report.report_id] });
    await queries.invalidateQueries({ queryKey: ['reports', townId] });
  };
  return (
    <div className="space-y-6">
      <div className="space-y-4 print:hidden">
        <BackLink />
        <PageHeading title={report.title} className="text-2xl">
          {report.title}
        </PageHeading>
        {isFrozen ? (
          <Notice tone="good">
            {t('kpi.report.isFrozen')}
            {report.published_at !== null && ` ${t('kpi.report.isPublic')}`}
          </Notice>
        ) : (
          <p className="text-kawara">{t('kpi.report.isDraft')}</p>
        )}
        {/* Frozen by someone else, what one has not saved stays until one has seen it. */}
        {mayWrite && (!isFrozen || hasUnsaved) && (
          <ReportWords
            townId={townId}
            report={report}
            userId={userId}
            onSaved={again}
            onUnsaved={setUnsaved}
          />
        )}
        {mayWrite && (
          <ReportActs
            townId={townId}
            report={report}
            hasUnsaved={hasUnsaved}
            onDone={again}
            onGone={onGone}
          />
        )}
      </div>
      <Editions townId={townId} report={report} />
    </div>
  );
}

/** The whole or the public edition, to take along and to read. */
function Editions({ townId, report }: { townId: string; report: Report }) {
  const t = useT();
  const [edition, setEdition] = useState<'whole' | 'public'>('whole');
  const [wantsQueries, setWantsQueries] = useState(false);
  const paper = {
    edition: edition === 'public' ? publicEdition(report) : report,
    isPublic: edition === 'public',
    withQueries: edition === 'whole' && wantsQueries,
  };
  return (
    <>
      <div className="space-y-4 print:hidden">
        <ChoiceGroup
          name="edition"
          legend={t('kpi.report.edition')}
          hint={t('kpi.report.editionHint')}
          required
          choices={[
            { value: 'whole', label: t('kpi.report.whole') },
            { value: 'public', label: t('kpi.report.publicEdition') },
          ]}
          chosen={[edition]}
          onChange={([chosen]) => setEdition(chosen ?? 'whole')}
        />
        {edition === 'whole' && (
          <Checkbox
            name="queries"
            label={t('kpi.report.withQueries')}
            hint={t('kpi.report.withQueriesHint')}
            checked={wantsQueries}
            onChange={setWantsQueries}
          />
        )}
        <ReportExports {...paper} onExport={(rows) => noteExport(townId, 'report', rows)} />
      </div>
      <ReportPaper {...paper} />
    </>
  );
}
