// What stands on record of a family: part of its page, and of the file it may keep.
import type { ReactNode } from 'react';
import type { FamilyView } from '../../data/family.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { formatMoment } from '../../lib/townTime.ts';

interface Records {
  view: FamilyView;
  /** BCP 47 */
  language: string;
}

function Part(props: { id: string; heading: MessageKey; children: ReactNode }) {
  return (
    <section aria-labelledby={props.id} className="space-y-3">
      <h2 id={props.id} className="text-2xl">
        <T id={props.heading} />
      </h2>
      {props.children}
    </section>
  );
}

export function Consents({ view, language }: Records) {
  return (
    <Part id="consents" heading="family.consents">
      <ul className="space-y-2">
        {view.consents.map((consent, i) => (
          <li key={i}>
            <span className="font-bold">
              <T id={`family.consent.${consent.purpose}`} />
            </span>
            <br />
            <T
              id="family.consent.granted"
              values={{ day: formatMoment(consent.granted_at, language), version: consent.version }}
            />
            {consent.withdrawn_at && (
              <>
                {' '}
                <T
                  id="family.consent.withdrawn"
                  values={{ day: formatMoment(consent.withdrawn_at, language) }}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function SharedNotes({ view, language }: Records) {
  if (view.notes.length === 0) return null;
  return (
    <Part id="notes" heading="family.notes">
      <ul className="space-y-3">
        {view.notes.map((note, i) => (
          <li key={i}>
            <p className="text-kawara">{formatMoment(note.created_at, language)}</p>
            <p className="break-words whitespace-pre-wrap">{note.body}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What staff wrote for themselves: that it is there, and how to see it. */
export function ForStaff({ view }: { view: FamilyView }) {
  const { notes, remarks, tasks } = view.for_staff;
  return (
    <Part id="for-staff" heading="family.forStaff">
      <p>
        <T
          id={notes + remarks + tasks === 0 ? 'family.forStaff.none' : 'family.forStaff.some'}
          values={{ notes, remarks, tasks }}
        />
      </p>
    </Part>
  );
}

export function History({ view, language }: Records) {
  return (
    <Part id="history" heading="family.history">
      <ul className="space-y-2">
        {view.history.map((entry, i) => (
          <li key={i}>
            <span className="text-kawara">{formatMoment(entry.at, language)}</span>
            <br />
            <T
              id={
                entry.kind === 'corrected' && !entry.by_family
                  ? 'family.history.correctedByStaff'
                  : entry.kind === 'stage_moved' && entry.to_stage
                    ? `family.history.to.${entry.to_stage}`
                    : `family.history.${entry.kind}`
              }
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Mails({ view, language }: Records) {
  return (
    <Part id="mails" heading="family.mails">
      {view.mails.length === 0 ? (
        <p>
          <T id="family.mailsNone" />
        </p>
      ) : (
        <ul className="space-y-2">
          {view.mails.map((mail, i) => (
            <li key={i} className="break-words">
              <span className="text-kawara">{formatMoment(mail.sent_at ?? mail.at, language)}</span>{' '}
              {!mail.sent_at && <T id="family.mails.waiting" />}
              <br />
              {mail.subject}
              <br />
              {mail.to}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function Looks({ view, language }: Records) {
  const t = useT();
  return (
    <Part id="looks" heading="family.looks">
      {view.looks.length === 0 ? (
        <p>
          <T id="family.looksNone" />
        </p>
      ) : (
        <table className="w-full text-left">
          <caption className="sr-only">{t('family.looks')}</caption>
          <thead>
            <tr className="border-b-2 border-kawara">
              <th scope="col" className="py-2 pr-3">
                <T id="family.looks.when" />
              </th>
              <th scope="col" className="py-2">
                <T id="family.looks.who" />
              </th>
            </tr>
          </thead>
          <tbody>
            {view.looks.map((look, i) => (
              <tr key={i} className="border-b border-hairline">
                <td className="py-2 pr-3">{formatMoment(look.at, language)}</td>
                <td className="py-2">{look.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
