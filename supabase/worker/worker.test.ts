import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import postgres from 'postgres';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../test/support/server.ts';

const received: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (part: Buffer) => (text += part.toString()));
    stream.on('end', () => {
      received.push(text);
      setTimeout(done, 20); // time enough for the other worker to come by
    });
  },
});
const workers: { child: ChildProcess; output: () => string; ended: Promise<number | null> }[] = [];
let server: TestServer;
let sql: postgres.Sql;

function startWorker(env: Record<string, string>): (typeof workers)[number] {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const worker = { child, output: () => text, ended };
  workers.push(worker);
  return worker;
}

beforeAll(async () => {
  await new Promise<void>((resolve) =>
    smtp.listen(0, '127.0.0.1', () => {
      resolve();
    }),
  );
  server = await startServer({ functionsDir: '/nonexistent', env: { HIROBA_WORKER: 'never' } });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  for (const { child } of workers) child.kill('SIGKILL');
  await sql.end();
  await server.close();
  await new Promise<void>((resolve) => {
    smtp.close(resolve);
  });
});

it('two workers beside one database send every mail once, from whom and where the settings say, and stop', async () => {
  const address = smtp.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const count = 30;
  await sql`
    insert into private.outgoing_mails (town_id, to_address, subject, body_text)
    select 'hoshimi', 'family' || n || '@example.test', 'a', 'b' from generate_series(1, ${count}) n`;
  const env = { HIROBA_DB_URL: server.databaseUrl, HIROBA_SMTP_URL: `smtp://127.0.0.1:${port}` };
  const said = { HIROBA_SITE_URL: 'https://town.example', HIROBA_MAIL_FROM: '星見町 <town@hoshimi.example>' };
  const both = [startWorker({ ...env, ...said }), startWorker({ ...env, ...said })];
  await expect
    .poll(async () => (await sql`select from private.outgoing_mails where sent_at is null`).length, {
      interval: 200,
    })
    .toBe(0);
  const to = received.map((text) => /^To: (\S+)/m.exec(text)?.[1]);
  expect(to).toHaveLength(count);
  expect(new Set(to).size).toBe(count);
  for (const text of received) expect(text).toContain('<town@hoshimi.example>');
  expect(await sql`select site_url, mail_from from private.settings`).toEqual([
    { site_url: said.HIROBA_SITE_URL, mail_from: said.HIROBA_MAIL_FROM },
  ]);
  for (const { child, ended } of both) {
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }
});

it('a worker without a database, or with one that is none, says so in a sentence', async () => {
  const without = startWorker({});
  expect(await without.ended).toBe(78);
  expect(without.output()).toContain('HIROBA_DB_URL');
  const nowhere = startWorker({ HIROBA_DB_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await nowhere.ended).toBe(78);
  expect(nowhere.output()).toMatch(/does not answer/);
  expect(nowhere.output()).not.toContain('    at ');
});
