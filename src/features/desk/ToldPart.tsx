import { useState } from 'react';
import type { HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import { householdFields } from '../../../supabase/functions/_shared/contract/householdFields.ts';
import type { HouseholdRecord } from '../../data/households.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { HouseholdForm } from '../../shared/household/HouseholdForm.tsx';
import { HouseholdList } from '../../shared/household/HouseholdList.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { Section } from './Section.tsx';
import { useCorrectHousehold, type HouseholdActs } from './useHousehold.ts';

/** What the family told of itself, whole; corrected here as it says on the phone, by the rules of its own form. */
export function ToldPart(props: { acts: HouseholdActs; record: HouseholdRecord; onReload: () => void }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { household, consultation_withdrawn } = props.record;
  if (consultation_withdrawn) return null;
  return (
    <Section title={t('concierge.told.title')}>
      <HouseholdList household={household as HouseholdWords} />
      <Button onClick={() => setEditing(true)}>{t('concierge.told.correct')}</Button>
      {editing && <CorrectDialog {...props} onClose={() => setEditing(false)} />}
    </Section>
  );
}

function CorrectDialog(props: {
  acts: HouseholdActs;
  record: HouseholdRecord;
  onReload: () => void;
  onClose: () => void;
}) {
  const t = useT();
  const correct = useCorrectHousehold(props.acts);
  const isStale = correct.data?.status === 'conflict';
  return (
    <Dialog title={t('concierge.told.correct')} onClose={props.onClose}>
      <p className="mb-4">{t('concierge.told.text')}</p>
      <HouseholdForm
        held={toldOnly(props.record.household)}
        saving={correct.isPending}
        save={t('concierge.told.save')}
        cancel={t('desk.cancel')}
        onCancel={() => {
          if (isStale) props.onReload();
          props.onClose();
        }}
        onSave={(words) =>
          correct.mutate(
            { words, version: props.record.household.version },
            { onSuccess: (answer) => answer.status === 'saved' && props.onClose() },
          )
        }
        problem={
          isStale ? (
            <Notice tone="problem" live>
              {t('concierge.told.conflict')}
            </Notice>
          ) : (
            correct.isError && <ProblemNotice problem={problemCode(correct.error)} kind="act" />
          )
        }
      />
    </Dialog>
  );
}

/** The fields that the family told; the rest of the record is no part of the form. */
function toldOnly(household: HouseholdRecord['household']): Partial<HouseholdWords> {
  const told = Object.entries(household).filter(([name]) => name in householdFields);
  return Object.fromEntries(told);
}
