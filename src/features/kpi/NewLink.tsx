import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readReports } from '../../data/reports.ts';
import { makeStakeholderLink } from '../../data/sharing.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

const dayMs = 86_400_000;

/** Makes a link and shows it once. */
export function NewLink({ townId }: { townId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const reports = useQuery({ queryKey: ['reports', townId], queryFn: () => readReports(townId) });
  const [label, setLabel] = useState('');
  const [until, setUntil] = useState(() => townDay(new Date(serverNow().getTime() + 30 * dayMs)));
  const [latest] = useState(() => townDay(new Date(serverNow().getTime() + 400 * dayMs)));
  const [report, setReport] = useState('');
  const [isCopied, setCopied] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      makeStakeholderLink(townId, {
        label: label.trim(),
        expiresOn: until,
        reportId: report === '' ? null : report,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['stakeholder-links', townId] }),
  });
  const address = make.data ? `${location.origin}/shared/${townId}#${make.data}` : '';
  return (
    <Card className="space-y-4">
      <form
        className="grid items-end gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          setCopied(false);
          if (!make.isPending) make.mutate();
        }}
      >
        <Field name="link-label" label={t('kpi.links.label')} hint={t('kpi.links.labelHint')} required>
          {(aria) => (
            <input
              {...aria}
              required
              maxLength={100}
              className={inputClass}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        <Field name="link-until" label={t('kpi.links.untilField')} hint={t('kpi.links.untilHint')} required>
          {(aria) => (
            <input
              {...aria}
              type="date"
              required
              min={townDay(serverNow())}
              max={latest}
              className={inputClass}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          )}
        </Field>
        <Field name="link-report" label={t('kpi.links.report')} hint={t('kpi.links.reportHint')}>
          {(aria) => (
            <select
              {...aria}
              className={inputClass}
              value={report}
              onChange={(event) => setReport(event.target.value)}
            >
              <option value="">{t('kpi.links.noReport')}</option>
              {reports.data
                ?.filter((r) => r.published_at !== null)
                .map((r) => (
                  <option key={r.report_id} value={r.report_id}>
                    {r.title}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Button kind="primary" type="submit" pending={make.isPending} className="justify-self-start">
          {t('kpi.links.make')}
        </Button>
      </form>
      {reports.isError && <AskState of={reports} problemOf={problemCode} />}
      {make.isError && <ProblemNotice problem={problemCode(make.error)} kind="act" />}
      {address !== '' && (
        <Notice tone="good" live title={t('kpi.links.made')}>
          <p>{t('kpi.links.onlyNow')}</p>
          <p>
            <code className="text-sm break-all" data-testid="stakeholder-link">
              {address}
            </code>
          </p>
          <Button
            onClick={() => {
              // Without leave to copy, the address stands there to be marked by hand.
              navigator.clipboard.writeText(address).then(
                () => setCopied(true),
                () => setCopied(false),
              );
            }}
          >
            {t(isCopied ? 'kpi.links.copied' : 'kpi.links.copy')}
          </Button>
        </Notice>
      )}
    </Card>
  );
}
