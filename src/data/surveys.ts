// Surveys as staff write them, and what people wrote in free words.
import * as z from 'zod/mini';
import { surveyMoments, surveyQuestion } from '../../supabase/functions/_shared/contract/survey.ts';
import { callRpc } from './staffClient.ts';

const docShape = z.object({ open: z.boolean(), questions: z.array(surveyQuestion) });
export type SurveyDoc = z.infer<typeof docShape>;
const surveyShape = z.object({
  moment: z.enum(surveyMoments),
  /** 0: nothing was ever asked here. */
  version: z.number(),
  doc: z.nullable(docShape),
});
export type StaffSurvey = z.infer<typeof surveyShape>;

/** What is asked at each moment. */
export function readSurveys(townId: string): Promise<StaffSurvey[]> {
  return callRpc('list_surveys', { p_town_id: townId }, z.array(surveyShape));
}

const saved = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), version: z.number() }),
  z.object({ status: z.literal('conflict') }),
  z.object({ status: z.literal('invalid'), problem: z.string() }),
]);

/** A new version of what is asked; earlier answers keep the version they were given to. */
export function saveSurvey(
  townId: string,
  moment: StaffSurvey['moment'],
  doc: SurveyDoc,
  version: number,
): Promise<z.infer<typeof saved>> {
  return callRpc(
    'save_survey',
    { p_town_id: townId, p_moment: moment, p_doc: doc, p_version: version },
    saved,
  );
}

const wordsShape = z.object({
  day: z.string(),
  moment: z.enum(surveyMoments),
  question: z.string(),
  words: z.string(),
});
export type SurveyWords = z.infer<typeof wordsShape>;

/** For concierges and admins: what people wrote, newest first. */
export function readSurveyWords(townId: string): Promise<SurveyWords[]> {
  return callRpc('survey_words', { p_town_id: townId }, z.array(wordsShape));
}
