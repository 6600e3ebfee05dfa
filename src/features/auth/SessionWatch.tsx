import { useEffect, useRef, useState } from 'react';
import { readMemberships } from '../../data/members.ts';
import { signOut, type Session } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { followActs } from './actsHere.ts';
import { sessionEnd, type SessionEnd } from './sessionEnd.ts';

const lookMs = 5_000;
/** Whoever writes for long asks the server for nothing: it is told that somebody is still there. */
const tellMs = 5 * 60_000;

/**
 * Says in time that the session will end, and ends it when nobody was there: screens that ask by themselves would keep
 * it going for ever. What was written stays in the browser, for whoever wrote it.
 */
export function SessionWatch({ session }: { session: Session }) {
  const t = useT();
  const [end, setEnd] = useState<SessionEnd>({ what: 'nothing' });
  const acts = useRef<ReturnType<typeof followActs> | null>(null);
  const { userId, startedAt } = session;

  useEffect(() => {
    const followed = followActs();
    acts.current = followed;
    let toldAt = followed.lastAt();
    const look = () => {
      const now = serverNow().getTime();
      const lastActAt = followed.lastAt();
      const next = sessionEnd({ now, lastActAt, startedAt });
      setEnd((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      if (next.what === 'ended') void signOut();
      else if (lastActAt - toldAt > tellMs) {
        toldAt = lastActAt;
        readMemberships(userId).catch(() => undefined); // the screens' own questions say what is wrong
      }
    };
    const timer = setInterval(look, lookMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      followed.stop();
    };
  }, [userId, startedAt]);

  if (end.what !== 'idle' && end.what !== 'whole') return null;
  const { what, minutes } = end;
  return (
    <div className="fixed inset-x-0 top-0 z-30 mx-auto max-w-2xl p-3 print:hidden">
      <Notice live title={t(`auth.ending.${what}`, { minutes })} className="shadow-card">
        <p>{t(`auth.ending.${what}Text`)}</p>
        {what === 'idle' && (
          <Button
            onClick={() => {
              acts.current?.act();
              setEnd({ what: 'nothing' });
            }}
          >
            {t('auth.ending.stay')}
          </Button>
        )}
      </Notice>
    </div>
  );
}
