// Visitors' surveys, in plain shapes: the offer is part of what families download, so no parser comes with it.
import type {
  SurveyAnswer,
  SurveyMoment,
  SurveyQuestion,
} from '../../supabase/functions/_shared/contract/survey.ts';
import type { Locale } from '../../supabase/functions/_shared/contract/town.ts';
import { list, maybe, num, oneOf, record, text } from '../lib/shape.ts';
import { callFunction, DataError, type DataErrorKind } from './client.ts';

export interface OpenSurvey {
  version: number;
  questions: SurveyQuestion[];
}
const openShape = record<OpenSurvey>({
  version: num,
  questions: list(
    record<SurveyQuestion>({
      question_id: text,
      kind: oneOf(['five', 'yes_no', 'image', 'text']),
      words: record({ ja: text, 'ja-easy': maybe(text), en: maybe(text) }),
    }),
  ),
});

/** What is asked, of what survey_open answered; null when it is nothing we can show. */
export function openSurveyOf(answer: unknown): OpenSurvey | null {
  return openShape(answer) && answer.questions.length > 0 ? answer : null;
}

interface Which {
  townId: string;
  moment: SurveyMoment;
  version: number;
}
const base = (which: Which) => ({
  v: 1,
  town_id: which.townId,
  moment: which.moment,
  version: which.version,
});

/** Counts that it was offered, for the response rate. Lost when the line is away, which only makes the rate kinder. */
export async function tellOffered(which: Which): Promise<void> {
  try {
    await callFunction('survey', { ...base(which), act: 'offered' });
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
  }
}

/** Sends answers; the same `responseId` may be sent again safely. null: taken; else why not. */
export async function sendSurvey(
  which: Which,
  said: { responseId: string; locale: Locale; answers: SurveyAnswer[] },
): Promise<DataErrorKind | null> {
  try {
    await callFunction('survey', {
      ...base(which),
      act: 'answered',
      response_id: said.responseId,
      locale: said.locale,
      answers: said.answers,
    });
    return null;
  } catch (error) {
    if (error instanceof DataError) return error.kind;
    throw error;
  }
}
