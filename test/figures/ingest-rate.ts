// Events a second that functions/collect acknowledges over HTTP on the embedded default, durable as `npm start` is: 16
// clients in this process, kept-alive connections, each its own visit, batches of 20, 10 s after 2 s of warming up
// (HIROBA_SECONDS changes the 10). Every acknowledged id is then looked up in Postgres; a missing or doubled one fails
// the figure. Not measured: a network between them, TLS, a hosted Supabase. All clients come from one address, so the
// rate limits, which run as always, are raised out of the way. The clients' own work shares the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { countStored } from '../support/countStored.ts';
import { sendVisits } from '../support/ingestLoad.ts';
import { startServerProcess } from '../support/serverProcess.ts';
import type { Figure } from './figure.ts';

const target = 10_000;
const seconds = Number(process.env.HIROBA_SECONDS ?? 10);

export default async function measure(): Promise<Figure> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hiroba-rate-'));
  const server = await startServerProcess({
    dataDir,
    env: { HIROBA_RATE_VISIT_PER_MIN: '1e9', HIROBA_RATE_NETWORK_PER_MIN: '1e9' },
  });
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const load = { ...server, clients: 16, batch: 20 };
    await sendVisits({ ...load, ms: 2_000 });
    const { ids, ms } = await sendVisits({ ...load, ms: seconds * 1000 });
    const stored = await countStored(sql, ids);
    const value = Math.round((ids.length * 1000) / ms);
    return {
      figure: 'ingest-rate',
      value,
      unit: 'events/s',
      target,
      holds: value >= target && stored.missing === 0 && stored.twice === 0,
      detail: { acknowledged: ids.length, seconds: Math.round(ms) / 1000, ...stored },
    };
  } finally {
    await sql.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
