// The same collect under real Deno, the runtime it has on a hosted project, against the same Postgres.
import * as v from 'valibot';
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectAnswer } from '../../supabase/functions/_shared/contract/visit.ts';
import { schoolEvent, schoolVisit } from '../support/ingestLoad.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let deno: ChildProcess;
let address: string;
let said = '';

beforeAll(async () => {
  server = await startServer();
  deno = spawn(
    path.resolve('node_modules/.bin/deno'),
    [
      'run',
      '-A',
      '--no-lock',
      '--config',
      'supabase/functions/deno.json',
      'supabase/functions/collect/index.ts',
    ],
    {
      env: {
        ...process.env,
        SUPABASE_DB_URL: server.databaseUrl,
        HIROBA_SITE_URL: server.url,
        DENO_SERVE_ADDRESS: 'tcp:127.0.0.1:0',
        DENO_NO_UPDATE_CHECK: '1',
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  address = await new Promise((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found) resolve(found[0]);
    };
    deno.stdout?.on('data', hear);
    deno.stderr?.on('data', hear);
    deno.once('exit', () => {
      reject(new Error(`deno ended: ${said}`));
    });
  });
});

afterAll(async () => {
  deno.kill('SIGKILL');
  await server.close();
});

test('collect under Deno stores what it acknowledges and refuses what it cannot read', async () => {
  const events = [schoolEvent(0), schoolEvent(1), { name: 'made_up' }];
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'x-forwarded-for': '203.0.113.7' },
    body: JSON.stringify({
      v: 1,
      town_id: 'hoshimi',
      sent_at: new Date().toISOString(),
      visit: schoolVisit(),
      events,
    }),
  });
  expect(response.status, said).toBe(200);
  const answer = v.parse(collectAnswer, await response.json());
  expect(answer.accepted).toHaveLength(2);
  expect(answer.refused).toMatchObject([{ reason: 'invalid' }]);
  const sql = postgres(server.databaseUrl, { max: 1 });
  const rows = await sql`select 1 from public.visit_events where event_id = any(${answer.accepted}::uuid[])`;
  await sql.end();
  expect(rows).toHaveLength(2);
});
