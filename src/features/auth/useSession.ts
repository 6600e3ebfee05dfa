import { useEffect, useState } from 'react';
import { signOut, watchSession, type Session } from '../../data/session.ts';
import { problemCode, type StaffProblemCode } from '../../data/staffProblem.ts';
import { hasStaffSession } from '../../lib/staffSession.ts';

export type SignedOut = 'ended' | 'left' | 'never';

export type SessionState =
  | { status: 'loading' }
  | { status: 'failed'; problem: StaffProblemCode; retry: () => void }
  /** ended: it ran out. left: someone pressed sign out. never: nobody was signed in. */
  | { status: 'signed_out'; why: SignedOut }
  | { status: 'signed_in'; session: Session };

let leaving = false;

/** Signs out because someone asked to: not an ended session. */
export async function leave(): Promise<void> {
  leaving = true;
  await signOut();
}

function next(before: SessionState, session: Session | null, hadSession: boolean): SessionState {
  if (session) {
    leaving = false;
    const same =
      before.status === 'signed_in' &&
      before.session.userId === session.userId &&
      before.session.email === session.email &&
      before.session.needsCode === session.needsCode &&
      before.session.startedAt === session.startedAt;
    return same ? before : { status: 'signed_in', session };
  }
  if (before.status === 'signed_out') return before;
  if (leaving) return { status: 'signed_out', why: 'left' };
  return { status: 'signed_out', why: before.status === 'signed_in' || hadSession ? 'ended' : 'never' };
}

/** Who is signed in, followed as it changes, also from another tab. */
export function useSession(): SessionState {
  const [state, setState] = useState<SessionState>({ status: 'loading' });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const hadSession = hasStaffSession();
    watchSession((session) => {
      if (!gone) setState((before) => next(before, session, hadSession));
    }).then(
      (stopWatching) => {
        if (gone) stopWatching();
        else stop = stopWatching;
      },
      (error: unknown) => {
        if (gone) return;
        const retry = () => {
          setState({ status: 'loading' });
          setTries((n) => n + 1);
        };
        setState({ status: 'failed', problem: problemCode(error), retry });
      },
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [tries]);

  return state;
}
