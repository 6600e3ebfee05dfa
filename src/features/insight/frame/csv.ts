import { csvFile, type CsvCell } from '../../../shared/csvFile.ts';

/** First the lines that say what it is and for whom, then an empty one, then headers and rows. */
export function csvText(about: string[][], headers: string[], rows: CsvCell[][]): string {
  return csvFile([...about, [''], headers, ...rows]);
}
