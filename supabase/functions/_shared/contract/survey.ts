// What visitors are asked and what they answer: the page, functions/survey and the staff's editor speak this.
import * as v from 'valibot';
import { locales, maxAnswerWords } from './choices.ts';
import { id, uuid } from './ids.ts';
import { otherWords } from './localized.ts';
import { anyWords, written } from './written.ts';

export const surveyMoments = ['tour', 'consult'] as const;
export type SurveyMoment = (typeof surveyMoments)[number];

/** five: 1 to 5. yes_no: 1 yes, 0 no. image: 1 better, 0 same, -1 worse. text: free words. */
export const questionKinds = ['five', 'yes_no', 'image', 'text'] as const;

const words = v.object({ ja: anyWords, ...otherWords });
const questionId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
export const surveyQuestion = v.object({
  question_id: questionId,
  kind: v.picklist(questionKinds),
  words,
});
export type SurveyQuestion = v.InferOutput<typeof surveyQuestion>;

const base = {
  v: v.literal(1),
  town_id: id,
  moment: v.picklist(surveyMoments),
  version: v.pipe(v.number(), v.integer(), v.gtValue(0), v.maxValue(2_147_483_647)),
  /** Made up by npm run simulate or a test. */
  simulated: v.optional(v.boolean()),
};
const answer = v.union([
  v.object({
    question_id: questionId,
    value: v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(5)),
  }),
  v.object({ question_id: questionId, words: written(maxAnswerWords) }),
]);
export const surveyRequest = v.variant('act', [
  v.object({ ...base, act: v.literal('offered') }),
  v.object({
    ...base,
    act: v.literal('answered'),
    /** Made for this answer alone: the same id twice is one answer; it joins nothing else. */
    response_id: uuid,
    locale: v.picklist(locales),
    answers: v.pipe(v.array(answer), v.minLength(1), v.maxLength(5)),
  }),
]);
export type SurveyRequest = v.InferOutput<typeof surveyRequest>;
export type SurveyAnswer = v.InferOutput<typeof answer>;

/**
 * 200 {status}; 400 {error:'invalid'}; 404 {error:'unknown_survey'}; 429 {error:'rate_limited', retry_after_s}; 503.
 */
export const surveyStatuses = ['counted', 'received', 'already_received', 'nothing_answered'] as const;
export type SurveyStatus = (typeof surveyStatuses)[number];
