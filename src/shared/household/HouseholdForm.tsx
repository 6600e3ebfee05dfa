import { useRef, useState, type ReactNode } from 'react';
import type { FieldErrors, HouseholdWords } from '../../../supabase/functions/_shared/contract/consult.ts';
import { householdSteps } from '../../../supabase/functions/_shared/contract/householdFields.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { checkHousehold, emptyHousehold, type HouseholdDraft } from './householdDraft.ts';
import { HouseholdPart } from './HouseholdField.tsx';

/** All questions about a household at once, with the answers that are held: for the family itself, and for the desk. */
export function HouseholdForm(props: {
  held: Partial<HouseholdWords>;
  saving: boolean;
  /** What went wrong with the last try to save, above the buttons. */
  problem: ReactNode;
  save: ReactNode;
  cancel: ReactNode;
  onSave: (words: HouseholdWords) => void;
  onCancel: () => void;
}) {
  const [draft, setDraft] = useState<HouseholdDraft>({ ...emptyHousehold, ...props.held });
  const [errors, setErrors] = useState<FieldErrors>({});
  const summary = useRef<HTMLDivElement>(null);

  const save = () => {
    const checked = checkHousehold(draft);
    setErrors(checked.ok ? {} : checked.fields);
    if (checked.ok) props.onSave(checked.value);
    else setTimeout(() => summary.current?.focus(), 50); // once it is on the screen
  };
  return (
    <form
      noValidate
      className="space-y-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.saving) save();
      }}
    >
      <ErrorSummary ref={summary} errors={errors} />
      {householdSteps.map((step) => (
        <HouseholdPart
          key={step}
          step={step}
          value={draft}
          errors={errors}
          onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        />
      ))}
      {props.problem}
      <div className="flex flex-wrap gap-3">
        <Button className="flex-1" onClick={props.onCancel}>
          {props.cancel}
        </Button>
        <Button type="submit" kind="primary" className="flex-1" pending={props.saving}>
          {props.save}
        </Button>
      </div>
    </form>
  );
}
