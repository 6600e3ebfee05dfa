import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { makePublication, readPublications } from '../../data/sharing.ts';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { formatMoment, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { formatFormDay } from './kpiWords.ts';
import { periodsToPublish, type Period } from './publicationPeriods.ts';

/** What the town told outside: whole months or a whole year, in fives, once and for ever. */
export function Publications({ townId }: { townId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const list = useQuery({ queryKey: ['publications', townId], queryFn: () => readPublications(townId) });
  return (
    <section aria-labelledby="publications" className="space-y-4">
      <h2 id="publications" className="text-lg">
        {t('kpi.publications')}
      </h2>
      <p className="text-kawara">{t('kpi.publications.text')}</p>
      <AskState of={list} problemOf={problemCode} lines={2} />
      {list.data && (
        <>
          <NewPublication
            townId={townId}
            periods={periodsToPublish(
              townDay(serverNow()),
              list.data.map((p) => ({ from: p.from_day, to: p.to_day })),
            )}
          />
          {list.data.length === 0 && <p className="text-kawara">{t('kpi.publications.empty')}</p>}
          <ul className="divide-y divide-hairline">
            {list.data.map((p) => (
              <li key={p.publication_id} className="flex flex-wrap gap-x-6 py-2">
                <span className="font-bold">
                  {formatFormDay(p.from_day, locale)}〜{formatFormDay(p.to_day, locale)}
                </span>
                <span className="text-kawara">
                  {t('kpi.publications.made', { at: formatMoment(p.made_at, locale) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function NewPublication({ townId, periods }: { townId: string; periods: readonly Period[] }) {
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState('');
  const [isAsking, setAsking] = useState(false);
  const period = periods.find((p) => p.from + p.to === chosen) ?? periods[0];
  const make = useMutation({
    mutationFn: (range: Period) => makePublication(townId, range),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['publications', townId] }),
  });
  if (!period) return <p className="text-kawara">{t('kpi.publications.none')}</p>;
  const say = (p: Period) => `${formatFormDay(p.from, locale)}〜${formatFormDay(p.to, locale)}`;
  const overlaps = make.error instanceof StaffProblem && make.error.reason === 'period_overlaps';
  return (
    <Card className="space-y-4">
      <Field
        name="publication-period"
        label={t('kpi.publications.period')}
        hint={t('kpi.publications.hint')}
        required
      >
        {(aria) => (
          <select
            {...aria}
            className={inputClass}
            value={period.from + period.to}
            onChange={(event) => setChosen(event.target.value)}
          >
            {periods.map((p) => (
              <option key={p.from + p.to} value={p.from + p.to}>
                {say(p)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button pending={make.isPending} onClick={() => setAsking(true)}>
        {t('kpi.publications.make')}
      </Button>
      {overlaps ? (
        <Notice tone="problem" live>
          {t('kpi.publications.overlaps')}
        </Notice>
      ) : (
        make.isError && <ProblemNotice problem={problemCode(make.error)} kind="act" />
      )}
      {isAsking && (
        <Dialog title={t('kpi.publications.sure')} onClose={() => setAsking(false)}>
          <p className="mb-4">{t('kpi.publications.sureText', { period: say(period) })}</p>
          <div className="flex flex-wrap justify-end gap-2">
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t('desk.cancel')}
            </Button>
            <Button
              kind="primary"
              onClick={() => {
                setAsking(false);
                make.mutate(period);
              }}
            >
              {t('kpi.publications.do')}
            </Button>
          </div>
        </Dialog>
      )}
    </Card>
  );
}
