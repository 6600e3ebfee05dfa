// The kinds of options that parts have.
import * as z from 'zod/mini';

export const color = z.string().check(z.regex(/^#[0-9a-f]{6}$/));
export const text = z.string().check(z.minLength(1), z.maxLength(24));
/** Metres between two bounds, with what is usual. */
export const size = (from: number, to: number, usual: number) =>
  z._default(z.number().check(z.minimum(from), z.maximum(to)), usual);
