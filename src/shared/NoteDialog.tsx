import { useState, type ReactNode } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field, inputClass } from '../ui/Field.tsx';

/** Asks once more before an act, with room for a note about it. `onSave` gets the note without the space around it. */
export function NoteDialog(props: {
  title: string;
  text: string;
  label: string;
  hint?: string;
  /** Characters. */
  maxLength: number;
  save: string;
  pending?: boolean;
  /** What went wrong, above the note. */
  problem?: ReactNode;
  onClose: () => void;
  onSave: (note: string) => void;
}) {
  const t = useT();
  const [note, setNote] = useState('');
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.pending) props.onSave(note.trim());
        }}
      >
        <p>{props.text}</p>
        {props.problem}
        <Field name="note" label={props.label} hint={props.hint}>
          {(aria) => (
            <textarea
              {...aria}
              rows={3}
              maxLength={props.maxLength}
              className={inputClass}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={props.onClose}>
            {t('desk.cancel')}
          </Button>
          <Button kind="primary" type="submit" pending={props.pending}>
            {props.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
