import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import {
  deleteReport,
  freezeReport,
  openReport,
  publicEdition,
  publishReport,
  type Report,
} from '../../data/reports.ts';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { readKeptWords } from './keptWords.ts';
import type { KpiPageProps } from './kpiWords.ts';
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
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [edition, setEdition] = useState<'whole' | 'public'>('whole');
  const [wantsQueries, setWantsQueries] = useState(false);
  const [asking, setAsking] = useState<'freeze' | 'delete' | null>(null);
  const [hasUnsaved, setUnsaved] = useState(() => readKeptWords(userId, report.report_id) !== null);
  const isFrozen = report.frozen_at !== null;
  const again = async () => {
    await queries.invalidateQueries({ queryKey: ['report', townId, report.report_id] });
    await queries.invalidateQueries({ queryKey: ['reports', townId] });
  };
  const freeze = useMutation({
    mutationFn: () => freezeReport(townId, report.report_id, report.version),
    onSuccess: again,
  });
  const publish = useMutation({
    mutationFn: (isPublic: boolean) => publishReport(townId, report.report_id, isPublic),
    onSuccess: again,
  });
  const remove = useMutation({
    mutationFn: () => deleteReport(townId, report.report_id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['reports', townId] });
      onGone();
    },
  });
  const shown = edition === 'public' ? publicEdition(report) : report;
  const paper = {
    edition: shown,
    isPublic: edition === 'public',
    withQueries: edition === 'whole' && wantsQueries,
  };
  const failed = [freeze, publish, remove].find((act) => act.isError);

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
          <div className="flex flex-wrap gap-3">
            {isFrozen ? (
              <Button
                pending={publish.isPending}
                onClick={() => publish.mutate(report.published_at === null)}
              >
                {t(report.published_at === null ? 'kpi.report.publish' : 'kpi.report.unpublish')}
              </Button>
            ) : (
              <>
                <Button pending={freeze.isPending} onClick={() => setAsking('freeze')}>
                  {t('kpi.report.freeze')}
                </Button>
                <Button kind="danger" pending={remove.isPending} onClick={() => setAsking('delete')}>
                  {t('kpi.report.delete')}
                </Button>
              </>
            )}
          </div>
        )}
        {failed && <ProblemNotice problem={problemCode(failed.error)} kind="act" />}
        {freeze.data === 'conflict' && (
          <Notice tone="problem" live>
            {t('kpi.report.freezeConflict')}
          </Notice>
        )}
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
        <ReportExports {...paper} />
      </div>
      <ReportPaper {...paper} />
      {asking !== null && (
        <Dialog
          title={t(asking === 'freeze' ? 'kpi.report.freezeTitle' : 'kpi.report.deleteTitle')}
          onClose={() => setAsking(null)}
        >
          <p className="mb-4">
            {t(
              asking === 'delete'
                ? 'kpi.report.deleteText'
                : hasUnsaved
                  ? 'kpi.report.freezeUnsaved'
                  : 'kpi.report.freezeText',
            )}
          </p>
          {asking === 'freeze' && townDay(serverNow()) <= report.to && (
            <p className="mb-4 font-bold">
              {t('kpi.report.freezeEarly', { to: formatDay(report.to, locale) })}
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button kind="quiet" onClick={() => setAsking(null)}>
              {t('desk.cancel')}
            </Button>
            {(asking === 'delete' || !hasUnsaved) && (
              <Button
                kind="primary"
                onClick={() => {
                  setAsking(null);
                  if (asking === 'freeze') freeze.mutate();
                  else remove.mutate();
                }}
              >
                {t(asking === 'freeze' ? 'kpi.report.freezeDo' : 'kpi.report.deleteDo')}
              </Button>
            )}
          </div>
        </Dialog>
      )}
    </div>
  );
}
