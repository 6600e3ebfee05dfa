import { useState } from 'react';
import type { HouseholdRecord } from '../../data/households.ts';
import type { Member } from '../../data/members.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { nextStage } from '../../domain/pipeline.ts';
import type { Waiting } from '../../domain/waiting.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { Section } from './Section.tsx';
import { useAssignOwner, useMoveStage, type HouseholdActs, type MoveAsked } from './useHousehold.ts';
import { WaitingMark } from './WaitingMark.tsx';

type Household = HouseholdRecord['household'];

/** Where the lead stands, how long it has waited, who owns it; and the one way it moves. */
export function StagePart(props: {
  acts: HouseholdActs;
  household: Household;
  owners: Member[];
  waiting: Waiting;
}) {
  const t = useT();
  const { locale } = useLocale();
  const { household } = props;
  const move = useMoveStage(props.acts);
  const [asking, setAsking] = useState<Household['stage'] | 'choose' | null>(null);
  const next = nextStage(household.stage);

  const save = (asked: Omit<MoveAsked, 'version'>) =>
    move.mutate(
      { ...asked, version: household.version },
      {
        onSuccess: (outcome) => {
          if (outcome.status === 'moved') setAsking(null);
        },
      },
    );
  const begin = (to: Household['stage'] | 'choose') => {
    move.reset();
    setAsking(to);
  };

  return (
    <Section title={t('concierge.move.title')}>
      <p>
        <span className="font-bold">
          {t('concierge.move.now', { stage: t(`concierge.stage.${household.stage}`) })}
        </span>{' '}
        <span className="text-sm text-kawara">
          {t('concierge.move.since', {
            date: formatDay(townDay(new Date(household.stage_changed_at)), locale),
          })}
        </span>
      </p>
      {household.closed_reason && <p>{t(`concierge.reason.${household.closed_reason}`)}</p>}
      <WaitingMark waiting={props.waiting} />
      {move.data?.status === 'moved' && asking === null && (
        <Notice tone="good" live>
          {t('concierge.move.moved', { stage: t(`concierge.stage.${household.stage}`) })}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {next && (
          <Button kind="primary" onClick={() => begin(next)}>
            {t('concierge.move.next', { stage: t(`concierge.stage.${next}`) })}
          </Button>
        )}
        <Button onClick={() => begin('choose')}>{t('concierge.move.other')}</Button>
      </div>
      <Owner acts={props.acts} household={household} owners={props.owners} />
      {asking !== null && (
        <MoveDialog
          from={household.stage}
          to={asking === 'choose' ? null : asking}
          pending={move.isPending}
          conflict={move.data?.status === 'conflict' ? move.data.stage : null}
          problem={move.isError ? problemCode(move.error) : null}
          onSave={save}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}

function Owner(props: { acts: HouseholdActs; household: Household; owners: Member[] }) {
  const t = useT();
  const assign = useAssignOwner(props.acts);
  const { userId, userName } = props.acts.actor;
  const owner = props.household.owner_user_id;
  const known = props.owners.some((m) => m.user_id === owner);
  return (
    <div className="space-y-2 border-t border-hairline pt-3">
      <div className="flex flex-wrap items-end gap-2">
        <label className="min-w-40 flex-1">
          <span className="text-sm text-kawara">{t('concierge.owner')}</span>
          <select
            className="min-h-11 w-full rounded-lg border border-kawara bg-white px-2"
            value={owner ?? ''}
            disabled={assign.isPending}
            onChange={(event) => {
              const id = event.target.value === '' ? null : event.target.value;
              const name = props.owners.find((m) => m.user_id === id)?.display_name ?? null;
              assign.mutate({ userId: id, name });
            }}
          >
            <option value="">{t('concierge.owner.none')}</option>
            {owner !== null && !known && <option value={owner}>{t('concierge.owner.other')}</option>}
            {props.owners.map((m) => (
              <option key={m.user_id} value={m.user_id}>
                {m.display_name}
              </option>
            ))}
          </select>
        </label>
        {owner !== userId && (
          <Button pending={assign.isPending} onClick={() => assign.mutate({ userId, name: userName })}>
            {t('concierge.owner.take')}
          </Button>
        )}
      </div>
      {assign.isError && <ProblemNotice problem={problemCode(assign.error)} kind="act" />}
    </div>
  );
}
