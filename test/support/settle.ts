import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';

/** Works everything out that is due in the towns, and whatever becomes due by it, as the job does in its own time. */
export async function settle(sql: postgres.Sql, ...towns: string[]): Promise<void> {
  for (;;) {
    const [left] = await sql<{ n: number }[]>`
      select count(*)::integer as n from public.rollup_marks where town_id = any (${towns})`;
    if (left?.n === 0) return;
    // Under the job's own lock: the server's timer may be at a town, with the same rows in its hands.
    for (const town of towns)
      await sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended(${`rollup:${town}`}, 0))`;
        await tx`delete from public.rollup_runs where town_id = ${town}`;
      });
    const [row] = await sql<{ done: number }[]>`select private.roll_up_marked_days(100) as done`;
    if (row?.done === 0) await sleep(100); // the server's own timer has them in hand
  }
}
