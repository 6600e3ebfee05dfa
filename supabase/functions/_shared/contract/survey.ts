// What visitors are asked and what they answer: the page, functions/survey and the staff's editor speak this.
import * as z from 'zod/mini';
import { locales, maxAnswerWords } from './choices.ts';
import { written } from './written.ts';

export const surveyMoments = ['tour', 'consult'] as const;
export type SurveyMoment = (typeof surveyMoments)[number];

/** five: 1 to 5. yes_no: 1 yes, 0 no. image: 1 better, 0 same, -1 worse. text: free words. */
export const questionKinds = ['five', 'yes_no', 'image', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

const words = z.object({ ja: z.string(), 'ja-easy': z.optional(z.string()), en: z.optional(z.string()) });
export const surveyQuestion = z.object({
  question_id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  kind: z.enum(questionKinds),
  words,
});
export type SurveyQuestion = z.infer<typeof surveyQuestion>;

const base = {
  v: z.literal(1),
  town_id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
  moment: z.enum(surveyMoments),
  version: z.int().check(z.positive(), z.maximum(2_147_483_647)),
  /** Made up by npm run simulate or a test. */
  simulated: z.optional(z.boolean()),
};
const answer = z.union([
  z.object({ question_id: z.string(), value: z.int().check(z.minimum(-1), z.maximum(5)) }),
  z.object({ question_id: z.string(), words: written(maxAnswerWords) }),
]);
export const surveyRequest = z.discriminatedUnion('act', [
  z.object({ ...base, act: z.literal('offered') }),
  z.object({
    ...base,
    act: z.literal('answered'),
    /** Made for this answer alone: the same id twice is one answer; it joins nothing else. */
    response_id: z.uuid(),
    locale: z.enum(locales),
    answers: z.array(answer).check(z.minLength(1), z.maxLength(5)),
  }),
]);
export type SurveyRequest = z.infer<typeof surveyRequest>;
export type SurveyAnswer = z.infer<typeof answer>;

/** 200 {status}; 400 {error:'invalid'}; 404 {error:'unknown_survey'}; 429 {error:'rate_limited', retry_after_s}; 503. */
export const surveyStatuses = ['counted', 'received', 'already_received', 'nothing_answered'] as const;
export type SurveyStatus = (typeof surveyStatuses)[number];
