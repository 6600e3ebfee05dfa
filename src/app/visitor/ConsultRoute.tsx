import { lazy, Suspense } from 'react';
import { ConsultPage } from '../../features/consult/ConsultPage.tsx';
import { openSection, useWords } from '../../i18n/I18nProvider.tsx';
import { SurveyGate } from './SurveyGate.tsx';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { TownPageProps } from './pageCode.ts';

// Few families meet it: they alone download it.
const NoConcierge = lazy(async () => {
  const code = import('../../features/consult/NoConcierge.tsx');
  const [{ NoConcierge: page }] = await Promise.all([code, openSection('family')]);
  return { default: page };
});

export default function ConsultRoute({ view }: TownPageProps) {
  const say = useWords();
  const { town_id, name } = view.town;
  if (!view.takesConsultations)
    return (
      <Suspense>
        <NoConcierge town={view.town} placesHref={townPath(town_id, 'places')} />
      </Suspense>
    );
  return (
    <ConsultPage
      townId={town_id}
      townName={say(name)}
      townHref={townPath(town_id)}
      placesHref={townPath(town_id, 'places')}
      privacyHref={townPath(town_id, 'privacy')}
      after={<SurveyGate townId={town_id} moment="consult" />}
    />
  );
}
