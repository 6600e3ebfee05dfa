// A family asks for advice: the form, functions/consult and the family's own page speak this.
import * as v from 'valibot';
import {
  childGrades,
  contactWays,
  emailPattern,
  locales,
  maxWords,
  phonePattern,
  timings,
  wishes,
} from './choices.ts';
import { id, region, uuid } from './ids.ts';
import { written, writtenOut } from './written.ts';

export {
  childGrades,
  consentVersion,
  contactWays,
  maxWords,
  timings,
  wishes,
  type ChildGrade,
  type ContactWay,
  type Timing,
  type Wish,
} from './choices.ts';

/** What a family says of itself; also what it may correct on its own page. */
export const householdFields = {
  adults: v.pipe(
    v.number(),
    v.integer('out_of_range'),
    v.minValue(1, 'out_of_range'),
    v.maxValue(10, 'out_of_range'),
  ),
  children: v.pipe(v.array(v.picklist(childGrades)), v.maxLength(12, 'out_of_range')),
  timing: v.picklist(timings),
  wishes: v.pipe(v.array(v.picklist(wishes)), v.maxLength(wishes.length, 'out_of_range')),
  from_region: v.optional(region),
  contact_name: writtenOut(60),
  /** Needed for the private link, whichever way the family wants to be reached. */
  email: v.pipe(writtenOut(254), v.regex(emailPattern, 'not_an_email')),
  phone: v.optional(v.pipe(v.string(), v.trim(), v.regex(phonePattern, 'not_a_phone'))),
  line_name: v.optional(writtenOut(60)),
  preferred_contact: v.picklist(contactWays),
  words: written(maxWords),
};

/** The way a family wants to be reached must itself be given; e-mail always is. */
const preferred = 'preferred_contact' as const;
const missing = 'preferred_contact_missing';

export const household = v.pipe(
  v.object(householdFields),
  v.forward(
    v.partialCheck([[preferred], ['phone']], (h) => h[preferred] !== 'phone' || !!h.phone, missing),
    [preferred],
  ),
  v.forward(
    v.partialCheck([[preferred], ['line_name']], (h) => h[preferred] !== 'line' || !!h.line_name, missing),
    [preferred],
  ),
);
export type HouseholdWords = v.InferOutput<typeof household>;

export const consultRequest = v.intersect([
  household,
  v.object({
    v: v.literal(1),
    town_id: id,
    /** Made when the form opens, kept until it is sent: the same id twice is one consultation. */
    consultation_id: uuid,
    locale: v.picklist(locales),
    consent: v.object({
      version: written(40),
      /** Must be given, else there is no consultation. */
      consultation: v.literal(true),
      /** Default off: may the concierge see what we looked at. */
      link_visits: v.boolean(),
    }),
    /** Sent only with link_visits. */
    visitor_id: v.optional(uuid),
    /** Made up by npm run simulate. */
    simulated: v.optional(v.boolean()),
  }),
]);
export type ConsultRequest = v.InferOutput<typeof consultRequest>;

/**
 * 200 {status:'received'|'already_received'}; 400 {error:'invalid', fields: FieldErrors}; 404 unknown_town;
 * 429 {error:'rate_limited', retry_after_s}.
 */
export const consultAnswer = v.object({ status: v.picklist(['received', 'already_received']) });
export type ConsultAnswer = v.InferOutput<typeof consultAnswer>;

export type { FieldErrors } from './fieldErrors.ts';
