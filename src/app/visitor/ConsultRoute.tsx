import { ConsultPage } from '../../features/consult/ConsultPage.tsx';
import { NoConcierge } from '../../features/consult/NoConcierge.tsx';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { SurveyGate } from './SurveyGate.tsx';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { TownPageProps } from './pageCode.ts';

export default function ConsultRoute({ view }: TownPageProps) {
  const say = useWords();
  const { town_id, name } = view.town;
  if (!view.takesConsultations)
    return <NoConcierge town={view.town} placesHref={townPath(town_id, 'places')} />;
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
