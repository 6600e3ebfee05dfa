import { useQuery } from '@tanstack/react-query';
import type { DayRange } from '../../data/insight.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { readSurveyResults, type SurveyResult } from '../../data/surveys.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { AskState } from '../../ui/staff/AskState.tsx';
import { formatNumber } from './kpiWords.ts';

/** The values of each kind of question, best first, with what they are called. */
const valuesOf: Record<Exclude<SurveyResult['kind'], 'text'>, readonly [number, MessageKey][]> = {
  five: [5, 4, 3, 2, 1].map((n) => [n, `survey.five.${String(n)}` as MessageKey]),
  yes_no: [
    [1, 'survey.yes'],
    [0, 'survey.no'],
  ],
  image: [
    [1, 'survey.better'],
    [0, 'survey.same'],
    [-1, 'survey.worse'],
  ],
};

/** Question by question: how many answered what. */
export function SurveyResults({ townId, range }: { townId: string; range: DayRange }) {
  const t = useT();
  const results = useQuery({
    queryKey: ['survey-results', townId, range.from, range.to],
    queryFn: () => readSurveyResults(townId, range),
  });
  return (
    <section aria-labelledby="survey-results" className="space-y-3">
      <h2 id="survey-results" className="text-lg">
        {t('kpi.surveys.results')}
      </h2>
      <AskState of={results} problemOf={problemCode} lines={3} />
      {results.data?.length === 0 && <p className="text-kawara">{t('kpi.surveys.noResults')}</p>}
      <ul className="grid gap-4 md:grid-cols-2">
        {results.data?.map((result) => (
          <li
            key={`${result.moment}-${result.question_id}-${result.kind}`}
            className="rounded-card border border-hairline bg-paper p-4"
          >
            <Result result={result} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Result({ result }: { result: SurveyResult }) {
  const t = useT();
  const say = useWords();
  const { kind, counts, answers } = result;
  const points = Object.entries(counts).reduce((sum, [value, n]) => sum + Number(value) * n, 0);
  return (
    <div className="space-y-2">
      <h3 className="font-bold">{say(result.words)}</h3>
      <p className="text-sm text-kawara">
        {t(`kpi.surveys.moment.${result.moment}`)}
        {' ・ '}
        {t('kpi.surveys.answers', { count: answers })}
        {kind === 'five' &&
          answers > 0 &&
          ` ・ ${t('kpi.surveys.mean', { mean: formatNumber(points / answers, 2) })}`}
        {!result.is_asked_now && ` ・ ${t('kpi.surveys.notAskedNow')}`}
      </p>
      {kind !== 'text' && answers > 0 && (
        <table className="w-full text-sm">
          <caption className="sr-only">{say(result.words)}</caption>
          <tbody>
            {valuesOf[kind].map(([value, key]) => (
              <Bar key={value} label={t(key)} count={counts[String(value)] ?? 0} of={answers} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Bar({ label, count, of }: { label: string; count: number; of: number }) {
  const percent = (100 * count) / of;
  return (
    <tr>
      <th scope="row" className="w-32 py-1 pr-3 text-left font-normal">
        {label}
      </th>
      <td className="py-1">
        <span aria-hidden className="block h-3 rounded-full bg-hinoki">
          <span className="block h-full rounded-full bg-sky" style={{ width: `${String(percent)}%` }} />
        </span>
      </td>
      <td className="w-28 py-1 pl-3 text-right whitespace-nowrap tabular-nums">
        {formatNumber(count)}（{formatNumber(percent, 0)}%）
      </td>
    </tr>
  );
}
