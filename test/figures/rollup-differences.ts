// Cells of the rollups (every panel, split in every way, distinct browsers over every range too) that differ from the same counted one by one in TypeScript from the raw
// visits (test/support/tally.ts), over 30 random towns (HIROBA_SETS) of up to 600 visits with machines, each rolled up in pieces: the job is interrupted, run twice,
// and visits arrive late. Not measured: households' outcomes, which test/database/panels.test.ts compares with the simulation's ledger.
import postgres from 'postgres';
import { compareRollups } from '../support/compareRollups.ts';
import { makeMonths } from '../support/makeMonths.ts';
import { plantRandomTown, random, randomVisits, settle } from '../support/randomTown.ts';
import { readTold } from '../support/readTold.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const sets = Number(process.env.HIROBA_SETS ?? 30);

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  const detail = { sets, compared: 0, different: [] as string[] };
  try {
    await makeMonths(sql, 4);
    for (let seed = 1; seed <= sets; seed += 1) {
      const next = random(seed * 104_729);
      const town = `random-${seed}`;
      const made = randomVisits({ seed, visits: 20 + Math.floor(580 * next()), days: 90, bots: 0.1 });
      const late = Math.floor(made.length * 0.7);
      await plantRandomTown(sql, town, made.slice(0, late));
      await sql
        .begin(async (tx) => {
          await tx`select private.roll_up_marked_days(3)`;
          throw new Error('interrupted');
        })
        .catch(() => undefined);
      await settle(sql, town);
      await plantRandomTown(sql, town, made.slice(late));
      await settle(sql, town);
      await sql`select private.recompute_insight(${town}, current_date - 20, current_date)`;
      await settle(sql, town);
      const result = await compareRollups(sql, town, await readTold(sql, town));
      detail.compared += result.compared;
      detail.different.push(...result.different.map((line) => `${town} ${line}`));
    }
    const value = detail.different.length;
    return {
      figure: 'rollup-differences',
      value,
      unit: 'cells',
      target: 0,
      holds: value === 0 && detail.compared > sets * 100,
      detail: { ...detail, different: detail.different.slice(0, 20) },
    };
  } finally {
    await sql.end();
    await server.close();
  }
}
