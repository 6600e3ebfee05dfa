import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  makeStakeholderLink,
  readMyDigest,
  readReports,
  readStakeholderLinks,
  revokeStakeholderLink,
  setMyDigest,
} from '../../data/reports.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/ChoiceGroup.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import type { KpiPageProps } from './kpiWords.ts';

const dayMs = 86_400_000;

/** Who is told: links for people outside, and the monthly mail for oneself. */
export function SharingPage({ townId, mayWrite }: KpiPageProps) {
  const t = useT();
  return (
    <div className="space-y-6">
      <PageHeading title={t('kpi.sharing.title')} className="text-2xl">
        {t('kpi.sharing.title')}
      </PageHeading>
      <MyDigest townId={townId} />
      {mayWrite && <Links townId={townId} />}
    </div>
  );
}

function MyDigest({ townId }: { townId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const wanted = useQuery({ queryKey: ['my-digest', townId], queryFn: () => readMyDigest(townId) });
  const set = useMutation({
    mutationFn: (wants: boolean) => setMyDigest(townId, wants, localeRow(locale).staff),
    onSettled: () => queries.invalidateQueries({ queryKey: ['my-digest', townId] }),
  });
  return (
    <Card className="space-y-3">
      <h2 className="text-lg">{t('kpi.digest')}</h2>
      <AskState of={wanted} problemOf={problemCode} lines={1} />
      {wanted.data !== undefined && (
        <Checkbox
          name="digest"
          label={t('kpi.digest.want')}
          hint={t('kpi.digest.hint')}
          checked={set.isPending ? set.variables : wanted.data}
          onChange={(wants) => set.mutate(wants)}
        />
      )}
      {set.isError && <ProblemNotice problem={problemCode(set.error)} kind="act" />}
    </Card>
  );
}

function Links({ townId }: { townId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const links = useQuery({
    queryKey: ['stakeholder-links', townId],
    queryFn: () => readStakeholderLinks(townId),
  });
  const revoke = useMutation({
    mutationFn: (linkId: string) => revokeStakeholderLink(townId, linkId),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stakeholder-links', townId] }),
  });
  return (
    <section aria-labelledby="links" className="space-y-4">
      <h2 id="links" className="text-lg">
        {t('kpi.links')}
      </h2>
      <p className="text-kawara">{t('kpi.links.text')}</p>
      <NewLink townId={townId} />
      <AskState of={links} problemOf={problemCode} lines={2} />
      {links.data?.length === 0 && <p className="text-kawara">{t('kpi.links.empty')}</p>}
      {revoke.isError && <ProblemNotice problem={problemCode(revoke.error)} kind="act" />}
      {links.data && links.data.length > 0 && (
        <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
          {links.data.map((link) => (
            <li key={link.link_id} className="flex flex-wrap items-center gap-x-6 gap-y-1 p-4">
              <span className="font-bold">{link.label}</span>
              <span>
                {link.works
                  ? t('kpi.links.until', { day: formatDay(lastDay(link.expires_at), locale) })
                  : t(link.revoked_at === null ? 'kpi.links.past' : 'kpi.links.revoked')}
              </span>
              <span className="text-kawara">{link.report_title ?? t('kpi.links.noReport')}</span>
              <span className="text-sm text-kawara">
                {link.last_opened_on === null
                  ? t('kpi.links.never')
                  : t('kpi.links.opened', {
                      count: link.opened,
                      day: formatDay(link.last_opened_on, locale),
                    })}
              </span>
              {link.works && (
                <Button
                  kind="danger"
                  pending={revoke.isPending}
                  aria-label={t('kpi.links.revokeOf', { label: link.label })}
                  onClick={() => revoke.mutate(link.link_id)}
                >
                  {t('kpi.links.revoke')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A link is good through the day before the moment it ends. */
function lastDay(expiresAt: string): string {
  return townDay(new Date(Date.parse(expiresAt) - 1));
}

function NewLink({ townId }: { townId: string }) {
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
              {reports.data?.reports
                .filter((r) => r.published_at !== null)
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
