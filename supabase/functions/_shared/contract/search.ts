// What a family asks a town's words, and what they answer: the page, functions/search and its figure speak this.
import * as v from 'valibot';
import { locales } from './choices.ts';
import { day, id } from './ids.ts';
import { anyWords, written } from './written.ts';

export const longestQuery = 200; // characters

export const searchRequest = v.object({
  v: v.literal(1),
  town_id: id,
  words: written(longestQuery),
  /** The language of what is quoted; the words are looked for in every one. */
  locale: v.picklist(locales),
});
export type SearchRequest = v.InferOutput<typeof searchRequest>;

export const answerKinds = ['fact', 'spot', 'place', 'event', 'town'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** One thing that answers, in the reader's language, as the page shows it. */
export const foundAnswer = v.object({
  kind: v.picklist(answerKinds),
  /** fact_id, spot_id, place_id, town_event_id or town_id. */
  id,
  /** Its words answer; false: it is only near. */
  is_answer: v.boolean(),
  place_id: v.optional(id),
  spot_id: v.optional(id),
  /** Label of a fact, name of everything else. */
  name: anyWords,
  /** What the town says: a fact's value, or the sentence that holds what was asked. */
  words: anyWords,
  /** Where it belongs: the place, and the spot in it. */
  place_name: v.optional(anyWords),
  spot_name: v.optional(anyWords),
  /** The spot can be walked to in the 3D. */
  has_scene: v.optional(v.boolean()),
  checked_on: v.optional(day),
  owner_section: v.optional(anyWords),
  starts_on: v.optional(day),
});
export type FoundAnswer = v.InferOutput<typeof foundAnswer>;

export const searchAnswer = v.object({ revision: v.number(), found: v.array(foundAnswer) });
export type SearchAnswer = v.InferOutput<typeof searchAnswer>;
