// The figure bad-requests in small, each time with the same seed; and that it would tell.
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sendBadRequests } from '../support/badRequests/sendBadRequests.ts';
import { makeDataDir, staffPassword } from '../support/server.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';

let dataDir: string;
let server: ServerProcess;
let sql: postgres.Sql;

beforeAll(async () => {
  dataDir = await makeDataDir();
  server = await startServerProcess({ dataDir });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const send = (to: ServerProcess, count: number) =>
  sendBadRequests({ server: to, dataDir, password: staffPassword, sql, seed: 20_261_130, count });

test('security-M5, security-M6: hundreds of bad requests over every door break nothing', async () => {
  const outcome = await send(server, 500);
  expect(outcome).toMatchObject({ broken: [], large: [], stored: [], internals: [], crashed: false });
  expect(Object.keys(outcome.statuses).length).toBeGreaterThan(6);
  for (const kind of ['household', 'event', 'consent', 'words'])
    expect(outcome.rows[kind], kind).toBeGreaterThan(0);
});

test('a server that breaks, hangs up, is slow or says too much, and a row that is wrong, would be told', async () => {
  const bad = createServer((request, response) => {
    const url = request.url ?? '';
    if (url.startsWith('/rest')) response.end('x'.repeat(2_000_001));
    else if (url.startsWith('/auth')) response.writeHead(500).end('TypeError: x is not a function');
    else if (url.startsWith('/functions')) response.destroy();
    else setTimeout(() => response.end(), 1_100);
  });
  onTestFinished(() => void bad.close());
  const port = await new Promise<number>((resolve) => {
    bad.listen(0, '127.0.0.1', () => {
      resolve((bad.address() as { port: number }).port);
    });
  });
  await sql`alter table public.households drop constraint households_contact_name_check`;
  await sql`update public.households set contact_name = '山\u202E田'`;
  const { broken, large, slow, internals, stored, crashed } = await send({ ...server, port }, 60);
  expect(broken.some((line) => line.startsWith('500'))).toBe(true);
  expect(broken.some((line) => line.startsWith('0 '))).toBe(true);
  for (const told of [large, slow, internals, stored]) expect(told.length).toBeGreaterThan(0);
  expect(crashed).toBe(false);
});
