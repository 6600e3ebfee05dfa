import { useState } from 'react';
import type { HouseholdRecord } from '../../data/households.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { MoreRows } from '../../ui/staff/MoreRows.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { Section } from './Section.tsx';
import { useAddNote, useOlder, type HouseholdActs } from './useHousehold.ts';

/** What was said, newest first. */
export function NotesPart({ acts, notes }: { acts: HouseholdActs; notes: HouseholdRecord['notes'] }) {
  const t = useT();
  const { locale } = useLocale();
  const [body, setBody] = useState('');
  const [isShared, setShared] = useState(false);
  const add = useAddNote(acts);
  const older = useOlder(acts, 'notes', notes, notes.rows.at(-1)?.note_id);
  return (
    <Section title={t('concierge.notes.title')}>
      <form
        className="space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (body.trim() === '' || add.isPending) return;
          const sent = body.trim();
          add.mutate(
            { body: sent, isShared },
            {
              onSuccess: () => {
                setBody((now) => (now.trim() === sent ? '' : now)); // what was begun meanwhile stays
                setShared(false);
              },
            },
          );
        }}
      >
        <label htmlFor="note-body" className="font-bold">
          {t('concierge.notes.add')}
        </label>
        <textarea
          id="note-body"
          rows={3}
          maxLength={5000}
          className={inputClass}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <ChoiceGroup
          name="note-reader"
          stacked
          required
          legend={t('concierge.notes.reader')}
          choices={[
            { value: 'staff', label: <Reader id="staff" /> },
            { value: 'family', label: <Reader id="family" /> },
          ]}
          chosen={[isShared ? 'family' : 'staff']}
          onChange={([reader]) => setShared(reader === 'family')}
        />
        {add.isError && <ProblemNotice problem={problemCode(add.error)} kind="act" />}
        <Button type="submit" pending={add.isPending} aria-disabled={body.trim() === '' || undefined}>
          {t(isShared ? 'concierge.notes.share' : 'concierge.notes.save')}
        </Button>
      </form>
      {notes.rows.length === 0 ? (
        <p className="text-kawara">{t('concierge.notes.empty')}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {notes.rows.map((note) => (
            <li key={note.note_id} className="py-3">
              <p className="break-words whitespace-pre-wrap">{note.body}</p>
              <p className="text-sm text-kawara">
                <span className={note.is_shared ? 'mr-2 font-bold text-moegi' : 'mr-2'}>
                  {t(note.is_shared ? 'concierge.notes.isShared' : 'concierge.notes.isForStaff')}
                </span>
                {note.author_name ?? t('concierge.history.gone')} ・ {formatMoment(note.created_at, locale)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <MoreRows {...older} />
    </Section>
  );
}

/** Who will read the note, and when. */
function Reader({ id }: { id: 'staff' | 'family' }) {
  const t = useT();
  return (
    <>
      <span className="block font-bold">{t(`concierge.notes.${id}`)}</span>
      <span className="block text-sm">{t(`concierge.notes.${id}.hint`)}</span>
    </>
  );
}
