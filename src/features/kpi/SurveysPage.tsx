import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readSurveys, readSurveyWords } from '../../data/surveys.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { usePages } from '../../shared/usePages.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { MoreRows } from '../../ui/staff/MoreRows.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { fiscalYear, recentYears } from './fiscalYear.ts';
import type { KpiPageProps } from './kpiWords.ts';
import { SurveyEditor } from './SurveyEditor.tsx';
import { SurveyResults } from './SurveyResults.tsx';
import { YearSelect } from './YearSelect.tsx';

/** What visitors are asked, what came of it this year, and what they wrote. */
export function SurveysPage({ townId, mayWrite, mayReadWords }: KpiPageProps & { mayReadWords: boolean }) {
  const t = useT();
  const [year, setYear] = useState(() => recentYears(townDay(serverNow()))[0] ?? 0);
  const range = fiscalYear(year);
  const surveys = useQuery({ queryKey: ['surveys', townId], queryFn: () => readSurveys(townId) });
  return (
    <div className="space-y-6">
      <PageHeading title={t('kpi.surveys.title')} className="text-2xl">
        {t('kpi.surveys.title')}
      </PageHeading>
      <p className="text-kawara">{t('kpi.surveys.text')}</p>
      <YearSelect year={year} onChange={setYear} />
      <SurveyResults townId={townId} range={range} />
      <AskState of={surveys} problemOf={problemCode} />
      {surveys.data?.map((survey) => (
        <SurveyEditor key={survey.moment} townId={townId} mayWrite={mayWrite} survey={survey} />
      ))}
      {mayReadWords && <WordsList townId={townId} />}
    </div>
  );
}

function WordsList({ townId }: { townId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const words = usePages(['survey-words', townId], (after) => readSurveyWords(townId, after));
  const rows = words.pages?.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-labelledby="survey-words" className="space-y-3">
      <h2 id="survey-words" className="text-lg">
        {t('kpi.surveys.words')}
      </h2>
      <p className="text-sm text-kawara">{t('kpi.surveys.wordsText')}</p>
      {words.isPending && <Skeleton lines={2} />}
      {words.problem !== null && <ProblemNotice problem={words.problem} onRetry={words.retry} />}
      {words.pages && words.total === 0 && <p className="text-kawara">{t('kpi.surveys.noWords')}</p>}
      <ul className="divide-y divide-hairline">
        {rows.map((w, i) => (
          <li key={`${w.day}${String(i)}`} className="py-2">
            <p className="text-sm text-kawara">
              {formatDay(w.day, locale)} ・ {t(`kpi.surveys.moment.${w.moment}`)} ・ {w.question}
            </p>
            <p className="break-words whitespace-pre-wrap">{w.words}</p>
          </li>
        ))}
      </ul>
      <MoreRows shown={rows.length} total={words.total} {...words.more} />
    </section>
  );
}
