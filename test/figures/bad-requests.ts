// What generated bad requests break: 10,000 (REQUESTS) of them over every door that the doors' own lists name (REST's
// reads and functions, accounts, edge functions, pages, sockets, bare lines), as strangers, as each role, with the
// service key, with a forged token; a new SEED each run. Counted are answers of 5xx and requests hung up on, the
// process ending, rows stored that the contract's own schemas do not take, answers over 2 MB, and answers over 1 s
// (asked again alone first). Words of libraries or of the database in an answer are told and fail it, too. Not
// measured: loads (each request comes from a network of its own, so that limits do not stand before the doors), and a
// hosted project's own doors.
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { sendBadRequests } from '../support/badRequests/sendBadRequests.ts';
import { makeDataDir, staffPassword } from '../support/server.ts';
import { startServerProcess } from '../support/serverProcess.ts';
import type { Figure } from './figure.ts';

const count = Number(process.env.REQUESTS ?? 10_000);
const seed = Number(process.env.SEED ?? randomInt(2 ** 31));

export default async function measure(): Promise<Figure> {
  const dataDir = await makeDataDir();
  const server = await startServerProcess({ dataDir });
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const outcome = await sendBadRequests({ server, dataDir, password: staffPassword, sql, seed, count });
    const { broken, slow, large, stored, internals, crashed } = outcome;
    const value = broken.length + slow.length + large.length + stored.length + (crashed ? 1 : 0);
    const few = (lines: string[]) => ({ count: lines.length, first: lines.slice(0, 12) });
    return {
      figure: 'bad-requests',
      value,
      unit: 'requests and rows',
      target: 0,
      holds: value === 0 && internals.length === 0 && outcome.asked >= count,
      detail: {
        ...{ seed, asked: outcome.asked, statuses: outcome.statuses, rows: outcome.rows, crashed },
        ...{ broken: few(broken), slow: few(slow), large: few(large) },
        ...{ stored: few(stored), internals: few(internals) },
      },
    };
  } finally {
    await sql.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
