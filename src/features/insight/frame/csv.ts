import Papa from 'papaparse';

export type CsvCell = string | number;

/**
 * Rows as CSV that Excel opens rightly: UTF-8 with BOM, CRLF. First the lines that say what it is and for whom, then an
 * empty one, then headers and rows. A cell that begins like a formula is made harmless.
 */
export function csvText(about: string[][], headers: string[], rows: CsvCell[][]): string {
  const lines = [...about, [''], headers, ...rows];
  return `\uFEFF${Papa.unparse(lines, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
