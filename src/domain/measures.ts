// What KPIs are made of, by code. The database counts (private.measure_list); words are in i18n/*/measures.ts.

export type Unit = 'times' | 'people' | 'cases' | 'households' | 'percent' | 'points' | 'hours';

/**
 * Every measure with a name of its own, in the order staff read them: its unit, and the insight panel that shows more.
 */
export const measures = {
  visits: { unit: 'times', panel: 'overview' },
  engaged_visits: { unit: 'times', panel: 'funnel' },
  visitors: { unit: 'people', panel: 'overview' },
  tours_started: { unit: 'times', panel: 'device' },
  tours_completed: { unit: 'times', panel: 'funnel' },
  consultations: { unit: 'cases', panel: 'funnel' },
  consultations_web: { unit: 'cases', panel: 'funnel' },
  consultations_phone: { unit: 'cases', panel: '' },
  consultations_counter: { unit: 'cases', panel: '' },
  consultations_event: { unit: 'cases', panel: '' },
  people_consulted: { unit: 'people', panel: 'funnel' },
  messages_sent: { unit: 'times', panel: '' },
  registrations: { unit: 'households', panel: '' },
  moved_households: { unit: 'households', panel: 'funnel' },
  moved_people: { unit: 'people', panel: 'funnel' },
  settled_households: { unit: 'households', panel: 'funnel' },
  survey_offers: { unit: 'times', panel: '' },
  survey_answers: { unit: 'times', panel: '' },
  survey_response_percent: { unit: 'percent', panel: '' },
  staff_hours_saved: { unit: 'hours', panel: '' },
  population: { unit: 'people', panel: '' },
  births: { unit: 'people', panel: '' },
  moved_in: { unit: 'people', panel: '' },
  moved_out: { unit: 'people', panel: '' },
} as const satisfies Record<string, { unit: Unit; panel: string }>;
export type MeasureCode = keyof typeof measures;

/** Measures that are entered by hand from statistics of others. */
export const statisticCodes = ['population', 'births', 'moved_in', 'moved_out'] as const;

export function isMeasureCode(name: string): name is MeasureCode {
  return Object.hasOwn(measures, name);
}

const questionParts = ['share', 'mean', 'answers'] as const;
export type QuestionPart = (typeof questionParts)[number];

/** Of `question:tour:satisfied:share` its last part; null for every other measure. */
export function questionPart(name: string): QuestionPart | null {
  const part = /^question:[a-z]+:[a-z0-9-]+:([a-z]+)$/.exec(name)?.[1];
  return questionParts.find((known) => known === part) ?? null;
}
