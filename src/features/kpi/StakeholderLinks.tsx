import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readStakeholderLinks, revokeStakeholderLink } from '../../data/sharing.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { NewLink } from './NewLink.tsx';

/** Links for people outside: each until its day, or until it is taken back. */
export function StakeholderLinks({ townId }: { townId: string }) {
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
