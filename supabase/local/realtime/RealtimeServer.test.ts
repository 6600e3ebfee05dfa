import { createClient, type RealtimeChannel } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/server.ts';

const newClient = () =>
  createClient(server.url, server.anonKey, { auth: { persistSession: false, autoRefreshToken: false } });
type Client = ReturnType<typeof newClient>;

let server: TestServer;
let admin: postgres.Sql;
const clients: Client[] = [];
const topic = 'town:hoshimi:households';

async function clientOf(role: string | null): Promise<Client> {
  const client = newClient();
  clients.push(client);
  if (role) {
    const { error } = await client.auth.signInWithPassword({
      email: `${role}@hoshimi.example`,
      password: server.staffPassword,
    });
    expect(error).toBeNull();
    await client.realtime.setAuth();
  }
  return client;
}

function join(
  client: Client,
  name: string,
  isPrivate = true,
  heard: unknown[] = [],
): Promise<[string, RealtimeChannel]> {
  const channel = client.channel(name, { config: { private: isPrivate } });
  return new Promise((resolve) => {
    channel
      .on('broadcast', { event: 'household_changed' }, (message) => {
        heard.push(message.payload);
      })
      .subscribe((status) => {
        resolve([status, channel]);
      });
  });
}

beforeAll(async () => {
  server = await startServer({ functionsDir: '/nonexistent' });
  admin = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  for (const client of clients) await client.removeAllChannels();
  await admin.end();
  await server.close();
});

describe('realtime', () => {
  it('lets a concierge hear what the database announces, by the official client', async () => {
    const heard: unknown[] = [];
    const [status] = await join(await clientOf('concierge'), topic, true, heard);
    expect(status).toBe('SUBSCRIBED');
    const notice = { topic, event: 'household_changed', payload: { household_id: 'h1', word: '相談' } };
    await admin`select pg_notify('hiroba_realtime', ${JSON.stringify(notice)})`;
    await admin`select pg_notify('hiroba_realtime', ${JSON.stringify({ ...notice, topic: 'town:other:households' })})`;
    await expect.poll(() => heard).toEqual([{ household_id: 'h1', word: '相談' }]);
  });

  it.each([
    ['an analyst', 'analyst', topic],
    ['a visitor without a session', null, topic],
    ['a concierge of another town', 'concierge', 'town:takamatsu:households'],
  ])('refuses %s', async (_, role, name) => {
    expect((await join(await clientOf(role), name))[0]).toBe('CHANNEL_ERROR');
  });

  it('refuses a public channel and a wrong key', async () => {
    expect((await join(await clientOf('concierge'), topic, false))[0]).toBe('CHANNEL_ERROR');
    const refused = new WebSocket(
      `${server.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=wrong&vsn=2.0.0`,
    );
    await new Promise((resolve) => {
      refused.onerror = resolve;
    });
    expect(refused.readyState).not.toBe(WebSocket.OPEN);
  });

  it(
    'is silent to a member who was removed, without waiting for the token to end',
    { timeout: 40_000 },
    async () => {
      const heard: unknown[] = [];
      const [status] = await join(await clientOf('concierge'), topic, true, heard);
      expect(status).toBe('SUBSCRIBED');
      await admin`update public.staff_members set active = false where role = 'concierge'`;
      await new Promise((resolve) => setTimeout(resolve, 16_000));
      await admin`select pg_notify('hiroba_realtime', ${JSON.stringify({
        topic,
        event: 'household_changed',
        payload: {},
      })})`;
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(heard).toEqual([]);
      await admin`update public.staff_members set active = true where role = 'concierge'`;
    },
  );
});
