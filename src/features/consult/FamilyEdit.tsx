import { useState } from 'react';
import type { HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import { DataError, type DataErrorKind } from '../../data/client.ts';
import { updateFamily, type FamilyView } from '../../data/family.ts';
import { T } from '../../i18n/Ruby.tsx';
import { HouseholdForm } from '../../shared/household/HouseholdForm.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** The same questions again, with the answers that are held. */
export function FamilyEdit(props: {
  token: string;
  household: FamilyView['household'];
  /** stale: somebody else was first; what is held should be read again. */
  onDone: (how: 'saved' | 'cancelled' | 'stale') => void;
}) {
  const { version, ...held } = props.household;
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<'conflict' | DataErrorKind | null>(null);

  const save = async (words: HouseholdWords) => {
    setSaving(true);
    setProblem(null);
    try {
      if ((await updateFamily(props.token, words, version)) === 'saved') {
        props.onDone('saved');
        return;
      }
      setProblem('conflict');
    } catch (error) {
      setProblem(error instanceof DataError ? error.kind : 'unavailable');
    }
    setSaving(false);
  };
  return (
    <HouseholdForm
      held={held}
      saving={saving}
      save={<T id="family.save" />}
      cancel={<T id="family.cancel" />}
      onSave={(words) => void save(words)}
      onCancel={() => props.onDone(problem === 'conflict' ? 'stale' : 'cancelled')}
      problem={
        problem && (
          <Notice
            tone="problem"
            live
            title={<T id={problem === 'conflict' ? 'family.conflict' : `consult.failed.${problem}`} />}
          >
            <p>
              <T id="family.notSaved" />
            </p>
          </Notice>
        )
      }
    />
  );
}
