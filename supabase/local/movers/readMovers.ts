import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { StartRefused } from '../StartRefused.ts';

const prefectures = 47;

/**
 * How many people moved to the given prefecture from each other one, by "JP-01" …, out of the 47 × 47 table of
 * 住民基本台帳人口移動報告 as CSV: the first column names where they lived, the other columns where they live now; both in the
 * order of JIS X 0401, with "-" where a prefecture meets itself.
 * @throws StartRefused with the reason in words when the file is not such a table.
 */
export function readMovers(file: string, prefecture: number): Record<string, number> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartRefused(`${file} を読めません。`, `${file} can't be read.`);
  }
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [head = [], ...rows] = data;
  if (rows.length !== prefectures || [head, ...rows].some((row) => row.length !== prefectures + 1))
    throw new StartRefused(
      `${file} は 47 × 47 の都道府県間移動者数の表ではありません。`,
      `${file} is no table of 47 × 47 prefectures.`,
    );
  const movers: Record<string, number> = {};
  rows.forEach((row, i) => {
    const name = row[0] ?? '';
    // Another order of rows or columns would give one prefecture another's people.
    if (head[i + 1] !== name)
      throw new StartRefused(
        `${file}: ${i + 1} 番目の行は「${name}」、列は「${head[i + 1] ?? ''}」で、並びが違います。`,
        `row and column ${i + 1} differ.`,
      );
    if (i + 1 === prefecture) return; // moves inside the prefecture are not in the table
    const cell = row[prefecture]?.replaceAll(',', '').trim() ?? '';
    if (!/^\d+$/.test(cell))
      throw new StartRefused(
        `${file}: ${name} の「${cell}」は人数ではありません。`,
        `not a number of people.`,
      );
    movers[`JP-${String(i + 1).padStart(2, '0')}`] = Number(cell);
  });
  return movers;
}
