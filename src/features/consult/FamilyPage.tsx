import { useRef, useState } from 'react';
import type { OpenedFamily } from '../../data/family.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { withoutRuby } from '../../i18n/aozora.ts';
import { T } from '../../i18n/Ruby.tsx';
import { bcp47 } from '../../i18n/translate.ts';
import { formatMoment } from '../../lib/townTime.ts';
import { HouseholdList } from '../../shared/household/HouseholdList.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { FamilyActs } from './FamilyActs.tsx';
import { FamilyEdit } from './FamilyEdit.tsx';
import { Consents, ForStaff, History, Looks, Mails, SharedNotes } from './FamilyRecords.tsx';
import { familyDocument } from './familyDocument.ts';
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
  const held = useRef<HTMLDivElement>(null);
  return (
    <div className="mx-auto max-w-2xl space-y-10 px-4 py-8">
      <div ref={held} className="space-y-10">
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
          <div data-only-on-screen>
            <Notice>
              <p>
                <T id="family.secret" />
              </p>
            </Notice>
          </div>
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
        <SharedNotes view={view} language={language} />
        <ForStaff view={view} />
        <History view={view} language={language} />
        <Mails view={view} language={language} />
        <Looks view={view} language={language} />
      </div>
      <FamilyActs
        token={props.token}
        opened={props.opened}
        onChanged={props.onChanged}
        toRead={() =>
          familyDocument(
            withoutRuby(t('family.title', { town: props.townName })),
            language,
            held.current ? [held.current] : [],
          )
        }
      />
    </div>
  );
}
