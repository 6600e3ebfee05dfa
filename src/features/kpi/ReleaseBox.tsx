import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { releaseKpi, takeBackRelease, type Kpi, type KpiHistory } from '../../data/kpi.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

interface Props {
  townId: string;
  kpi: Kpi;
  mayWrite: boolean;
  history: KpiHistory['releases'];
}

/**
 * Whether this number goes out exactly: decided by one person, in their name, with a reason that stands beside it
 * outside.
 */
export function ReleaseBox({ townId, kpi, mayWrite, history }: Props) {
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['kpi', townId] });
  const takeBack = useMutation({ mutationFn: () => takeBackRelease(townId, kpi.kpi_id), onSuccess: again });
  return (
    <section aria-label={t('kpi.release')} className="space-y-3 rounded-lg bg-hinoki p-4">
      <h4 className="font-bold">{t('kpi.release')}</h4>
      {kpi.release ? (
        <>
          <p>
            {t('kpi.release.by', {
              by: kpi.release.by ?? '',
              at: formatMoment(kpi.release.at, locale),
              reason: kpi.release.reason,
            })}
          </p>
          {mayWrite && (
            <>
              <Button pending={takeBack.isPending} onClick={() => takeBack.mutate()}>
                {t('kpi.release.takeBack')}
              </Button>
              <p className="text-sm text-kawara">{t('kpi.release.takeBackHint')}</p>
            </>
          )}
        </>
      ) : (
        <>
          <p className="text-kawara">{t('kpi.release.not')}</p>
          {mayWrite && <ReleaseForm townId={townId} kpiId={kpi.kpi_id} onDone={again} />}
        </>
      )}
      {takeBack.isError && <ProblemNotice problem={problemCode(takeBack.error)} kind="act" />}
      {history.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2">
            {t('kpi.release.history', { count: history.length })}
          </summary>
          <ol className="space-y-1 text-sm">
            {history.map((r) => (
              <li key={r.at}>
                {t('kpi.release.by', { by: r.by, at: formatMoment(r.at, locale), reason: r.reason })}
                {r.taken_back_at !== null &&
                  ` ${t('kpi.release.takenBack', {
                    by: r.taken_back_by ?? t('kpi.nobody'),
                    at: formatMoment(r.taken_back_at, locale),
                  })}`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function ReleaseForm(props: { townId: string; kpiId: string; onDone: () => Promise<void> }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const release = useMutation({
    mutationFn: () => releaseKpi(props.townId, props.kpiId, reason.trim()),
    onSuccess: props.onDone,
  });
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(reason.trim() === '');
        if (reason.trim() !== '' && !release.isPending) release.mutate();
      }}
    >
      <Field
        name="release-reason"
        label={t('kpi.release.reason')}
        hint={t('kpi.release.reasonHint')}
        error={isWrong && t('kpi.error.required')}
        required
      >
        {(aria) => (
          <input
            {...aria}
            maxLength={300}
            className={inputClass}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {release.isError && <ProblemNotice problem={problemCode(release.error)} kind="act" />}
      <Button type="submit" pending={release.isPending}>
        {t('kpi.release.do')}
      </Button>
    </form>
  );
}
