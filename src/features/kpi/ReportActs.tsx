import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteReport, freezeReport, publishReport, type Report } from '../../data/reports.ts';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { frozenLabels } from './frozenLabels.ts';

interface Props {
  townId: string;
  report: Report;
  hasUnsaved: boolean;
  onDone: () => Promise<void>;
  onGone: () => void;
}

/** Freezing, throwing away, publishing. */
export function ReportActs({ townId, report, hasUnsaved, onDone, onGone }: Props) {
  const t = useT();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'freeze' | 'delete' | null>(null);
  const freeze = useMutation({
    mutationFn: async () => freezeReport(townId, report, await frozenLabels(report)),
    onSuccess: onDone,
  });
  const publish = useMutation({
    mutationFn: (isPublic: boolean) => publishReport(townId, report.report_id, isPublic),
    onSuccess: onDone,
  });
  const remove = useMutation({
    mutationFn: () => deleteReport(townId, report.report_id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['reports', townId] });
      onGone();
    },
  });
  const isPublished = report.published_at !== null;
  const failed = [freeze, publish, remove].find((act) => act.isError)?.error;
  return (
    <>
      <div className="flex flex-wrap gap-3">
        {report.frozen_at !== null ? (
          <Button pending={publish.isPending} onClick={() => publish.mutate(!isPublished)}>
            {t(isPublished ? 'kpi.report.unpublish' : 'kpi.report.publish')}
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
      {failed instanceof StaffProblem && failed.reason === 'whole_year_only' ? (
        <Notice tone="problem" live>
          {t('kpi.report.wholeYearOnly')}
        </Notice>
      ) : (
        failed && <ProblemNotice problem={problemCode(failed)} kind="act" />
      )}
      {freeze.data === 'conflict' && (
        <Notice tone="problem" live>
          {t('kpi.report.freezeConflict')}
        </Notice>
      )}
      {asking !== null && (
        <Sure
          act={asking}
          to={report.to}
          hasUnsaved={hasUnsaved}
          onClose={() => setAsking(null)}
          onSure={() => {
            setAsking(null);
            if (asking === 'freeze') freeze.mutate();
            else remove.mutate();
          }}
        />
      )}
    </>
  );
}

function Sure(props: {
  act: 'freeze' | 'delete';
  to: string;
  hasUnsaved: boolean;
  onClose: () => void;
  onSure: () => void;
}) {
  const { act, hasUnsaved } = props;
  const t = useT();
  const { locale } = useLocale();
  const freezeText = hasUnsaved ? 'kpi.report.freezeUnsaved' : 'kpi.report.freezeText';
  return (
    <Dialog
      title={t(act === 'freeze' ? 'kpi.report.freezeTitle' : 'kpi.report.deleteTitle')}
      onClose={props.onClose}
    >
      <p className="mb-4">{t(act === 'delete' ? 'kpi.report.deleteText' : freezeText)}</p>
      {act === 'freeze' && townDay(serverNow()) <= props.to && (
        <p className="mb-4 font-bold">{t('kpi.report.freezeEarly', { to: formatDay(props.to, locale) })}</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={props.onClose}>
          {t('desk.cancel')}
        </Button>
        {(act === 'delete' || !hasUnsaved) && (
          <Button kind="primary" onClick={props.onSure}>
            {t(act === 'freeze' ? 'kpi.report.freezeDo' : 'kpi.report.deleteDo')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
