// Cells under the threshold that can be worked out of all that leaves the staff, over 1,000 random towns (HIROBA_SETS,
// SEED): 5 to 900 visits in a quarter, unevenly spread over prefectures, devices, languages, campaigns and places, with
// families that ask and move; eight publications of each, two years of quarters, thresholds of 3, 5 and 10. An attacker
// who knows how publications are made (test/support/publicationAttack.ts) narrows every cell by every sum; a cell is
// recovered when one number is left. A publication of days that were published is refused, so there is no second number
// of any visit to subtract. Not measured: guessing within bounds; what the absence of a table says; numbers released by
// a named person.
import postgres from 'postgres';
import { bounds, type Published } from '../support/publicationAttack.ts';
import { plantCounts } from '../support/plantCounts.ts';
import { random } from '../support/random.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const sets = Number(process.env.HIROBA_SETS ?? 1_000);
const seed = Number(process.env.SEED ?? 1);
const thresholds = [5, 5, 5, 3, 10];

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  const detail = {
    sets,
    seed,
    publications: 0,
    small: 0,
    printed: 0,
    leftOut: 0,
    refused: 0,
    found: [] as string[],
  };
  try {
    for (let set = 0; set < sets; set += 1) {
      const town = `random-${set}`;
      const threshold = thresholds[set % thresholds.length] ?? 5;
      const quarters = await plantCounts(sql, town, threshold, random(seed * 1_000_003 + set));
      for (const { from, to } of quarters) {
        await sql`select private.make_publication(${town}, ${from}::date, ${to}::date)`;
        const [made] = await sql<{ tables: Published }[]>`
          select tables from public.publications where town_id = ${town} and from_day = ${from}::date`;
        const known = bounds(made?.tables ?? {}, threshold);
        detail.publications += 1;
        for (const [name, { cells, left_out }] of Object.entries(made?.tables ?? {})) {
          if (left_out !== null) detail.leftOut += 1;
          for (const { key, count } of cells) {
            if (count !== '<') {
              detail.printed += 1;
              continue;
            }
            detail.small += 1;
            const cell = known.get(`${name} ${key}`);
            if (cell && cell.low >= cell.high)
              detail.found.push(`${town} ${from} ${name} ${key}: ${cell.low}`);
          }
        }
      }
      const [first] = quarters;
      const again = sql`select private.make_publication(${town}, ${first?.from ?? ''}::date, (${first?.from ?? ''}::date
        + interval '1 month')::date - 1)`;
      await again.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'period_overlaps') detail.refused += 1;
      });
      await sql`delete from public.towns where town_id = ${town}`;
    }
    const value = detail.found.length;
    return {
      figure: 'small-cells',
      value,
      unit: 'cells',
      target: 0,
      // Publications that print nothing, or of which nothing is small, would prove nothing.
      holds:
        value === 0 &&
        detail.refused === sets &&
        detail.small > sets * 10 &&
        detail.printed > sets * 50 &&
        detail.leftOut < detail.publications,
      detail: { ...detail, found: detail.found.slice(0, 20) },
    };
  } finally {
    await sql.end();
    await server.close();
  }
}
