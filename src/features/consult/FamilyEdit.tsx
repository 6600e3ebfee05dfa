import { useRef, useState } from 'react';
import type { FieldErrors } from '../../../supabase/functions/_shared/contract/consult.ts';
import { DataError, type DataErrorKind } from '../../data/client.ts';
import { updateFamily, type FamilyView } from '../../data/family.ts';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { checkHousehold } from './checkConsult.ts';
import { emptyHousehold, type HouseholdDraft } from './draft.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { ContactPart, FromPart, WhenPart, WishesPart, WordsPart } from './HouseholdParts.tsx';
import { WhoPart } from './WhoPart.tsx';

type Problem = { kind: 'conflict' } | { kind: DataErrorKind };

/** The same questions again, with the answers that are held. */
export function FamilyEdit(props: {
  token: string;
  household: FamilyView['household'];
  /** stale: somebody else was first; what is held should be read again. */
  onDone: (how: 'saved' | 'cancelled' | 'stale') => void;
}) {
  const { version, ...held } = props.household;
  const [draft, setDraft] = useState<HouseholdDraft>({ ...emptyHousehold, ...held });
  const [errors, setErrors] = useState<FieldErrors>({});
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const summary = useRef<HTMLDivElement>(null);

  const save = async () => {
    const checked = checkHousehold(draft);
    if (!checked.ok) {
      setErrors(checked.fields);
      setTimeout(() => summary.current?.focus(), 50); // once it is on the screen
      return;
    }
    setErrors({});
    setSaving(true);
    setProblem(null);
    try {
      if ((await updateFamily(props.token, checked.value, version)) === 'saved') {
        props.onDone('saved');
        return;
      }
      setProblem({ kind: 'conflict' });
    } catch (error) {
      setProblem({ kind: error instanceof DataError ? error.kind : 'unavailable' });
    }
    setSaving(false);
  };

  const part = {
    value: draft,
    errors,
    onChange: (changes: Partial<HouseholdDraft>) => {
      setDraft((d) => ({ ...d, ...changes }));
    },
  };
  return (
    <form
      noValidate
      className="space-y-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) void save();
      }}
    >
      <ErrorSummary ref={summary} errors={errors} />
      <WhoPart {...part} />
      <WhenPart {...part} />
      <WishesPart {...part} />
      <FromPart {...part} />
      <WordsPart {...part} />
      <ContactPart {...part} />
      {problem && (
        <Notice
          tone="problem"
          live
          title={
            <T id={problem.kind === 'conflict' ? 'family.conflict' : `consult.failed.${problem.kind}`} />
          }
        >
          <p>
            <T id="family.notSaved" />
          </p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          className="flex-1"
          onClick={() => {
            props.onDone(problem?.kind === 'conflict' ? 'stale' : 'cancelled');
          }}
        >
          <T id="family.cancel" />
        </Button>
        <Button type="submit" kind="primary" className="flex-1" pending={saving}>
          <T id="family.save" />
        </Button>
      </div>
    </form>
  );
}
