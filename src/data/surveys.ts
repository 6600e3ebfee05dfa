// Surveys as staff write them, and what people wrote in free words.
import * as v from 'valibot';
import {
  questionKinds,
  surveyMoments,
  surveyQuestion,
} from '../../supabase/functions/_shared/contract/survey.ts';
import type { Json } from './database.types.ts';
import type { DayRange } from './insight.ts';
import { pageShape, rowsOf, type Cursor } from './pages.ts';
import { callRpc } from './staffClient.ts';

const docShape = v.object({ open: v.boolean(), questions: v.array(surveyQuestion) });
export type SurveyDoc = v.InferOutput<typeof docShape>;
const surveyShape = v.object({
  moment: v.picklist(surveyMoments),
  /** 0: nothing was ever asked here. */
  version: v.number(),
  doc: v.nullable(docShape),
});
export type StaffSurvey = v.InferOutput<typeof surveyShape>;

/** What is asked at each moment. */
export function readSurveys(townId: string): Promise<StaffSurvey[]> {
  return callRpc('list_surveys', { p_town_id: townId }, v.array(surveyShape));
}

const saved = v.variant('status', [
  v.object({ status: v.literal('saved'), version: v.number() }),
  v.object({ status: v.literal('conflict') }),
  v.object({ status: v.literal('invalid'), problem: v.string() }),
]);

/** A new version of what is asked; earlier answers keep the version they were given to. */
export function saveSurvey(
  townId: string,
  moment: StaffSurvey['moment'],
  doc: SurveyDoc,
  version: number,
): Promise<v.InferOutput<typeof saved>> {
  return callRpc(
    'save_survey',
    { p_town_id: townId, p_moment: moment, p_doc: doc, p_version: version },
    saved,
  );
}

const wordsShape = v.object({
  day: v.string(),
  moment: v.picklist(surveyMoments),
  question: v.string(),
  words: v.string(),
});
const wordsPage = v.object({ ...pageShape, rows: v.array(wordsShape) });
export type SurveyWordsPage = v.InferOutput<typeof wordsPage>;

/** For concierges and admins: what people wrote, newest first. */
export function readSurveyWords(townId: string, after: Cursor = null): Promise<SurveyWordsPage> {
  const args = { p_town_id: townId, p_after: after as Json, p_limit: rowsOf(after) };
  return callRpc('survey_words', args, wordsPage);
}

const resultShape = v.object({
  moment: v.picklist(surveyMoments),
  question_id: v.string(),
  kind: v.picklist(questionKinds),
  words: surveyQuestion.entries.words,
  /** Whether the version that is asked now holds it. */
  is_asked_now: v.boolean(),
  answers: v.number(),
  /** How often each value was answered, by value; none for words. */
  counts: v.record(v.string(), v.number()),
});
export type SurveyResult = v.InferOutput<typeof resultShape>;

/** Question by question how often each value was answered over a range, exactly. */
export function readSurveyResults(townId: string, range: DayRange): Promise<SurveyResult[]> {
  const args = { p_town_id: townId, p_from: range.from, p_to: range.to };
  return callRpc('survey_results', args, v.array(resultShape));
}
