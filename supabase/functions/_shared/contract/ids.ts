// Names of things, and codes that other parts of the contract share.
import * as v from 'valibot';
import { anyWords } from './written.ts';

/** A town, place, spot, fact, space: made by people, read in addresses. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));

/** ISO 3166-2:JP number (JIS X 0401) as 'JP-20', or an ISO 3166-1 alpha-2 country, or 'unknown'. */
export const regionPattern = /^(JP-(0[1-9]|[1-3]\d|4[0-7])|[A-Z]{2}|unknown)$/;
export const region = v.pipe(v.string(), v.regex(regionPattern, 'not_a_choice'));

/** Made at random by a browser or the database. */
export const uuid = v.pipe(v.string(), v.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i));

const dayOf = (time: string) => time.slice(0, 10);
const isRealTime = (time: string) => {
  const ms = Date.parse(time);
  return !Number.isNaN(ms) && dayOf(new Date(ms).toISOString()) === dayOf(time); // 30 February is no day
};

/** A day as '2026-11-30'. */
export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.check(isRealTime));

/**
 * An address on the web. A pattern like the others here: each ready-made check is bytes that every family downloads.
 */
export const webAddress = v.pipe(anyWords, v.regex(/^https?:\/\/\S+$/i));

/** ISO 8601, UTC, as toISOString writes it. */
export const timestamp = v.pipe(v.string(), v.isoTimestamp(), v.endsWith('Z'), v.check(isRealTime));
