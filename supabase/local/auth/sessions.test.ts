// A session over HTTP and the websocket: how it ends, and that every door closes with it.
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffReads } from '../../functions/_shared/contract/staffReads.ts';
import { authDoor, passwordGrant, type AuthDoor, type SignedIn } from '../../../test/support/authDoor.ts';
import { latestMail } from '../../../test/support/latestMail.ts';
import { startServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let ask: AuthDoor;
let sql: postgres.Sql;
const admin = 'admin@hoshimi.example';
const concierge = 'concierge@hoshimi.example';
const better = 'kawara-no-ue-no-neko-41';

beforeAll(async () => {
  server = await startServer();
  ask = authDoor(server);
  sql = postgres(server.adminDatabaseUrl, { max: 2, onnotice: () => undefined });
});
beforeEach(() => sql`delete from auth.sessions`);
afterAll(async () => {
  await sql.end();
  await server.close();
});

const enter = (email = concierge, password = server.staffPassword): Promise<SignedIn> =>
  passwordGrant(ask, email, password);
const renew = (refresh_token: string) =>
  ask('POST', 'token?grant_type=refresh_token', { body: { refresh_token } });

const { select, order } = staffReads.my_memberships;
const memberships = `select=${select}&active=eq.true&order=${order}`;
/** What each door says to a token. */
async function doors({ access_token, user }: SignedIn): Promise<Record<string, number>> {
  const headers = {
    apikey: server.anonKey,
    authorization: `Bearer ${access_token}`,
    'content-type': 'application/json',
  };
  const rest = (path: string, body?: object) =>
    fetch(`${server.url}/rest/v1/${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    }).then(({ status }) => status);
  return {
    read: await rest(`staff_members?${memberships}&user_id=eq.${user.id}`),
    rpc: await rest('rpc/my_digest', { p_town_id: 'hoshimi' }),
    user: (await ask('GET', 'user', { as: access_token })).status,
    password: (await ask('PUT', 'user', { as: access_token, body: { password: better } })).status,
    factor: (await ask('POST', 'factors', { as: access_token, body: { factor_type: 'totp' } })).status,
  };
}
const open = { read: 200, rpc: 200, user: 200, password: 400, factor: 200 };
const closed = { read: 401, rpc: 401, user: 403, password: 403, factor: 403 };

describe('security-H7: a session ends at once on every door', () => {
  it.each(['local', 'global'])('when it is signed out (%s)', async (scope) => {
    const session = await enter();
    expect(await doors(session)).toEqual(open);
    expect((await ask('POST', `logout?scope=${scope}`, { as: session.access_token })).status).toBe(204);
    expect(await doors(session)).toEqual(closed);
    expect((await renew(session.refresh_token)).status).toBe(400);
  });

  it('of all others, when one signs out the others', async () => {
    const [here, there] = [await enter(), await enter()];
    await ask('POST', 'logout?scope=others', { as: here.access_token });
    expect(await doors(here)).toEqual(open);
    expect(await doors(there)).toEqual(closed);
  });

  it('that an rpc ended, and realtime falls silent with it', async () => {
    const [here, there] = [await enter(), await enter()];
    const client = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
    await client.realtime.setAuth(there.access_token);
    const heard: unknown[] = [];
    const states: string[] = []; // REALTIME_SUBSCRIBE_STATES
    const channel = client.channel('town:hoshimi:households', { config: { private: true } });
    channel.on('broadcast', { event: '*' }, (message) => heard.push(message));
    await new Promise<void>((joined) => {
      channel.subscribe((state: string) => {
        states.push(state);
        if (state === 'SUBSCRIBED') joined();
      });
    });
    const announce = () => sql`select private.announce('hoshimi', gen_random_uuid())`;
    await announce();
    await expect.poll(() => heard.length).toBe(1);
    const rpc = await fetch(`${server.url}/rest/v1/rpc/end_my_other_sessions`, {
      method: 'POST',
      headers: {
        apikey: server.anonKey,
        authorization: `Bearer ${here.access_token}`,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    expect([rpc.status, await rpc.json()]).toEqual([200, 1]);
    await expect.poll(() => doors(there), { timeout: 2_000 }).toEqual(closed);
    await announce();
    await announce();
    await expect.poll(() => states.at(-1)).not.toBe('SUBSCRIBED');
    expect(heard).toHaveLength(1);
    await client.removeAllChannels();
  });

  it('of a member who was removed', async () => {
    const session = await enter();
    await sql`update public.staff_members set active = false where display_name = '移住コンシェルジュ'`;
    const { rpc, read } = await doors(session);
    await sql`update public.staff_members set active = true where display_name = '移住コンシェルジュ'`;
    expect([rpc, read]).toEqual([403, 200]); // signed in, and in no town: the list of memberships is empty
  });

  it('when a refresh token comes a second time', async () => {
    const session = await enter();
    const next = (await renew(session.refresh_token)).body as unknown as SignedIn;
    const third = (await renew(next.refresh_token)).body as unknown as SignedIn;
    expect(await doors(third)).toEqual(open);
    const copied = await renew(session.refresh_token);
    expect([copied.status, copied.code]).toEqual([400, 'refresh_token_already_used']);
    expect(await doors(third)).toEqual(closed);
    expect((await renew(third.refresh_token)).status).toBe(400);
  });

  it('but an answer that was lost on the way may be asked for once more', async () => {
    const session = await enter();
    await renew(session.refresh_token);
    const again = await renew(session.refresh_token);
    expect(again.status).toBe(200);
    expect((await renew(session.refresh_token)).code).toBe('refresh_token_already_used');
    expect((await renew((again.body as unknown as SignedIn).refresh_token)).status).toBe(400);
  });

  it('when its account is shut out', async () => {
    const session = await enter();
    await doors(session);
    const { id } = (await ask('GET', 'user', { as: session.access_token })).body;
    const ban = await ask('PUT', `admin/users/${String(id)}`, {
      key: server.serviceKey,
      body: { ban_duration: '24h' },
    });
    expect(ban.status).toBe(200);
    expect(await doors(session)).toEqual(closed);
    await ask('PUT', `admin/users/${String(id)}`, { key: server.serviceKey, body: { ban_duration: 'none' } });
    await enter();
  });
});

describe('security-H7: a session ends by itself', () => {
  it('after 30 minutes without a request, however often its token is renewed', async () => {
    const session = await enter();
    await sql`update auth.sessions set created_at = now() - interval '29 minutes',
      updated_at = now() - interval '29 minutes'`;
    const renewed = await renew(session.refresh_token);
    expect(renewed.status).toBe(200);
    await sql`update auth.sessions set updated_at = now() - interval '31 minutes'`;
    const late = await renew((renewed.body as unknown as SignedIn).refresh_token);
    expect([late.status, late.code]).toEqual([400, 'session_expired']);
    expect(await doors(renewed.body as unknown as SignedIn)).toEqual(closed);
  });

  it('never while it is used, and a request begins the 30 minutes anew', async () => {
    const session = await enter();
    await sql`update auth.sessions set created_at = now() - interval '3 hours',
      updated_at = now() - interval '29 minutes'`;
    expect((await doors(session)).read).toBe(200);
    const isNew = async (): Promise<boolean> => {
      const rows = await sql`select from auth.sessions where updated_at > now() - interval '5 seconds'`;
      return rows.length === 1;
    };
    await expect.poll(isNew).toBe(true);
  });

  it('after 12 hours in all', async () => {
    const session = await enter();
    await sql`update auth.sessions set not_after = now()`;
    expect((await renew(session.refresh_token)).code).toBe('session_expired');
    expect(await doors(session)).toEqual(closed);
  });
});

describe('security-H7: a password is changed', () => {
  it('with the present one, ends all other sessions and tells its owner by mail', async () => {
    const [here, there] = [await enter(), await enter()];
    const put = (body: object) => ask('PUT', 'user', { as: here.access_token, body });
    expect((await put({ password: better })).code).toBe('reauthentication_needed');
    expect((await put({ password: better, current_password: 'not-this-one-2026' })).code).toBe(
      'invalid_credentials',
    );
    expect((await put({ password: server.staffPassword, current_password: server.staffPassword })).code).toBe(
      'same_password',
    );
    expect(await doors(there)).toEqual(open);
    expect((await put({ password: better, current_password: server.staffPassword })).status).toBe(200);
    expect(await doors(here)).toEqual(open);
    expect(await doors(there)).toEqual(closed);
    expect((await renew(there.refresh_token)).status).toBe(400);
    await expect
      .poll(() => latestMail(server.dataDir, concierge), { timeout: 10_000 })
      .toContain('パスワードが変わりました');
    await expect(enter()).rejects.toThrow('invalid_credentials');
    await enter(concierge, better);
  });

  it('security-M14: to none that is made of the town it opens', async () => {
    const { access_token } = await enter('analyst@hoshimi.example');
    for (const password of ['Hoshimi-2026-11', '星見町の広場です2026', 'analyst@hoshimi']) {
      const body = { password, current_password: server.staffPassword };
      const answer = await ask('PUT', 'user', { as: access_token, body });
      expect([password, answer.status, answer.body.weak_password]).toEqual([
        password,
        422,
        { reasons: ['pwned'] },
      ]);
    }
  });

  it('is not guessed through the change of it', async () => {
    const { access_token } = await enter(admin);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1)
      statuses.push(
        (
          await ask('PUT', 'user', {
            as: access_token,
            body: { password: better, current_password: `wrong-${i}-wrong` },
          })
        ).status,
      );
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(400));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});

it('security: nothing that lies on the disk renews a session', async () => {
  const { refresh_token } = await enter(admin);
  expect(Buffer.from(refresh_token, 'base64url')).toHaveLength(32);
  const rows = await sql<{ row: string }[]>`select t::text as row from auth.refresh_tokens t`;
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) expect(row).not.toContain(refresh_token);
});
