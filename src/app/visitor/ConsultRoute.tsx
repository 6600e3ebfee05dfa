import type { TownView } from '../../data/content.ts';
import { ConsultPage } from '../../features/consult/ConsultPage.tsx';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { SurveyGate } from './SurveyGate.tsx';
import { townPath } from '../../lib/townPath.ts';

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
      after={<SurveyGate townId={town_id} moment="consult" />}
    />
  );
}
