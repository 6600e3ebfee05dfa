import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PeopleRequest } from '../../../supabase/functions/_shared/contract/people.ts';
import type { Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import { actOnPerson, readPeople, setAuditor, setPersonRole, type Person } from '../../data/people.ts';
import { problemCode, StaffProblem } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { InviteForm } from './InviteForm.tsx';
import { OutcomeNotice, type Outcome } from './OutcomeNotice.tsx';
import { PersonItem } from './PersonItem.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { SecondFactorRule } from './SecondFactorRule.tsx';

/** Who works for the town; the one place where rights are given and taken. */
export function PeoplePage(props: { townId: string; userId: string }) {
  const { townId, userId } = props;
  const t = useT();
  const queries = useQueryClient();
  const key = ['people', townId];
  const people = useQuery({ queryKey: key, queryFn: () => readPeople(townId) });
  const [removing, setRemoving] = useState<Person | null>(null);
  const [invited, setInvited] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const act = useMutation({
    mutationFn: async (change: { name: string; work: () => Promise<Outcome['word']> }) => {
      setOutcome(null);
      const word = await change.work();
      setOutcome({ name: change.name, word });
      if (word === 'invited' || word === 'added') setInvited((count) => count + 1);
    },
    // One's own rights may be among them: the rail shows what one may open now.
    onSettled: () =>
      Promise.all(['people', 'memberships'].map((name) => queries.invalidateQueries({ queryKey: [name] }))),
  });
  const account = (name: string, request: PeopleRequest) =>
    act.mutate({ name, work: () => actOnPerson(request) });
  const changeRole = (person: Person, role: Role) =>
    act.mutate({
      name: person.display_name,
      work: async () => {
        try {
          await setPersonRole(townId, person.user_id, role);
          return 'role_changed';
        } catch (error) {
          if (error instanceof StaffProblem && error.reason === 'last_admin') return 'last_admin';
          throw error;
        }
      },
    });
  const changeAuditor = (person: Person, isAuditor: boolean) =>
    act.mutate({
      name: person.display_name,
      work: async () => {
        await setAuditor(townId, person.user_id, isAuditor);
        return 'auditor_changed';
      },
    });

  return (
    <div className="max-w-4xl space-y-6 p-4 md:p-6">
      <PageHeading title={t('people.title')} className="text-2xl">
        {t('people.title')}
      </PageHeading>
      <p>{t('people.lead')}</p>
      <OutcomeNotice outcome={outcome} problem={act.isError ? problemCode(act.error) : null} />
      <Card className="space-y-4">
        <h2 className="text-lg">{t('people.invite')}</h2>
        <InviteForm
          key={invited}
          pending={act.isPending}
          onInvite={(who) => account(who.display_name, { act: 'invite', town_id: townId, ...who })}
        />
      </Card>
      <section aria-labelledby="people-list" className="space-y-3">
        <h2 id="people-list" className="text-lg">
          {t('people.list')}
          {people.data && (
            <span className="ml-2 font-normal">{t('people.count', { count: people.data.length })}</span>
          )}
        </h2>
        <AskState of={people} problemOf={problemCode} />
        <ul className="space-y-3">
          {people.data?.map((person) => (
            <PersonItem
              key={person.user_id}
              person={person}
              isOneself={person.user_id === userId}
              pending={act.isPending}
              onRole={(role) => changeRole(person, role)}
              onAuditor={(is) => changeAuditor(person, is)}
              onResend={() =>
                account(person.display_name, { act: 'resend', town_id: townId, user_id: person.user_id })
              }
              onReset={() =>
                account(person.display_name, {
                  act: 'reset_factors',
                  town_id: townId,
                  user_id: person.user_id,
                })
              }
              onRemove={() => setRemoving(person)}
            />
          ))}
        </ul>
      </section>
      <SecondFactorRule townId={townId} />
      {removing && (
        <RemoveDialog
          person={removing}
          heirs={(people.data ?? []).filter(
            ({ user_id, role, is_pending }) =>
              user_id !== removing.user_id && !is_pending && (role === 'concierge' || role === 'admin'),
          )}
          onClose={() => setRemoving(null)}
          onRemove={(heir) => {
            const { user_id, display_name } = removing;
            setRemoving(null);
            account(display_name, { act: 'remove', town_id: townId, user_id, heir });
          }}
        />
      )}
    </div>
  );
}
