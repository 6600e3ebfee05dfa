import * as v from 'valibot';

/**
 * A row that is not what the contract says: whoever shows a list shows the others, and that this one cannot be read.
 */
export interface BadRow {
  row: unknown;
  /** Where and what, for the console. */
  problem: string;
}

/** Parses a list row by row, in its order: one bad row is one bad row. */
export function parseRows<T>(
  schema: v.GenericSchema<unknown, T>,
  rows: readonly unknown[],
): { good: T[]; bad: BadRow[] } {
  const good: T[] = [];
  const bad: BadRow[] = [];
  for (const row of rows) {
    const parsed = v.safeParse(schema, row);
    if (parsed.success) good.push(parsed.output);
    else {
      const [{ path, message }] = parsed.issues;
      bad.push({ row, problem: `${(path ?? []).map(({ key }) => String(key)).join('.')}: ${message}` });
    }
  }
  return { good, bad };
}

/** The rows that can be read; the others are told to the console, so that a visitor sees the rest of the page. */
export function goodRows<T>(
  schema: v.GenericSchema<unknown, T>,
  rows: readonly unknown[],
  what: string,
): T[] {
  const { good, bad } = parseRows(schema, rows);
  for (const { problem } of bad) console.error(`${what}: a row cannot be read`, problem.slice(0, 300));
  return good;
}
