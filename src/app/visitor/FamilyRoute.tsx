import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { townViews, wholePlaces } from '../../data/content.ts';
import { openFamily, type OpenedFamily } from '../../data/family.ts';
import { FamilyPage } from '../../features/consult/FamilyPage.tsx';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { cachedLoader } from '../../lib/cachedLoader.ts';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { LanguageSelect } from '../../shared/LanguageSelect.tsx';
import { TextSizeSelect } from '../../ui/TextSizeSelect.tsx';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import { forgetPrivateToken } from './privateToken.ts';
import { usePrivateAddress } from './usePrivateAddress.ts';
import { usePrivateToken } from './usePrivateToken.ts';

/** /family#token, outside every town's pages: no search engine finds it and no link tells where one came from. */
export default function FamilyRoute() {
  usePrivateAddress();
  const { token, opening } = usePrivateToken('family');
  return <Family key={opening} token={token} />;
}

function Family({ token }: { token: string }) {
  // Each reading is a new key: what was changed is read again, what is on the screen stays until then.
  const loader = useMemo(
    () =>
      cachedLoader(async () => {
        const family = await openFamily(token);
        if (family === null) forgetPrivateToken('family'); // it opens nothing any more
        return family;
      }),
    [token],
  );
  const [reading, setReading] = useState(0);
  const loaded = useLoad(loader, String(reading));
  const [last, setLast] = useState<OpenedFamily | null>(null);
  const opened = loaded.status === 'here' ? loaded.data : last;

  return (
    <main id="main">
      <div className="mx-auto flex max-w-2xl flex-wrap justify-end gap-3 px-4 pt-3">
        <LanguageSelect />
        <TextSizeSelect />
      </div>
      {opened ? (
        <Opened
          token={token}
          opened={opened}
          onChanged={() => {
            setLast(opened);
            setReading((n) => n + 1);
          }}
        />
      ) : (
        <div className="mx-auto max-w-2xl px-4">
          <LoadedView of={loaded}>{() => <Nothing erased={last !== null} />}</LoadedView>
        </div>
      )}
    </main>
  );
}

function Opened(props: { token: string; opened: OpenedFamily; onChanged: () => void }) {
  const say = useWords();
  const townId = props.opened.view.town_id;
  const town = useLoad(townViews, townId);
  const view = town.status === 'here' ? town.data : null;
  const linked = props.opened.view.visits.length > 0;
  const places = useLoad(wholePlaces, linked && view?.revision ? `${townId}/${String(view.revision)}` : null);
  const nameOfSpot = (placeId: string, spotId: string) => {
    const list = places.status === 'here' ? places.data : [];
    const place = list.find((p) => p.place_id === placeId);
    const spot = place?.spots.find((s) => s.spot_id === spotId);
    return place && spot ? `${say(place.name)} ${say(spot.name)}` : spotId;
  };
  return (
    <>
      <FamilyPage {...props} townName={view ? say(view.town.name) : ''} nameOfSpot={nameOfSpot} />
      <p className="mx-auto max-w-2xl px-4 pb-10">
        <Link href={townPath(townId)} className="inline-flex min-h-11 items-center text-sky underline">
          <T id="common.toTown" />
        </Link>{' '}
        <Link
          href={townPath(townId, 'privacy')}
          className="ml-4 inline-flex min-h-11 items-center text-sky underline"
        >
          <T id="common.page.privacy" />
        </Link>
      </p>
    </>
  );
}

function Nothing({ erased }: { erased: boolean }) {
  const t = useT();
  const key = erased ? 'family.erased' : 'family.unknown';
  return (
    <div className="space-y-4 py-10">
      <PageHeading title={t(key)}>
        <T id={key} />
      </PageHeading>
      <p>
        <T id={erased ? 'family.erased.text' : 'family.unknown.text'} />
      </p>
      <p>
        <Link href="/" className="inline-flex min-h-11 items-center text-sky underline">
          <T id="common.toStart" />
        </Link>
      </p>
    </div>
  );
}
