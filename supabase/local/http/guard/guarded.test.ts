// What no door could want, sent to every door of a whole server; and the guard alone where time is what it is about.
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startServer, type TestServer } from '../../../../test/support/server.ts';
import { guarded } from './guarded.ts';

let server: TestServer;
let bearer = '';

/** One address of each door. */
const doors = [
  '/rest/v1/towns',
  '/rest/v1/rpc/family_open',
  '/auth/v1/token?grant_type=password',
  '/auth/v1/user',
  '/functions/v1/collect',
  '/functions/v1/consult',
  '/functions/v1/survey',
  '/realtime/v1/websocket',
  '/config.json',
  '/healthz',
  '/_local/mail',
  '/storage/v1/object/x',
  '/',
  '/hoshimi/places',
  '/index.html',
];
const takingBodies = doors.filter((door) => /^\/(rest|auth|functions)/.test(door));

type Answered = { status: number; text: string; code: unknown };

/** What comes back for bytes as they are; status 0 when the server hangs up without a word. */
function askRaw(text: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text, 'latin1'));
    let got = '';
    socket.on('data', (part: Buffer) => (got += part.toString('utf8')));
    socket.on('error', reject);
    socket.on('close', () => {
      const body = got.slice(got.indexOf('\r\n\r\n') + 4);
      const code = /"code":"(\w+)"/.exec(body)?.[1];
      resolve({ status: Number(/^HTTP\/1.1 (\d+)/.exec(got)?.[1] ?? 0), text: got, code });
    });
  });
}
const lines = (...more: string[]) => [...more, 'connection: close', '', ''].join('\r\n');
const host = 'host: x';

async function post(
  door: string,
  body: string | Uint8Array<ArrayBuffer>,
  method = 'POST',
): Promise<Answered> {
  const headers = {
    apikey: server.anonKey,
    authorization: `Bearer ${bearer}`,
    'content-type': 'application/json',
  };
  const answer = await fetch(server.url + door, { method, headers, body });
  const text = await answer.text();
  return { status: answer.status, text, code: (JSON.parse(text) as { code?: unknown }).code };
}

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_SITE_URL: 'https://town.example' } });
  const answer = await post(
    '/auth/v1/token?grant_type=password',
    JSON.stringify({ email: 'admin@hoshimi.example', password: server.staffPassword }),
  );
  bearer = (JSON.parse(answer.text) as { access_token: string }).access_token;
});
afterAll(() => server.close());

describe('security-M5: before every door', () => {
  it.each(doors)('%s knows no TRACE, PROPFIND, QUERY or LINK', async (door) => {
    for (const method of ['TRACE', 'PROPFIND', 'QUERY', 'LINK'])
      expect(await askRaw(lines(`${method} ${door} HTTP/1.1`, host))).toMatchObject({ status: 405 });
  });

  it.each(doors)(
    '%s takes no zero byte in its address, no second Host and no address without an end',
    async (door) => {
      const more = door.includes('?') ? '&' : '?';
      for (const wrong of [`${door}${more}a=%00`, `${door}%00`, `/${door}`, `${door}${more}a=\\`])
        expect(await askRaw(lines(`GET ${wrong} HTTP/1.1`, host)), wrong).toMatchObject({
          status: 400,
          code: 'malformed_address',
        });
      expect(await askRaw(lines(`GET ${door} HTTP/1.1`, host, 'Host: y'))).toMatchObject({ status: 400 });
      const long = `${door}${more}a=${'x'.repeat(8_000)}`;
      expect(await askRaw(lines(`GET ${long} HTTP/1.1`, host))).toMatchObject({ status: 414 });
    },
  );

  it.each(takingBodies)(
    '%s takes no half of a surrogate pair and no cut escape in its address',
    async (door) => {
      const more = door.includes('?') ? '&' : '?';
      for (const wrong of ['%', '%zz', '%ff', '%ed%a0%80'])
        expect(await askRaw(lines(`GET ${door}${more}a=${wrong} HTTP/1.1`, host))).toMatchObject({
          status: 400,
        });
      const many = Array.from({ length: 101 }, (_, at) => `a${at}=1`).join('&');
      expect(await askRaw(lines(`GET ${door}${more}${many} HTTP/1.1`, host))).toMatchObject({
        status: 400,
        code: 'too_many_arguments',
      });
    },
  );

  const nested = '['.repeat(20_000) + ']'.repeat(20_000);
  const bodies: [string, string | Uint8Array<ArrayBuffer>, string][] = [
    ['lists in one another', nested.slice(16_000, 24_000), 'too_deep'],
    ['objects in one another', `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`, 'too_deep'],
    ['a zero byte', '{"email":"a\\u0000@b.co","p_token":"\\u0000"}', 'malformed_text'],
    ['half a surrogate pair', '{"contact_name":"\\ud800","p_token":"\\udfff"}', 'malformed_text'],
    ['the name __proto__', '{"__proto__":{"admin":true}}', 'malformed_json'],
    [
      'a hundred and one arguments',
      `{${Array.from({ length: 101 }, (_, at) => `"a${at}":1`).join()}}`,
      'too_many_arguments',
    ],
    ['what is no JSON', 'town_id,doc\nx,1', 'malformed_json'],
    ['a number without an end', '{"p_version":1e999}', 'malformed_json'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 'malformed_text'],
  ];
  it.each(
    takingBodies.flatMap((door) => bodies.map(([what, body, code]) => [door, what, body, code] as const)),
  )('%s refuses %s', async (door, _, body, code) => {
    // A function looks at what is posted, and takes nothing else.
    for (const method of door.startsWith('/functions') ? ['POST'] : ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(await post(door, body, method)).toMatchObject({ status: 400, code });
  });

  it.each([
    ['/rest/v1/towns', 64_000],
    ['/auth/v1/token', 16_000],
    ['/functions/v1/collect', 256 * 1024],
    ['/functions/v1/consult', 32 * 1024],
    ['/functions/v1/survey', 16 * 1024],
  ])('%s takes at most %i bytes, announced or not', async (door, limit) => {
    const text = `"${'x'.repeat(limit - 1)}"`;
    expect(await post(door, text)).toMatchObject({ status: 413, code: 'too_large' });
    const chunk = `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
    const chunked = lines(`POST ${door} HTTP/1.1`, host, 'transfer-encoding: chunked') + chunk;
    expect(await askRaw(chunked)).toMatchObject({ status: 413 });
  });
});

describe('security-M5: what a library throws is one sentence', () => {
  it.each([
    ['a number for a day', 'kpi_measures', { p_town_id: 'hoshimi', p_from: 5, p_to: 5 }],
    ['a list for a day', 'kpi_measures', { p_town_id: 'hoshimi', p_from: [1], p_to: [] }],
    ['an object for a day', 'kpi_measures', { p_town_id: 'hoshimi', p_from: { a: 1 }, p_to: {} }],
    ['an object for the id of a link', 'family_erase', { p_token: { toString: 1 } }],
  ])('%s is answered without internals', async (_, rpc, args) => {
    const answer = await fetch(`${server.url}/rest/v1/rpc/${rpc}`, {
      method: 'POST',
      headers: { apikey: server.anonKey, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const text = await answer.text();
    expect(answer.status).toBeLessThan(500);
    expect(text).not.toMatch(/TypeError|ERR_|primitive|node_modules|\bat /);
  });

  it.each(['town_id=__proto__.x', 'town_id=constructor.x', 'town_id=toString.x', 'or=(town_id.__proto__.x)'])(
    'the operator of %s is refused',
    async (query) => {
      const answer = await fetch(`${server.url}/rest/v1/towns?${query}`, {
        headers: { apikey: server.anonKey },
      });
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toMatch(/TypeError|is not a function/);
    },
  );

  it.each([{ password: 5 }, { password: { a: 1 } }, { password: [] }])(
    'a signed-in person’s %j is a 400',
    async (body) => {
      expect(await post('/auth/v1/user', JSON.stringify(body), 'PUT')).toMatchObject({ status: 400 });
    },
  );

  it.each(['email', 'refresh_token', 'token', 'token_hash'])('a zero byte in %s is a 400', async (field) => {
    const body = JSON.stringify({ type: 'recovery', email: 'a@b.co', password: 'x', [field]: 'a\0b' });
    for (const door of ['token?grant_type=password', 'token?grant_type=refresh_token', 'verify', 'recover'])
      expect(await post(`/auth/v1/${door}`, body)).toMatchObject({ status: 400 });
  });
});

describe('every answer', () => {
  it.each(doors)('of %s tells browsers to stay with https where people come by https', async (door) => {
    expect((await askRaw(lines(`GET ${door} HTTP/1.1`, host))).text).toMatch(
      /strict-transport-security: max-age=31536000\r\n/i,
    );
    expect((await askRaw(lines(`TRACE ${door} HTTP/1.1`, host))).text).toMatch(/strict-transport-security/i);
  });

  it('begins in time, or the guard gives it', async () => {
    const options = { isApiAddress: () => true, isHttps: false, answerWithinMs: 30 };
    const late: Server = createServer(guarded(() => undefined, options));
    onTestFinished(() => void late.close());
    await new Promise((resolve) => late.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = late.address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/rest/v1/towns`);
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'took_too_long' }]);
    expect(answer.headers.get('strict-transport-security')).toBeNull();
  });
});
