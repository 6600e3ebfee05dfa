import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { SurveyMoment } from '../../../supabase/functions/_shared/contract/survey.ts';
import { openSurveyOf, tellOffered, type OpenSurvey } from '../../data/survey.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { readStored, writeStored } from '../../lib/safeStorage.ts';
import { whenSeen } from '../../lib/whenSeen.ts';
import { recordingState } from '../../tracking/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

const SurveyForm = lazy(() => import('./SurveyForm.tsx').then((m) => ({ default: m.SurveyForm })));

/**
 * Asks once per visitor and moment whether one would answer a few questions; the questions come when one says yes. Not
 * shown to who turned recording off: nothing is asked of them, and nothing is stored.
 */
export function SurveyOffer(props: {
  townId: string;
  moment: SurveyMoment;
  /** What survey_open answered. */
  asked: unknown;
}) {
  const { townId, moment } = props;
  const t = useT();
  const key = `hiroba.asked.${townId}.${moment}`;
  const [survey] = useState<OpenSurvey | null>(() =>
    recordingState() === 'on' && readStored(key) === null ? openSurveyOf(props.asked) : null,
  );
  const [state, setState] = useState<'offered' | 'open' | 'gone'>('offered');
  const told = useRef(false);

  useEffect(() => {
    if (told.current || survey === null) return;
    return whenSeen(() => {
      told.current = true;
      // Offered is asked: whoever leaves now is not asked again. Where nothing can be kept, this page alone remembers.
      writeStored(key, String(survey.version));
      void tellOffered({ townId, moment, version: survey.version });
    });
  }, [key, townId, moment, survey]);

  if (survey === null || state === 'gone') return null;
  return (
    <section aria-label={t('survey.label')} className="rounded-card border border-hairline bg-hinoki p-4">
      {state === 'offered' ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1 basis-64">
            <T id="survey.offer" values={{ count: survey.questions.length }} />
          </p>
          <Button onClick={() => setState('open')}>
            <T id="survey.take" />
          </Button>
          <Button kind="quiet" onClick={() => setState('gone')}>
            <T id="survey.leave" />
          </Button>
        </div>
      ) : (
        <Suspense fallback={<Skeleton lines={2} />}>
          <SurveyForm
            which={{ townId, moment, version: survey.version }}
            questions={survey.questions}
            onSkip={() => setState('gone')}
          />
        </Suspense>
      )}
    </section>
  );
}
