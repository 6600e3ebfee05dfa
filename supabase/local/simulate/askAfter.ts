import type { Locale } from '../../functions/_shared/contract/locales.ts';
import type { SurveyAnswer, SurveyMoment, SurveyQuestion } from '../../functions/_shared/contract/survey.ts';
import type { LedgerSurvey, LedgerVisit } from './ledger.ts';
import type { Random } from './random.ts';

/** What a town asks at a moment; a moment that is missing is not asked. */
export type AskedNow = Readonly<
  Partial<Record<SurveyMoment, { version: number; questions: SurveyQuestion[] }>>
>;

/** How long a look in 3D must last before a page asks how it was, ms: as in src/app/visitor/toured.ts. */
const aLookMs = 30_000;

/** What some write; who reads a language that is not here writes Japanese. */
const sayings: Partial<Record<Locale, readonly string[]>> & { ja: readonly string[] } = {
  ja: [
    '通学路の様子がよく分かりました。',
    '冬の暮らしをもっと見たいです。',
    '保育園の中が見られて安心しました。',
  ],
  'ja-easy': ['町のことが よく わかりました。', '冬のことを もっと しりたいです。'],
  en: ['The walk to school was easy to picture.', 'I would like to see more of winter.'],
};

function answerTo(
  random: Random,
  { question_id, kind }: SurveyQuestion,
  locale: LedgerVisit['locale'],
  drive: number,
): SurveyAnswer[] {
  // Who found what they came for says so.
  if (kind === 'five')
    return [
      { question_id, value: Number(random.pick({ 5: 2 + 8 * drive, 4: 5, 3: 4 - 3 * drive, 2: 1, 1: 0.5 })) },
    ];
  if (kind === 'image')
    return [{ question_id, value: Number(random.pick({ 1: 4 + 8 * drive, 0: 4, '-1': 0.5 })) }];
  if (kind === 'yes_no') return [{ question_id, value: random.happens(0.5 + drive / 2) ? 1 : 0 }];
  const said = sayings[locale] ?? sayings.ja;
  return random.happens(0.2) ? [{ question_id, words: said[random.whole(0, said.length - 1)] ?? '' }] : [];
}

/**
 * What a family is asked after a visit, once a moment, and what it says.
 * @param already moments it was asked at; those of this visit are added.
 * @param drive how much of what it came for it saw, 0 to 1.
 */
export function askAfter(
  random: Random,
  asked: AskedNow,
  visit: LedgerVisit,
  already: Set<SurveyMoment>,
  drive: number,
): LedgerSurvey[] {
  const told: LedgerSurvey[] = [];
  if (visit.leftOut !== null) return told;
  const last = visit.events.at(-1);
  const began = visit.events.find((e) => e.name === 'tour_started');
  const moments: [SurveyMoment, number][] = [];
  // Asked on the next page, and many leave from the tour itself.
  if (began && last && last.at - began.at >= aLookMs && random.happens(0.6)) moments.push(['tour', last.at]);
  if (visit.asked !== null) moments.push(['consult', visit.asked]);
  for (const [moment, at] of moments) {
    const survey = asked[moment];
    if (!survey || already.has(moment)) continue;
    already.add(moment);
    const answers = random.happens(moment === 'consult' ? 0.5 : 0.3)
      ? survey.questions.flatMap((q) => answerTo(random, q, visit.locale, drive))
      : [];
    told.push({
      moment,
      version: survey.version,
      at: at + 60_000,
      locale: visit.locale,
      response_id: answers.length > 0 ? random.uuid() : null,
      answers,
    });
  }
  return told;
}
