import { useState } from 'react';
import type { HouseholdRecord } from '../../data/households.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { Section } from './Section.tsx';
import { useAddNote, type HouseholdActs } from './useHousehold.ts';

/** What was said, newest first. */
export function NotesPart({ acts, notes }: { acts: HouseholdActs; notes: HouseholdRecord['notes'] }) {
  const t = useT();
  const { locale } = useLocale();
  const [body, setBody] = useState('');
  const add = useAddNote(acts);
  return (
    <Section title={t('concierge.notes.title')}>
      <form
        className="space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (body.trim() === '' || add.isPending) return;
          add.mutate(body.trim(), { onSuccess: () => setBody('') });
        }}
      >
        <label htmlFor="note-body" className="font-bold">
          {t('concierge.notes.add')}
        </label>
        <p id="note-hint" className="text-sm text-kawara">
          {t('concierge.notes.hint')}
        </p>
        <textarea
          id="note-body"
          aria-describedby="note-hint"
          rows={3}
          maxLength={5000}
          className={inputClass}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        {add.isError && <ProblemNotice problem={problemCode(add.error)} kind="act" />}
        <Button type="submit" pending={add.isPending} aria-disabled={body.trim() === '' || undefined}>
          {t('concierge.notes.save')}
        </Button>
      </form>
      {notes.length === 0 ? (
        <p className="text-kawara">{t('concierge.notes.empty')}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {notes.map((note) => (
            <li key={note.note_id} className="py-3">
              <p className="break-words whitespace-pre-wrap">{note.body}</p>
              <p className="text-sm text-kawara">
                {note.author_name ?? t('concierge.history.gone')} ・ {formatMoment(note.created_at, locale)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
