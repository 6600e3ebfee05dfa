// Lists that the database gives page by page, by key: each page says how many rows there are in all.
import * as v from 'valibot';

/** Where the next page begins; only the database reads it. null: this page is the last one. */
export const cursor = v.nullable(v.record(v.string(), v.unknown()));
export type Cursor = v.InferOutput<typeof cursor>;

/** What every such answer holds. */
export const pageShape = {
  /** How many there are on all pages together. */
  total: v.number(),
  next: cursor,
};

/** The first page is seen at once; who asks for more gets more at a time. */
const pageRows = { first: 100, more: 400 };
export const rowsOf = (after: Cursor): number => (after === null ? pageRows.first : pageRows.more);
