// The kinds of options that parts have.
import * as v from 'valibot';

export const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));
export const text = v.pipe(v.string(), v.minLength(1), v.maxLength(24));
/** Metres between two bounds, with what is usual. */
export const size = (from: number, to: number, usual: number) =>
  v.optional(v.pipe(v.number(), v.minValue(from), v.maxValue(to)), usual);
