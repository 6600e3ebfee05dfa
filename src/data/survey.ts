// Visitors' surveys: what is offered, and what is answered.
import * as v from 'valibot';
import {
  surveyQuestion,
  type SurveyAnswer,
  type SurveyMoment,
} from '../../supabase/functions/_shared/contract/survey.ts';
import type { Locale } from '../../supabase/functions/_shared/contract/town.ts';
import { callFunction, DataError, type DataErrorKind } from './client.ts';

const openSurvey = v.object({
  version: v.number(),
  questions: v.pipe(v.array(surveyQuestion), v.minLength(1)),
});
export type OpenSurvey = v.InferOutput<typeof openSurvey>;

/** What is asked, of what survey_open answered; null when it is nothing we can show. */
export function openSurveyOf(answer: unknown): OpenSurvey | null {
  const parsed = v.safeParse(openSurvey, answer);
  return parsed.success ? parsed.output : null;
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
