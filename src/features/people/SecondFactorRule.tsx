import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { roles, type Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import { readSecondFactorRoles, requireSecondFactor } from '../../data/secondFactorRule.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** The roles of which the town asks a second step. */
export function SecondFactorRule({ townId }: { townId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const key = ['second-factor-roles', townId];
  const rule = useQuery({ queryKey: key, queryFn: () => readSecondFactorRoles(townId) });
  const [chosen, setChosen] = useState<Role[] | null>(null);
  const save = useMutation({
    mutationFn: (asked: readonly Role[]) => requireSecondFactor(townId, asked),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: key });
      setChosen(null);
      // The admin's own session may have to prove itself from now on: the desk asks at once.
      await queries.invalidateQueries({ queryKey: ['waiting-towns'] });
    },
  });
  const shown = chosen ?? rule.data ?? [];
  return (
    <Card className="space-y-4">
      <AskState of={rule} problemOf={problemCode} lines={2} />
      {rule.data && (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!save.isPending) save.mutate(shown);
          }}
        >
          <ChoiceGroup
            name="second-factor-roles"
            legend={t('people.required')}
            hint={t('people.required.text')}
            many
            choices={roles.map((value) => ({ value, label: t(`desk.role.${value}`) }))}
            chosen={shown}
            onChange={setChosen}
          />
          {shown.includes('admin') && <p>{t('people.required.own')}</p>}
          {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
          {save.isSuccess && chosen === null && (
            <Notice tone="good" live>
              {t('people.required.saved')}
            </Notice>
          )}
          <Button type="submit" pending={save.isPending}>
            {t('people.required.save')}
          </Button>
        </form>
      )}
    </Card>
  );
}
