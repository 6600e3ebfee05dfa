import { useState } from 'react';
import type { Person } from '../../data/people.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, inputClass } from '../../ui/Field.tsx';

/** Asks once more, says what is theirs to look after, and to whom it goes. */
export function RemoveDialog(props: {
  person: Person;
  heirs: readonly Person[];
  onClose: () => void;
  onRemove: (heir: string | null) => void;
}) {
  const { person, heirs } = props;
  const t = useT();
  const [heir, setHeir] = useState('');
  const holds = person.households + person.tasks > 0;
  const key = person.is_pending ? 'people.withdraw' : 'people.remove';
  return (
    <Dialog title={t(`${key}Of`, { name: person.display_name })} onClose={props.onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          props.onRemove(heir === '' ? null : heir);
        }}
      >
        <p>{t(`${key}.text`)}</p>
        {holds && (
          <Field
            name="heir"
            label={t('people.heir')}
            hint={t('people.holds', { households: person.households, tasks: person.tasks })}
          >
            {(aria) => (
              <select
                {...aria}
                className={inputClass}
                value={heir}
                onChange={(event) => setHeir(event.target.value)}
              >
                <option value="">{t('people.heir.nobody')}</option>
                {heirs.map(({ user_id, display_name }) => (
                  <option key={user_id} value={user_id}>
                    {display_name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onClick={props.onClose}>
            {t('desk.cancel')}
          </Button>
          <Button kind="danger" type="submit">
            {t(key)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
