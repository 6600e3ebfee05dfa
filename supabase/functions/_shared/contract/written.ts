import * as z from 'zod/mini';

/** What people write freely: no space around it, and no U+0000, which Postgres cannot keep and nobody types on purpose. */
export const written = (most: number) =>
  z.string().check(
    z.overwrite((words) => words.replaceAll('\0', '')),
    z.trim(),
    z.maxLength(most),
  );
