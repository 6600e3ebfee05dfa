import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import { readMyDigest, setMyDigest } from '../../data/sharing.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/ChoiceGroup.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** Whether one wants the monthly mail oneself. */
export function MyDigest({ townId }: { townId: string }) {
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
