import Papa from 'papaparse';

/** undefined: nothing to say. */
export type CsvCell = string | number | undefined;

/**
 * How a cell must not begin: a spreadsheet would take it for a formula, after spaces, lines and invisible letters, and
 * in full width, too.
 */
const formula = /^[\t\r\n]|^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B]/u;

/** Rows as CSV that Excel opens rightly: UTF-8 with BOM, CRLF; words that begin like a formula are made harmless. */
export function csvFile(rows: readonly (readonly CsvCell[])[]): string {
  const csv = Papa.unparse(rows as CsvCell[][], { newline: '\r\n', escapeFormulae: formula });
  return `\uFEFF${csv}\r\n`;
}
