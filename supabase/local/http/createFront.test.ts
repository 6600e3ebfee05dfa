import { request as httpRequest } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/server.ts';

const fixtures = `${import.meta.dirname}/../fixtures`;
const options = {
  migrationsDir: `${fixtures}/migrations`,
  functionsDir: `${fixtures}/functions`,
  clientDirs: [`${fixtures}/client`],
  seedDir: '/nonexistent',
  reads: [{ table: 'things', select: 'doc', where: {}, rows: 10 }],
};

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

let server: TestServer;

/** A request as it goes over the wire: no path clean-up, no decompression. */
function ask(
  address: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: server.port, path: address, method, headers },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = ({ body }: Raw): Record<string, unknown> =>
  JSON.parse(body.toString('utf8')) as Record<string, unknown>;

beforeAll(async () => {
  server = await startServer({
    ...options,
    env: { HIROBA_EXTRA: 'yes', HIROBA_SITE_URL: 'https://town.example' },
  });
});
afterAll(() => server.close());

describe('the client’s files', () => {
  it('answers any page address with the page, under a strict policy that knows its inline script', async () => {
    const { status, headers, body } = await ask('/hoshimi/tour');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.toString()).toContain('広場');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/=]{44}'(;|$)/);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toContain(`'unsafe-eval'`);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' });
  });

  it('keeps private pages out of search engines and out of referrers', async () => {
    const { headers } = await ask('/family/secret-token');
    expect(headers).toMatchObject({ 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
  });

  it('sends hashed files compressed and for ever, the same bytes every time', async () => {
    const plain = await ask('/assets/main-Ab12_x9Z.js');
    const packed = await ask('/assets/main-Ab12_x9Z.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(packed.body.length).toBeLessThan(plain.body.length / 5);
    expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
    const again = await ask('/assets/main-Ab12_x9Z.js', {
      headers: { 'if-none-match': String(packed.headers.etag) },
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it.each([
    '/missing.js',
    '/assets/missing-Ab12_x9Z.js',
    '/../createServer.ts',
    '/%2e%2e/%2e%2e/createServer.ts',
    '/..%2f..%2fcreateServer.ts',
    '/.env',
  ])('does not find %s', async (address) => {
    expect((await ask(address)).status).toBe(404);
  });

  it('takes no writing to a page', async () => {
    expect((await ask('/hoshimi', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('the server’s own addresses', () => {
  it('tells the client its key at run time', async () => {
    expect(json(await ask('/config.json'))).toEqual({ supabaseUrl: '', supabaseKey: server.anonKey });
    expect(json(await ask('/healthz'))).toEqual({ status: 'ok' });
  });

  it('never says the secret ones', async () => {
    for (const address of ['/config.json', '/auth/v1/settings', '/rest/v1/', '/healthz']) {
      const { body } = await ask(address, { headers: { apikey: server.anonKey } });
      expect(body.toString()).not.toContain(server.serviceKey);
      expect(body.toString()).not.toContain(server.jwtSecret);
    }
  });
});

describe('edge functions', () => {
  it('runs an index.ts as it is, as service_role, with its own variables only', async () => {
    const answer = await ask('/functions/v1/echo/sub?x=1', { method: 'POST', body: '"はい"' });
    expect(json(answer)).toMatchObject({
      method: 'POST',
      path: '/functions/v1/echo/sub',
      body: '"はい"',
      address: '127.0.0.1',
      site: 'https://town.example',
      extra: 'yes',
      shell: null,
      row: { role: 'service_role', login: 'hiroba_functions' },
    });
  });

  it('does not believe what a client says of its address or country', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'cf-ipcountry': 'JP', 'x-real-ip': '203.0.113.9' };
    expect(json(await ask('/functions/v1/echo', { headers }))).toMatchObject({
      address: '127.0.0.1',
      country: null,
    });
  });

  it('believes the last word of a proxy that the operator trusts', async () => {
    const behind = await startServer({ ...options, env: { HIROBA_TRUST_PROXY: '1' } });
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9', 'cf-ipcountry': 'JP' };
    const answer = await fetch(`${behind.url}/functions/v1/echo`, { headers });
    expect(await answer.json()).toMatchObject({ address: '203.0.113.9', country: 'JP' });
    await behind.close();
  });

  it('answers 500 without the reason when a function breaks, and 404 for one that is not there', async () => {
    const broken = await ask('/functions/v1/echo/break');
    expect([broken.status, json(broken).code]).toEqual([500, 'internal']);
    expect((await ask('/functions/v1/nothing')).status).toBe(404);
  });

  it('refuses a body that is too large, announced or not', async () => {
    const large = Buffer.alloc(1_000_001, 'a');
    expect(
      (
        await ask('/functions/v1/echo', {
          method: 'POST',
          body: large,
          headers: { 'content-length': String(large.length) },
        })
      ).status,
    ).toBe(413);
    const chunked = ask('/functions/v1/echo', {
      method: 'POST',
      body: large,
      headers: { 'transfer-encoding': 'chunked' },
    });
    await expect(chunked.then(({ status }) => status)).resolves.toBe(413);
  });
});

describe('REST over HTTP', () => {
  it.each(['/rest/v1/things', '/auth/v1/user', '/functions/v1/echo', '/config.json'])(
    'knows no TRACE of %s',
    async (address) => {
      expect((await ask(address, { method: 'TRACE', headers: { apikey: server.anonKey } })).status).toBe(405);
    },
  );

  it('compresses what is worth it', async () => {
    const sql = postgres(server.databaseUrl, { max: 1 });
    await sql`insert into public.things (doc) values (${sql.json({ words: '広場'.repeat(2_000) })}::jsonb)`;
    await sql.end();
    const answer = await ask('/rest/v1/things?select=doc', {
      headers: { apikey: server.anonKey, 'accept-encoding': 'br' },
    });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-store' });
    expect(brotliDecompressSync(answer.body).toString()).toContain('広場');
  });
});
