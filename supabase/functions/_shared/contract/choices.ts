// The closed lists and patterns of the contract, for those who need the words but not the parser.
export { locales, type Locale } from './locales.ts';

export const themes = ['learn', 'work', 'live', 'nature'] as const;
export type Theme = (typeof themes)[number];

export { placeKinds, type PlaceKind } from './placeKinds.ts';

/** Children are grades or age bands, never names or birth dates. School years as of the April the family moves in. */
export const childGrades = [
  'unborn',
  'age_0',
  'age_1',
  'age_2',
  'age_3',
  'age_4',
  'age_5',
  'elementary_1',
  'elementary_2',
  'elementary_3',
  'elementary_4',
  'elementary_5',
  'elementary_6',
  'junior_high_1',
  'junior_high_2',
  'junior_high_3',
  'high_school',
  'older',
] as const;
export type ChildGrade = (typeof childGrades)[number];

export const timings = [
  'within_3_months',
  'within_6_months',
  'within_1_year',
  'within_3_years',
  'undecided',
] as const;
export type Timing = (typeof timings)[number];

export const wishes = [
  'childcare',
  'school',
  'housing',
  'work',
  'remote_work',
  'medical',
  'nature',
  'winter',
  'transport',
  'farming',
  'community',
  'subsidies',
] as const;
export type Wish = (typeof wishes)[number];

export const contactWays = ['email', 'phone', 'line'] as const;
export type ContactWay = (typeof contactWays)[number];

export const maxWords = 2000;

/**
 * Versions of the consent texts in src/i18n, by the day each was first shown, newest first; a new text is a new
 * version. Nobody can agree to a text that never was. The check of public.consents lists the same.
 */
export const consentVersions = ['2026-11-30'] as const;
export const [consentVersion] = consentVersions;

/**
 * An address one can write to. Two dots in a row are taken: Japanese carriers once gave such addresses out, and
 * families still have them.
 */
export const emailPattern = /^[A-Za-z0-9_'+-][A-Za-z0-9._'+/?-]*@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** Digits, brackets, dashes and spaces; a leading + for other countries. */
export const phonePattern = /^[0-9+()\-\s]{8,20}$/;

/** Free words of a survey, in characters. */
export const maxAnswerWords = 500;

/** How fast the browser says its connection is (Network Information API, effectiveType). */
export const connections = ['slow-2g', '2g', '3g', '4g'] as const;

/** Why the 3D could not be shown. */
export const tourFailures = ['webgl_missing', 'context_lost', 'scene_missing', 'network'] as const;
