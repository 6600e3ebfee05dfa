// What collect acknowledges a second (as ingest-rate: HTTP, 16 clients, batches of 20, durable server) over what one
// connection inserts directly into the same table of the same Postgres in the same process's time: batches of 500,
// unnest, each its own transaction, on conflict do nothing. The two take turns, three of 3 s each; the value is the
// ratio of the medians. Not measured: either of them alone on the machine with the other's cache cold.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { schoolEvent, schoolVisit, sendVisits } from '../support/ingestLoad.ts';
import { startServerProcess } from '../support/serverProcess.ts';
import type { Figure } from './figure.ts';

const target = 0.4;
const turnMs = 3_000;

/** Events a second that one connection inserts. */
async function insertDirectly(sql: postgres.Sql): Promise<number> {
  const visit = schoolVisit();
  const begun = performance.now();
  let inserted = 0;
  while (performance.now() - begun < turnMs) {
    const rows = Array.from({ length: 500 }, (_, i) => schoolEvent(i));
    await sql`
      insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id, engaged_ms,
        revision, payload)
      select 'hoshimi', id, at::timestamptz, ${visit.visit_id}, name, place, spot, ms, 1, '{"surface":"tour"}'
      from unnest(${rows.map((row) => row.event_id)}::uuid[], ${rows.map((row) => row.occurred_at)}::text[],
        ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.place_id)}::text[],
        ${rows.map((row) => row.spot_id)}::text[], ${rows.map((row) => row.engaged_ms ?? null)}::integer[])
        as rows (id, at, name, place, spot, ms)
      on conflict do nothing`;
    inserted += rows.length;
  }
  return (inserted * 1000) / (performance.now() - begun);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export default async function measure(): Promise<Figure> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hiroba-table-'));
  const server = await startServerProcess({
    dataDir,
    env: { HIROBA_RATE_VISIT_PER_MIN: '1e9', HIROBA_RATE_NETWORK_PER_MIN: '1e9' },
  });
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const load = { ...server, clients: 16, batch: 20 };
    await sendVisits({ ...load, ms: 1_000 });
    const collect: number[] = [];
    const table: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { ids, ms } = await sendVisits({ ...load, ms: turnMs });
      collect.push((ids.length * 1000) / ms);
      table.push(await insertDirectly(sql));
    }
    const value = Math.round((median(collect) / median(table)) * 1000) / 1000;
    return {
      figure: 'ingest-vs-table',
      value,
      unit: 'ratio',
      target,
      holds: value >= target,
      detail: { collect: collect.map(Math.round), table: table.map(Math.round) },
    };
  } finally {
    await sql.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
