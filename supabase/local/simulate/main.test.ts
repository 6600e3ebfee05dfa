import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDataDir, startServer, type TestServer } from '../../../test/support/server.ts';
import type { Ledger } from './ledger.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hiroba-simulate-'));
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** npm run simulate, as somebody types it. */
async function simulate(
  dataDir: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const all = [
    'supabase/local/simulate/main.ts',
    '--town',
    'hoshimi',
    '--families',
    '8',
    '--months',
    '1',
    ...args,
  ];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, all, {
      env: { PATH: process.env.PATH, HIROBA_DATA_DIR: dataDir, PORT: String(server.port), ...env },
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

async function storedVisits(): Promise<number> {
  const sql = postgres(server.databaseUrl, { max: 1 });
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from public.visits`;
  await sql.end();
  return row?.n ?? -1;
}

test('staff-6: refuses a server that is not the one of its data folder, and sends nothing', async () => {
  const other = await makeDataDir({ env: { HIROBA_SEED_PASSWORD: 'of-another-town-2026' } });
  const { code, output } = await simulate(other, []);
  expect(code).toBe(2);
  expect(output).toContain(`http://localhost:${server.port} で開いている広場は`);
  expect(output).toContain(other);
  expect(await storedVisits()).toBe(0);
  await rm(other, { recursive: true, force: true });
});

test('staff-6: goes to PORT, and the same seed makes the same families, whenever it is asked that day', async () => {
  const made: Ledger[] = [];
  for (const name of ['first', 'second']) {
    const ledger = path.join(folder, `${name}.json`);
    const { code, output } = await simulate(server.dataDir, ['--ledger', ledger]);
    expect([code, output]).toEqual([0, expect.stringContaining('「数字」')]);
    expect(await storedVisits()).toBeGreaterThan(0);
    made.push(JSON.parse(readFileSync(ledger, 'utf8')) as Ledger);
    expect((await simulate(server.dataDir, ['--remove'])).code).toBe(0);
  }
  expect(made[0]?.visits.length).toBeGreaterThan(3);
  expect(made[1]).toEqual(made[0]);
});

test('staff-6: says where it goes and on what day it ends, and takes another day', async () => {
  const { output } = await simulate(server.dataDir, ['--help-me']);
  expect(output).toMatch(/--url .*PORT/);
  const ledger = path.join(folder, 'until.json');
  expect((await simulate(server.dataDir, ['--until', '2026-13-01'])).code).toBe(2);
  expect((await simulate(server.dataDir, ['--until', '2026-11-01', '--ledger', ledger])).code).toBe(0);
  const { visits } = JSON.parse(readFileSync(ledger, 'utf8')) as Ledger;
  expect(Math.max(...visits.map(({ started }) => started))).toBeLessThan(
    Date.parse('2026-11-01T00:00+09:00'),
  );
});
