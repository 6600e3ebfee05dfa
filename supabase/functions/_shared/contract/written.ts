import * as v from 'valibot';

/** Characters as the database counts them: one of a surrogate pair is none. */
const atMost = (most: number) => v.check((words: string) => Array.from(words).length <= most, 'too_long');

/** Without what Postgres cannot keep: U+0000 and halves of a surrogate pair, which nobody types on purpose. */
export const keepableText = (words: string): string => words.replace(/[\0\p{Surrogate}]/gu, '');
const keepable = v.transform(keepableText);

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
