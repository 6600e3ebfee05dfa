import { lazy, Suspense } from 'react';
import type { TownView } from '../../data/content.ts';
import { ConsultPage } from '../../features/consult/ConsultPage.tsx';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { townPath } from './townPath.ts';

const SurveyOffer = lazy(() =>
  import('../../features/survey/SurveyOffer.tsx').then((m) => ({ default: m.SurveyOffer })),
);

export default function ConsultRoute({ view }: { view: TownView }) {
  const say = useWords();
  const { town_id, name } = view.town;
  return (
    <ConsultPage
      townId={town_id}
      townName={say(name)}
      townHref={townPath(town_id)}
      placesHref={townPath(town_id, 'places')}
      privacyHref={townPath(town_id, 'privacy')}
      after={
        <Suspense fallback={null}>
          <SurveyOffer townId={town_id} moment="consult" />
        </Suspense>
      }
    />
  );
}
