import { lazy, Suspense, useEffect, useState } from 'react';
import type { SurveyMoment } from '../../../supabase/functions/_shared/contract/survey.ts';
import { callRpc } from '../../data/client.ts';
import { openSection } from '../../i18n/I18nProvider.tsx';

const SurveyOffer = lazy(async () => {
  const [{ SurveyOffer }] = await Promise.all([
    import('../../features/survey/SurveyOffer.tsx'),
    openSection('survey'),
  ]);
  return { default: SurveyOffer };
});

/** Code and words of a survey come only where something is asked; a survey is never worth an error. */
export function SurveyGate(props: { townId: string; moment: SurveyMoment }) {
  const [asked, setAsked] = useState<unknown>(null);
  const { townId, moment } = props;
  useEffect(() => {
    callRpc('survey_open', { p_town_id: townId, p_moment: moment }).then(setAsked, () => setAsked(null));
  }, [townId, moment]);
  if (asked === null) return null;
  return (
    <Suspense fallback={null}>
      <SurveyOffer {...props} asked={asked} />
    </Suspense>
  );
}
