import { useState } from 'react';
import type { FamilyView, OpenedFamily } from '../../data/family.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { bcp47 } from '../../i18n/translate.ts';
import { formatMoment } from '../../lib/townTime.ts';
import { HouseholdList } from '../../shared/household/HouseholdList.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { FamilyActs } from './FamilyActs.tsx';
import { FamilyEdit } from './FamilyEdit.tsx';
import { FamilyVisits } from './FamilyVisits.tsx';

export interface FamilyPageProps {
  token: string;
  opened: OpenedFamily;
  townName: string;
  /** The name of a spot, for what was looked at. */
  nameOfSpot: (placeId: string, spotId: string) => string;
  /** Something changed: read everything again. */
  onChanged: () => void;
}

/** Everything held about one family, and everything it may do with it. */
export function FamilyPage(props: FamilyPageProps) {
  const t = useT();
  const { locale } = useLocale();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const { view } = props.opened;
  const language = bcp47(locale);
  return (
    <div className="mx-auto max-w-2xl space-y-10 px-4 py-8">
      <header className="space-y-3">
        <PageHeading title={t('family.title', { town: props.townName })}>
          <T id="family.heading" />
        </PageHeading>
        <p>
          <T id="family.about" values={{ town: props.townName }} />
        </p>
        <p>
          <T id="family.since" values={{ day: formatMoment(view.created_at, language) }} />{' '}
          <T id={`family.stage.${view.stage}`} />{' '}
          {view.owner_name && <T id="family.owner" values={{ name: view.owner_name }} />}
        </p>
        <Notice>
          <p>
            <T id="family.secret" />
          </p>
        </Notice>
      </header>

      <section aria-labelledby="held" className="space-y-4">
        <h2 id="held" className="text-2xl">
          <T id="family.held" />
        </h2>
        <div role="status">{saved && !editing && <T id="family.saved" />}</div>
        {editing ? (
          <FamilyEdit
            token={props.token}
            household={view.household}
            onDone={(how) => {
              setEditing(false);
              setSaved(how === 'saved');
              if (how !== 'cancelled') props.onChanged();
            }}
          />
        ) : (
          <>
            <HouseholdList household={view.household} />
            <Button
              onClick={() => {
                setSaved(false);
                setEditing(true);
              }}
            >
              <T id="family.correct" />
            </Button>
          </>
        )}
      </section>

      <Consents view={view} language={language} />
      <FamilyVisits view={view} nameOfSpot={props.nameOfSpot} />
      {view.notes.length > 0 && (
        <section aria-labelledby="notes" className="space-y-3">
          <h2 id="notes" className="text-2xl">
            <T id="family.notes" />
          </h2>
          <ul className="space-y-3">
            {view.notes.map((note, i) => (
              <li key={i}>
                <p className="text-kawara">{formatMoment(note.created_at, language)}</p>
                <p className="whitespace-pre-wrap">{note.body}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Looks view={view} language={language} />
      <FamilyActs token={props.token} opened={props.opened} onChanged={props.onChanged} />
    </div>
  );
}

function Consents({ view, language }: { view: FamilyView; language: string }) {
  return (
    <section aria-labelledby="consents" className="space-y-3">
      <h2 id="consents" className="text-2xl">
        <T id="family.consents" />
      </h2>
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
    </section>
  );
}

function Looks({ view, language }: { view: FamilyView; language: string }) {
  const t = useT();
  return (
    <section aria-labelledby="looks" className="space-y-3">
      <h2 id="looks" className="text-2xl">
        <T id="family.looks" />
      </h2>
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
    </section>
  );
}
