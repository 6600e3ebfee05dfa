import { useEffect, useState } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import type { LinkKind } from '../../data/password.ts';
import { configureStaffClient } from '../../data/staffClient.ts';
import { CodePage } from '../../features/auth/CodePage.tsx';
import { LinkPage } from '../../features/auth/LinkPage.tsx';
import { LostPasswordPage } from '../../features/auth/LostPasswordPage.tsx';
import { lostPasswordPath, returnPath, signInHref, signInPath } from '../../features/auth/returnPath.ts';
import { SessionWatch } from '../../features/auth/SessionWatch.tsx';
import { SignInPage } from '../../features/auth/SignInPage.tsx';
import { useSession } from '../../features/auth/useSession.ts';
import { loadCatalog, useLocale } from '../../i18n/I18nProvider.tsx';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { loadDataConfig } from '../env.ts';
import { MembershipGate } from './MembershipGate.tsx';

configureStaffClient(loadDataConfig);

/** Everything under /staff: a family never downloads it. */
export default function StaffApp() {
  const { locale } = useLocale();
  const [loaded, setLoaded] = useState<Locale | null>(null);
  const [broken, setBroken] = useState<Error | null>(null);

  useEffect(() => {
    let current = true;
    loadCatalog(locale, 'staff').then(
      () => {
        if (current) setLoaded(locale);
      },
      (error: unknown) => {
        if (current) setBroken(error instanceof Error ? error : new Error('catalog'));
      },
    );
    return () => {
      current = false;
    };
  }, [locale]);

  if (broken) throw broken; // the words could not be fetched: the route's own boundary says so
  return loaded === locale ? <SessionGate /> : <Skeleton />;
}

/** Where the links of mails lead. */
const linkPaths: Partial<Record<string, LinkKind>> = {
  '/staff/recover': 'recovery',
  '/staff/invite': 'invite',
};

/** The desk when signed in, the sign-in page when not, and the way back between them. */
function SessionGate() {
  const state = useSession();
  const [path, navigate] = useLocation();
  const search = useSearch();
  const signingIn = path === signInPath;

  if (state.status === 'loading') return <Skeleton />;
  if (state.status === 'failed') {
    return (
      <main className="mx-auto max-w-2xl p-6">
        <ProblemNotice problem={state.problem} onRetry={state.retry} />
      </main>
    );
  }
  const link = linkPaths[path];
  if (link) return <LinkPage key={link} kind={link} state={state} onDone={() => navigate('/staff')} />;
  if (state.status === 'signed_out') {
    if (signingIn) return <SignInPage />;
    if (path === lostPasswordPath) return <LostPasswordPage />;
    const here = search === '' ? path : `${path}?${search}`;
    // Whoever signs in after someone signed out starts at their own first page.
    const to = state.why === 'left' ? signInPath : signInHref(here, state.why === 'ended');
    return <Redirect to={to} replace />;
  }
  const { session } = state;
  if (session.needsCode) return <CodePage email={session.email} />;
  if (signingIn || path === lostPasswordPath)
    return <Redirect to={returnPath(new URLSearchParams(search).get('return'))} replace />;
  return (
    <>
      <SessionWatch session={session} />
      <MembershipGate key={session.userId} session={session} />
    </>
  );
}
