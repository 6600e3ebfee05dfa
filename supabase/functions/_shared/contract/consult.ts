// A family asks for advice: the form, functions/consult and the family's own page speak this.
import * as z from 'zod/mini';
import {
  childGrades,
  contactWays,
  locales,
  maxWords,
  phonePattern,
  timings,
  wishes,
  type ContactWay,
} from './choices.ts';
import { region } from './visit.ts';
import { written } from './written.ts';

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
  adults: z.int().check(z.minimum(1), z.maximum(10)),
  children: z.array(z.enum(childGrades)).check(z.maxLength(12)),
  timing: z.enum(timings),
  wishes: z.array(z.enum(wishes)),
  from_region: z.optional(region),
  contact_name: written(60).check(z.minLength(1)),
  /** Needed for the private link, whichever way the family wants to be reached. */
  email: z.string().check(z.trim(), z.email(), z.maxLength(254)),
  phone: z.optional(z.string().check(z.trim(), z.regex(phonePattern))),
  line_name: z.optional(written(60).check(z.minLength(1))),
  preferred_contact: z.enum(contactWays),
  words: written(maxWords),
};

interface Ways {
  preferred_contact: ContactWay;
  phone?: string | undefined;
  line_name?: string | undefined;
}
const preferredIsGiven = z.refine<Ways>(
  (h) => h.preferred_contact === 'email' || (h.preferred_contact === 'phone' ? !!h.phone : !!h.line_name),
  { path: ['preferred_contact'], error: 'preferred_contact_missing' },
);

export const household = z.object(householdFields).check(preferredIsGiven);
export type HouseholdWords = z.infer<typeof household>;

export const consultRequest = z
  .object({
    ...householdFields,
    v: z.literal(1),
    town_id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
    /** Made when the form opens, kept until it is sent: the same id twice is one consultation. */
    consultation_id: z.uuid(),
    locale: z.enum(locales),
    consent: z.object({
      version: z.string(),
      /** Must be given, else there is no consultation. */
      consultation: z.literal(true),
      /** Default off: may the concierge see what we looked at. */
      link_visits: z.boolean(),
    }),
    /** Sent only with link_visits. */
    visitor_id: z.optional(z.uuid()),
    /** Made up by npm run simulate. */
    simulated: z.optional(z.boolean()),
  })
  .check(preferredIsGiven);
export type ConsultRequest = z.infer<typeof consultRequest>;

/** 200 {status:'received'|'already_received'}; 400 {error:'invalid', fields:{field:code}}; 404 unknown_town; 429 {error:'rate_limited', retry_after_s}. */
export const consultAnswer = z.object({ status: z.enum(['received', 'already_received']) });
export type ConsultAnswer = z.infer<typeof consultAnswer>;

/** field name -> stable code: required | too_long | not_an_email | not_a_phone | not_a_choice | out_of_range | preferred_contact_missing | consent_missing */
export type FieldErrors = Record<string, string>;
