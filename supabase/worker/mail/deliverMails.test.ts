import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { SMTPServer } from 'smtp-server';
import { createClient } from '@supabase/supabase-js';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { latestMail } from '../../../test/support/latestMail.ts';
import { startServer, type TestServer } from '../../../test/support/server.ts';
import { sendLinesTo } from '../../local/say.ts';

type MailRow = {
  sent_at: string | null;
  body_text: string;
  attempts: number;
  last_error: string | null;
  waits: boolean;
};

async function put(sql: postgres.Sql, to: string): Promise<string> {
  const [row] = await sql<{ mail_id: string }[]>`
    insert into private.outgoing_mails (town_id, to_address, subject, body_text)
    values ('hoshimi', ${to}, '星見町からのお知らせ', 'ご家族のページ: https://town.example/family/token') returning mail_id`;
  return row?.mail_id ?? '';
}

async function read(sql: postgres.Sql, mailId: string): Promise<MailRow | undefined> {
  const [row] = await sql<MailRow[]>`
    select sent_at, body_text, attempts, last_error, next_attempt_at > now() + interval '20 seconds' as waits
    from private.outgoing_mails where mail_id = ${mailId}`;
  return row;
}

describe('mail without a mail server', () => {
  let server: TestServer;
  let sql: postgres.Sql;
  beforeAll(async () => {
    server = await startServer({ functionsDir: '/nonexistent' });
    sql = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  });
  afterAll(async () => {
    await sql.end();
    await server.close();
  });

  it(
    'security-H2 = staff-3: keeps the mail for its owner alone, in ' +
      'files; no page shows it, to an admin neither',
    async () => {
      const mailId = await put(sql, 'family@example.test');
      await server.runJobs();
      expect(await read(sql, mailId)).toMatchObject({ body_text: '', attempts: 1 });
      const dir = path.join(server.dataDir, 'mail');
      const files = readdirSync(dir);
      expect(files.filter((file) => file.endsWith('.eml'))).toHaveLength(1);
      expect(statSync(dir).mode & 0o777).toBe(0o700);
      for (const file of files) expect(statSync(path.join(dir, file)).mode & 0o777).toBe(0o600);
      expect(
        readFileSync(path.join(dir, files.find((file) => file.endsWith('.eml')) ?? ''), 'utf8'),
      ).toContain('To: family@example.test');
      expect(latestMail(server.dataDir, 'family@example.test')).toContain('/family/token');

      const client = createClient(server.url, server.anonKey, {
        auth: { persistSession: false, autoRefreshToken: false },
      });
      const { data } = await client.auth.signInWithPassword({
        email: 'admin@hoshimi.example',
        password: server.staffPassword,
      });
      const authorization = `Bearer ${data.session?.access_token ?? ''}`;
      for (const address of ['/_local/mail', '/_local/', '/mail'])
        expect(
          await (await fetch(server.url + address, { headers: { authorization } })).text(),
        ).not.toContain('/family/token');
      expect((await fetch(`${server.url}/_local/mail`, { headers: { authorization } })).status).toBe(404);
    },
  );
});

describe('what the console says of mail', () => {
  const lines: string[] = [];
  afterEach(() => {
    sendLinesTo();
  });

  /** What a server says while a family's mail and somebody's link come into its keeping. */
  async function said(env: Record<string, string>): Promise<string> {
    lines.length = 0;
    sendLinesTo((line) => lines.push(line));
    const server = await startServer({ functionsDir: '/nonexistent', loud: true, env });
    const sql = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
    await put(sql, 'family@example.test');
    await fetch(`${server.url}/auth/v1/recover`, {
      method: 'POST',
      headers: { apikey: server.anonKey, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@hoshimi.example' }),
    });
    await server.runJobs();
    await expect // nobody waits for this mail: that would tell who has an account
      .poll(() => latestMail(server.dataDir, 'admin@hoshimi.example'))
      .toMatch(/#token_hash=[\w-]{20}/);
    await sql.end();
    await server.close();
    return lines.join('\n');
  }

  it('security-H2 = staff-3: nothing of it, neither a link nor a code, without the switch', async () => {
    const text = await said({});
    expect(text).not.toMatch(/\/family\/token|token_hash|\b\d{6}\b|family@example\.test/);
  });

  it('security-H2 = staff-3: the mails with HIROBA_SHOW_MAIL=1, on an address of this machine alone', async () => {
    expect(await said({ HIROBA_SHOW_MAIL: '1' })).toMatch(/\/family\/token/);
    const outside = await said({ HIROBA_SHOW_MAIL: '1', HOST: '0.0.0.0' });
    expect(outside).not.toMatch(/\/family\/token|token_hash/);
    expect(outside).toContain('HIROBA_SHOW_MAIL');
  });
});

describe('mail with a mail server', () => {
  const received: string[] = [];
  let mayTake: Promise<void> = Promise.resolve();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('full@')) done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
      else if (address.startsWith('gone@'))
        done(Object.assign(new Error('no such user'), { responseCode: 550 }));
      else done();
    },
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        received.push(text);
        void mayTake.then(() => {
          done();
        });
      });
    },
  });
  let server: TestServer;
  let sql: postgres.Sql;
  let admin: postgres.Sql;
  beforeAll(async () => {
    await new Promise<void>((resolve) =>
      smtp.listen(0, '127.0.0.1', () => {
        resolve();
      }),
    );
    const address = smtp.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    server = await startServer({
      functionsDir: '/nonexistent',
      env: { HIROBA_SMTP_URL: `smtp://127.0.0.1:${port}`, HIROBA_MAIL_FROM: '星見町 <town@example.test>' },
    });
    sql = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
    admin = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  });
  afterAll(async () => {
    await Promise.all([sql.end(), admin.end()]);
    await server.close();
    await new Promise<void>((resolve) => {
      smtp.close(resolve);
    });
  });

  it('sends each mail once', async () => {
    const mailId = await put(sql, 'family@example.test');
    await server.runJobs();
    await server.runJobs();
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('To: family@example.test');
    expect(await read(sql, mailId)).toMatchObject({ body_text: '', attempts: 1, last_error: null });
  });

  it('code-8.3: runJobs ends when a delivery that the timer began meanwhile has ended', async () => {
    let take = (): void => undefined;
    mayTake = new Promise((resolve) => (take = resolve));
    onTestFinished(() => {
      take();
    });
    const held = await sql.reserve();
    await held.unsafe('begin; lock table public.rollup_marks in access exclusive mode');
    let hasEnded = false;
    const run = server.runJobs().then(() => {
      hasEnded = true;
    });
    const mailId = await put(admin, 'slow@example.test');
    await expect.poll(() => received.some((text) => text.includes('To: slow@'))).toBe(true); // begun, and not taken yet
    await held.unsafe('rollback');
    held.release();
    await sleep(1_500);
    expect(hasEnded).toBe(false);
    take();
    await run;
    expect((await read(sql, mailId))?.sent_at).not.toBeNull();
  });

  it('tries a refused mail again later, and says why it waits', async () => {
    const mailId = await put(sql, 'full@example.test');
    await server.runJobs();
    expect(await read(sql, mailId)).toMatchObject({
      sent_at: null,
      attempts: 1,
      waits: true,
      last_error: expect.stringContaining('mailbox full') as string,
    });
    await server.runJobs();
    expect(await read(sql, mailId)).toMatchObject({ attempts: 1 });
    await sql`update private.outgoing_mails set next_attempt_at = now() where mail_id = ${mailId}`;
    await server.runJobs();
    expect(await read(sql, mailId)).toMatchObject({ attempts: 2, waits: true });
  });

  it('marks a mail that is refused for good, keeps no word of it and tries no more', async () => {
    const mailId = await put(sql, 'gone@example.test');
    await server.runJobs();
    const bounced = { sent_at: null, attempts: 1, body_text: '', bounced: true };
    const readBounced = async () => ({
      ...(await read(sql, mailId)),
      ...(
        await sql`select bounced_at is not null as bounced from private.outgoing_mails where mail_id = ${mailId}`
      )[0],
    });
    expect(await readBounced()).toMatchObject({
      ...bounced,
      last_error: expect.stringContaining('no such user') as string,
    });
    await sql`update private.outgoing_mails set next_attempt_at = now() where mail_id = ${mailId}`;
    await server.runJobs();
    expect(await readBounced()).toMatchObject(bounced);
  });

  it('sends a mail again under the same Message-ID when it could not note that it was sent', async () => {
    const mailId = await put(sql, 'twice@example.test');
    await server.runJobs();
    // As a kill between the mail server's yes and the commit leaves it.
    await sql`
      update private.outgoing_mails set sent_at = null, attempts = 0, next_attempt_at = now()
      where mail_id = ${mailId}`;
    await server.runJobs();
    const ids = received
      .filter((text) => text.includes('To: twice@'))
      .map((text) => /^Message-ID: (.+)$/im.exec(text)?.[1]?.trim());
    expect(ids).toEqual([`<${mailId}@example.test>`, `<${mailId}@example.test>`]);
  });

  it('security-H10: a mail whose turn a wrong clock put into the far future is sent now', async () => {
    const mailId = await put(sql, 'later@example.test');
    await sql`
      update private.outgoing_mails set next_attempt_at = now() + interval '4 years' where mail_id = ${mailId}`;
    await server.runJobs();
    expect((await read(sql, mailId))?.sent_at).not.toBeNull();
  });
});
