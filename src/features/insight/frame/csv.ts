import Papa from 'papaparse';

export type CsvCell = string | number | null;

/**
 * Rows as CSV that Excel opens rightly: UTF-8 with BOM, CRLF, headers first. null is a hidden cell and says so in
 * `hidden`, never 0. A cell that begins like a formula is made harmless.
 */
export function csvText(headers: string[], rows: CsvCell[][], hidden: string): string {
  const body = rows.map((row) => row.map((cell) => cell ?? hidden));
  return `\uFEFF${Papa.unparse([headers, ...body], { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
