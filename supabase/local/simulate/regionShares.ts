import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/**
 * Where families that move to a mountain town in central Japan come from, when no table is given: round numbers made up for
 * the sample town (most from the capital area, then the neighbours). Not a statistic.
 */
export const madeUpShares: Readonly<Record<string, number>> = {
  'JP-13': 30,
  'JP-14': 12,
  'JP-11': 9,
  'JP-12': 8,
  'JP-23': 12,
  'JP-27': 7,
  'JP-22': 4,
  'JP-19': 3,
  'JP-21': 3,
  'JP-10': 3,
  'JP-15': 3,
  'JP-26': 2,
  'JP-28': 2,
  'JP-40': 1,
  'JP-01': 1,
};

/**
 * Shares of the prefectures people move from to the given one, out of the 47 × 47 table of 住民基本台帳人口移動報告 as CSV:
 * the first column names where they lived, the other columns where they live now; both in the order of JIS X 0401.
 * @throws Error with the reason when the file is not such a table.
 */
export function readRegionShares(file: string, prefecture: number): Record<string, number> {
  const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  });
  const rows = data.slice(1);
  if (rows.length !== 47 || rows.some((row) => row.length !== 48))
    throw new Error(`${file}: 47 × 47 の移動表ではありません / not a table of 47 × 47 prefectures`);
  const shares: Record<string, number> = {};
  rows.forEach((row, i) => {
    const movers = Number(row[prefecture]?.replaceAll(',', ''));
    if (i + 1 === prefecture) return; // moves inside the prefecture are not in the table
    if (!Number.isFinite(movers))
      throw new Error(`${file}: ${row[0] ?? ''}: 数ではありません / not a number`);
    shares[`JP-${String(i + 1).padStart(2, '0')}`] = movers;
  });
  return shares;
}
