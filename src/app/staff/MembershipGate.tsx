import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { readMemberships, type Membership } from '../../data/members.ts';
import { readWaitingTowns } from '../../data/secondFactorRule.ts';
import type { Session } from '../../data/session.ts';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { FactorNeeded } from '../../features/auth/FactorNeeded.tsx';
import { leave } from '../../features/auth/useSession.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { readStored, writeStored } from '../../lib/safeStorage.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { Desk } from './Desk.tsx';

const townKey = 'hiroba.staff.town';

/** What is read belongs to one signed-in person: the cache is made for them and goes with them. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        // A refusal stays a refusal; only a fallen line is worth a second try.
        retry: (tries, error) => tries < 2 && (!(error instanceof StaffProblem) || error.code === 'offline'),
      },
      // Without a line an act says so at once, instead of turning until there is one.
      mutations: { networkMode: 'always' },
    },
  });
}

/** Finds the towns one works for before anything else is asked. */
export function MembershipGate({ session }: { session: Session }) {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Memberships session={session} />
    </QueryClientProvider>
  );
}

function Memberships({ session }: { session: Session }) {
  const t = useT();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState(() => readStored(townKey));
  const query = useQuery({
    queryKey: ['memberships', session.userId],
    queryFn: () => readMemberships(session.userId),
    staleTime: 300_000,
  });

  const waiting = useQuery({
    queryKey: ['waiting-towns', session.userId],
    queryFn: readWaitingTowns,
  });

  if (query.isPending || waiting.isPending) return <Skeleton />;
  const failed = [query, waiting].find(({ isError }) => isError);
  if (!query.data || !waiting.data) {
    return (
      <main className="mx-auto max-w-2xl p-6">
        <ProblemNotice problem={problemCode(failed?.error)} onRetry={() => void failed?.refetch()} />
      </main>
    );
  }
  const member: Membership | undefined = query.data.find((m) => m.town_id === chosen) ?? query.data[0];
  if (!member) {
    return (
      <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 p-6">
        <PageHeading title={t('auth.noRole.title')} className="text-2xl">
          {t('auth.noRole.title')}
        </PageHeading>
        <Notice>{t('auth.noRole.text', { email: session.email })}</Notice>
        <Button onClick={() => void leave()}>{t('desk.signOut')}</Button>
      </main>
    );
  }
  if (waiting.data.includes(member.town_id))
    return <FactorNeeded userId={session.userId} onDone={() => void waiting.refetch()} />;
  return (
    <Desk
      key={member.town_id}
      session={session}
      member={member}
      memberships={query.data}
      onTown={(townId) => {
        writeStored(townKey, townId);
        setChosen(townId);
        navigate('/staff'); // another role there: its own first page
      }}
    />
  );
}
