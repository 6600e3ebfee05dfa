// A family asks for advice: the form, functions/consult and the family's own page speak this.
import * as v from 'valibot';
import { consentVersions, locales } from './choices.ts';
import { householdSchemas } from './householdFields.ts';
import { id, uuid } from './ids.ts';

export type { ChildGrade, ContactWay, Timing, Wish } from './choices.ts';

/** The way a family wants to be reached must itself be given; e-mail always is. */
const preferred = 'preferred_contact' as const;
const missing = 'preferred_contact_missing';
interface Ways {
  preferred_contact: string;
  phone?: string | undefined;
  line_name?: string | undefined;
}
const byPhone = (h: Ways) => h.preferred_contact !== 'phone' || !!h.phone;
const byLine = (h: Ways) => h.preferred_contact !== 'line' || !!h.line_name;

/** What a family says of itself; also what it, or a concierge on the phone, may correct. */
export const household = v.pipe(
  v.strictObject(householdSchemas),
  v.forward(v.partialCheck([[preferred], ['phone']], byPhone, missing), [preferred]),
  v.forward(v.partialCheck([[preferred], ['line_name']], byLine, missing), [preferred]),
);
export type HouseholdWords = v.InferOutput<typeof household>;

export const consultRequest = v.pipe(
  v.strictObject({
    ...householdSchemas,
    v: v.literal(1),
    town_id: id,
    /** Made when the form opens, kept until it is sent: the same id twice is one consultation. */
    consultation_id: uuid,
    locale: v.picklist(locales),
    consent: v.object({
      /** An older page's: it is loaded anew and shows the text of today before anybody agrees. */
      version: v.picklist(consentVersions, 'consent_outdated'),
      /** Must be given, else there is no consultation. */
      consultation: v.literal(true),
      /** Default off: may the concierge see what we looked at. */
      link_visits: v.boolean(),
    }),
    /** Sent only with link_visits. */
    visitor_id: v.optional(uuid),
    /** Made up by npm run simulate; only with the service key. */
    simulated: v.optional(v.boolean()),
  }),
  v.forward(v.partialCheck([[preferred], ['phone']], byPhone, missing), [preferred]),
  v.forward(v.partialCheck([[preferred], ['line_name']], byLine, missing), [preferred]),
);
export type ConsultRequest = v.InferOutput<typeof consultRequest>;

/**
 * 200 {status:'received'|'already_received'}; 400 {error:'invalid', fields: FieldErrors}; 404 unknown_town;
 * 409 no_concierge: nobody is there to answer; 429 {error:'rate_limited', retry_after_s}.
 */
export const consultAnswer = v.object({ status: v.picklist(['received', 'already_received']) });
export type ConsultAnswer = v.InferOutput<typeof consultAnswer>;

export type { FieldErrors } from './fieldErrors.ts';
