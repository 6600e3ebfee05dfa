import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endMyOtherSessions, endMySession, readMySessions, type OwnSession } from '../../data/ownSessions.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { deviceName } from './deviceName.ts';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** Where one is signed in; each can be ended from here, also that of a computer one left. */
export function MySessions({ userId }: { userId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const key = ['own-sessions', userId];
  const sessions = useQuery({ queryKey: key, queryFn: readMySessions });
  const end = useMutation({
    mutationFn: (session: OwnSession | 'others') =>
      session === 'others' ? endMyOtherSessions() : endMySession(session.session_id),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const list = sessions.data ?? [];
  const device = (session: OwnSession) => deviceName(session) ?? t('auth.sessions.unknown');
  return (
    <div className="space-y-4">
      <AskState of={sessions} problemOf={problemCode} lines={2} />
      {list.length > 0 && (
        <ul className="divide-y divide-hairline">
          {list.map((session) => (
            <li key={session.session_id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="font-bold">{device(session)}</span>
              {session.is_current && <span className="font-bold text-moegi">{t('auth.sessions.this')}</span>}
              <span className="text-kawara">
                {t('auth.sessions.since', {
                  from: formatMoment(session.began_at, locale),
                  last: formatMoment(session.last_used_at, locale),
                })}
              </span>
              {!session.is_current && (
                <Button
                  kind="danger"
                  className="ml-auto"
                  pending={end.isPending}
                  aria-label={t('auth.sessions.endOf', { device: device(session) })}
                  onClick={() => end.mutate(session)}
                >
                  {t('auth.sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {end.isError && <ProblemNotice problem={problemCode(end.error)} kind="act" />}
      {list.length > 1 && (
        <Button pending={end.isPending} onClick={() => end.mutate('others')}>
          {t('auth.sessions.endOthers')}
        </Button>
      )}
    </div>
  );
}
