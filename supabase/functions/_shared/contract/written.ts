import * as v from 'valibot';

/** Characters as the database counts them: one of a surrogate pair is none. */
const atMost = (most: number) => v.check((words: string) => Array.from(words).length <= most, 'too_long');

/**
 * Without what Postgres cannot keep (U+0000, halves of a surrogate pair) and without what makes a line read otherwise
 * than it is written (bidirectional overrides and isolates): nobody types these on purpose, some bring them by pasting.
 */
export const keepableText = (words: string): string =>
  words.replace(/[\0\p{Surrogate}\u202A-\u202E\u2066-\u2069]/gu, '');
export const keepable = v.transform(keepableText);

/** Words of any length as they stand: a town's own, or a browser's. */
export const anyWords = v.pipe(v.string(), keepable);

/** What people write freely, in lines: no space around it. */
export const written = (most: number) => v.pipe(v.string(), keepable, v.trim(), atMost(most));

/** One line, not empty: what breaks a line or steers a printer becomes a space. */
export const oneLine = (most: number) =>
  v.pipe(
    v.string(),
    keepable,
    v.transform((words) => words.replace(/\p{Cc}+/gu, ' ')),
    v.trim(),
    atMost(most),
    v.minLength(1, 'required'),
  );

/** Letters and digits that were typed full width, as Japanese keyboards do, become plain ones. */
export const halfWidth = v.transform((words: string) => words.normalize('NFKC'));
