// What lists of households and an opened one have in common.
import * as v from 'valibot';
import { told } from '../../supabase/functions/_shared/contract/householdFields.ts';
import { closedReasons, stage } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { locales } from '../../supabase/functions/_shared/contract/town.ts';

const spotDwell = v.object({ place_id: v.string(), spot_id: v.string(), engaged_ms: v.number() });

/** What a household's linked visits add up to; null when the family did not agree to show them. */
export const visitSummary = v.object({
  visits: v.pipe(v.number(), v.integer()),
  engaged_ms: v.number(),
  spots: v.pipe(v.number(), v.integer()),
  last_visit_at: v.nullable(v.string()),
  top: v.array(spotDwell),
});

/** What the town adds to what a family told of itself. */
export const householdEntries = {
  household_id: v.string(),
  locale: v.picklist(locales),
  stage,
  stage_changed_at: v.string(),
  owner_user_id: v.nullable(v.string()),
  created_at: v.string(),
  first_reply_at: v.nullable(v.string()),
  /** When we last wrote, called or moved the lead; null when nobody has yet. */
  last_contact_at: v.nullable(v.string()),
  version: v.pipe(v.number(), v.integer()),
  closed_reason: v.nullable(v.picklist(closedReasons)),
};

/** The database keeps null where a family told nothing. */
export const householdJson = v.pipe(v.record(v.string(), v.unknown()), v.transform(told));
