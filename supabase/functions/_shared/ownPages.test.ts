import { expect, test } from 'vitest';
import { ownPages } from './ownPages.ts';
import { receiveJson } from './receiveJson.ts';
import { serviceKey } from './serviceKey.ts';
import * as v from 'valibot';

const environment: Record<string, string> = {
  HIROBA_SITE_URL: 'https://town.example/hoshimi',
  HIROBA_ALLOWED_ORIGINS: 'https://second.example  https://third.example:8443',
  SUPABASE_SERVICE_ROLE_KEY: 'sb_secret_key',
};
const pages = ownPages((name) => environment[name]);
const asked = (headers: Record<string, string>, method = 'POST') =>
  new Request('https://db.example/functions/v1/collect', {
    method,
    headers,
    ...(method === 'POST' && { body: '1' }),
  });

test.each<[Record<string, string>, boolean]>([
  [{}, true], // a program: no page is asked for by it
  [{ origin: 'https://town.example' }, true],
  [{ origin: 'https://third.example:8443', 'sec-fetch-site': 'cross-site' }, true],
  [{ origin: 'https://anything.example', 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-site' }, false],
  [{ origin: 'https://town.example.evil.example' }, false],
  [{ origin: 'http://town.example' }, false],
  [{ origin: 'null' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'none' }, true],
])('security-H12: whoever comes with %o may ask: %s', (headers, may) => {
  expect(pages.mayAsk(asked(headers))).toBe(may);
});

test('security-H12: another origin reads an answer, or asks before it posts, only from the list', async () => {
  const take = () => Promise.resolve(new Response('{}'));
  const door = receiveJson({ limit: 100, contract: v.unknown(), pages, take });
  const ask = async (origin: string, method: string) => {
    const answered = await door(asked({ origin, 'sec-fetch-site': 'cross-site' }, method));
    return [answered.status, answered.headers.get('access-control-allow-origin')];
  };
  expect(await ask('https://second.example', 'POST')).toEqual([200, 'https://second.example']);
  expect(await ask('https://second.example', 'OPTIONS')).toEqual([204, 'https://second.example']);
  expect(await ask('https://evil.example', 'POST')).toEqual([403, null]);
  expect(await ask('https://evil.example', 'OPTIONS')).toEqual([403, null]);
});

test('the service key is the whole key, and without one in the environment nobody has it', () => {
  const isService = serviceKey((name) => environment[name]);
  const has = (apikey: string) => isService(asked({ apikey }));
  expect(['sb_secret_key', 'sb_secret_ke', 'sb_secret_key2', 'sb_secret_kex', ''].map(has)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(serviceKey(() => undefined)(asked({ apikey: '' }))).toBe(false);
});
