import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { SurveyMoment } from '../../../supabase/functions/_shared/contract/survey.ts';
import { readOpenSurvey, tellOffered, type OpenSurvey } from '../../data/survey.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { readStored, writeStored } from '../../lib/safeStorage.ts';
import { recordingState } from '../../tracking/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

const SurveyForm = lazy(async () => {
  const [{ SurveyForm }, { openSection }] = await Promise.all([
    import('./SurveyForm.tsx'),
    import('../../i18n/I18nProvider.tsx'),
  ]);
  await openSection('survey');
  return { default: SurveyForm };
});

/**
 * Asks once per visitor and moment whether one would answer a few questions; the questions come when one says yes. Not shown to who
 * turned recording off: nothing is asked of them, and nothing is stored.
 */
export function SurveyOffer({ townId, moment }: { townId: string; moment: SurveyMoment }) {
  const t = useT();
  const key = `hiroba.asked.${townId}.${moment}`;
  const [survey, setSurvey] = useState<OpenSurvey | null>(null);
  const [state, setState] = useState<'offered' | 'open' | 'gone'>('offered');
  const asked = useRef(false);

  useEffect(() => {
    if (asked.current || recordingState() !== 'on' || readStored(key) !== null) return;
    asked.current = true;
    void readOpenSurvey(townId, moment).then((open) => {
      if (open === null) return;
      setSurvey(open);
      // Offered is asked: whoever leaves now is not asked again. Where nothing can be kept, this page alone remembers.
      writeStored(key, String(open.version));
      void tellOffered({ townId, moment, version: open.version });
    });
  }, [key, townId, moment]);

  if (survey === null || state === 'gone') return null;
  return (
    <section aria-label={t('common.survey')} className="rounded-card border border-hairline bg-hinoki p-4">
      {state === 'offered' ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 flex-1 basis-64">
            <T id="common.survey.offer" values={{ count: survey.questions.length }} />
          </p>
          <Button onClick={() => setState('open')}>
            <T id="common.survey.yes" />
          </Button>
          <Button kind="quiet" onClick={() => setState('gone')}>
            <T id="common.survey.no" />
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
