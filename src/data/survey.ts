// Visitors' surveys, in plain shapes: the offer is part of what families download, so no parser comes with it.
import type {
  SurveyAnswer,
  SurveyMoment,
  SurveyQuestion,
} from '../../supabase/functions/_shared/contract/survey.ts';
import type { Locale } from '../../supabase/functions/_shared/contract/town.ts';
import { list, maybe, num, oneOf, record, text } from '../lib/shape.ts';
import { callFunction, callRpc, DataError, type DataErrorKind } from './client.ts';

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

/** What is asked at a moment; null when nothing is, or when it cannot be had: a survey is never worth an error. */
export async function readOpenSurvey(townId: string, moment: SurveyMoment): Promise<OpenSurvey | null> {
  try {
    const answer = await callRpc('survey_open', { p_town_id: townId, p_moment: moment });
    return openShape(answer) && answer.questions.length > 0 ? answer : null;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
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
