import { useState } from 'react';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { inputClass } from '../../ui/Field.tsx';

/** Asks once more before what families see changes. */
export function PublishDialog(props: { onClose: () => void; onPublish: (note: string) => void }) {
  const t = useT();
  const [note, setNote] = useState('');
  return (
    <Dialog title={t('desk.town.confirmTitle')} onClose={props.onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          props.onPublish(note.trim());
        }}
      >
        <p>{t('desk.town.publishText')}</p>
        <div className="space-y-1">
          <label htmlFor="publish-note" className="font-bold">
            {t('desk.town.note')}
          </label>
          <p id="publish-note-hint" className="text-sm text-kawara">
            {t('desk.town.noteHint')}
          </p>
          <textarea
            id="publish-note"
            aria-describedby="publish-note-hint"
            rows={3}
            maxLength={500}
            className={inputClass}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={props.onClose}>
            {t('desk.cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {t('desk.town.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
