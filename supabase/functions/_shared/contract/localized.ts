// Words in every language of the locale table. Markdown-free plain text; those with readings carry Aozora notation.
import * as v from 'valibot';
import { locales, type Locale } from './locales.ts';
import { anyWords } from './written.ts';

const maybeWords = v.optional(anyWords);

/** The languages beside Japanese: what is missing falls back to it and is marked as such for the reader. */
export const otherWords = Object.fromEntries(
  locales.filter((locale) => locale !== 'ja').map((locale) => [locale, maybeWords]),
) as Record<Exclude<Locale, 'ja'>, typeof maybeWords>;

/** ja is always there. */
export const localized = v.object({ ja: v.pipe(anyWords, v.minLength(1)), ...otherWords });
export type Localized = v.InferOutput<typeof localized>;
