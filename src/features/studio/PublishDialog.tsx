import { useT } from '../../i18n/I18nProvider.tsx';
import { NoteDialog } from '../../shared/NoteDialog.tsx';

/** Asks once more before what families see changes. */
export function PublishDialog(props: { onClose: () => void; onPublish: (note: string) => void }) {
  const t = useT();
  return (
    <NoteDialog
      title={t('desk.town.confirmTitle')}
      text={t('desk.town.publishText')}
      label={t('desk.town.note')}
      hint={t('desk.town.noteHint')}
      maxLength={500}
      save={t('desk.town.confirm')}
      onClose={props.onClose}
      onSave={props.onPublish}
    />
  );
}
