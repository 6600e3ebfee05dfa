import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { SMTPServer } from 'smtp-server';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/server.ts';

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

  it('keeps the mail for its owner alone, blanks the outbox, and shows it to admins only', async () => {
    const mailId = await put(sql, 'family@example.test');
    await server.runJobs();
    expect(await read(sql, mailId)).toMatchObject({ body_text: '', attempts: 1 });
    const dir = path.join(server.dataDir, 'mail');
    const files = readdirSync(dir);
    expect(files.filter((file) => file.endsWith('.eml'))).toHaveLength(1);
    for (const file of files) expect(statSync(path.join(dir, file)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(dir, files.find((file) => file.endsWith('.eml')) ?? ''), 'utf8')).toContain(
      'To: family@example.test',
    );

    const ask = async (role: string | null) => {
      const client = createClient(server.url, server.anonKey, {
        auth: { persistSession: false, autoRefreshToken: false },
      });
      const { data } = role
        ? await client.auth.signInWithPassword({
            email: `${role}@hoshimi.example`,
            password: server.staffPassword,
          })
        : { data: { session: null } };
      return fetch(`${server.url}/_local/mail`, {
        headers: { authorization: `Bearer ${data.session?.access_token ?? ''}` },
      });
    };
    expect((await ask(null)).status).toBe(401);
    expect((await ask('concierge')).status).toBe(403);
    expect(await (await ask('admin')).json()).toMatchObject([
      {
        to: 'family@example.test',
        subject: '星見町からのお知らせ',
        text: expect.stringContaining('/family/token') as string,
      },
    ]);
  });
});

describe('mail with a mail server', () => {
  const received: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      done(address.startsWith('full@') ? new Error('mailbox full') : undefined);
    },
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  let server: TestServer;
  let sql: postgres.Sql;
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
  });
  afterAll(async () => {
    await sql.end();
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
});
