import * as v from 'valibot';

/**
 * What people write freely: no space around it, nothing that Postgres cannot keep (U+0000, halves of a surrogate pair:
 * nobody types them on purpose). `most` in UTF-16 units, as a text field counts.
 */
export const written = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((words) => words.replace(/[\0\p{Surrogate}]/gu, '')),
    v.trim(),
    v.maxLength(most, 'too_long'),
  );

/** The same, and not empty. */
export const writtenOut = (most: number) => v.pipe(written(most), v.minLength(1, 'required'));
