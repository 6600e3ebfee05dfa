// What one network, one socket and one reader may take of realtime. Each address of 127.0.0.0/8 is a network.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let admin: postgres.Sql;
let token = '';
let open: WebSocket[] = [];
const topic = 'town:hoshimi:households';

beforeAll(async () => {
  server = await startServer({ functionsDir: '/nonexistent' });
  admin = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  const answer = await fetch(`${server.url}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { apikey: server.anonKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'concierge@hoshimi.example', password: server.staffPassword }),
  });
  token = ((await answer.json()) as { access_token: string }).access_token;
});
afterEach(async () => {
  for (const socket of open) socket.terminate();
  open = [];
  await sleep(100); // until the server has seen them go
});
afterAll(async () => {
  await admin.end();
  await server.close();
});

const address = (key = server.anonKey) =>
  `ws://127.0.0.1:${server.port}/realtime/v1/websocket?apikey=${key}&vsn=2.0.0`;

/** A socket that is open, or the status of the refusal. */
function connect(network = '127.0.0.1'): Promise<WebSocket | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address(), { localAddress: network });
    socket.on('error', () => undefined);
    socket.on('open', () => {
      open.push(socket);
      resolve(socket);
    });
    socket.on('unexpected-response', (_, answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
  });
}

async function mustConnect(network?: string): Promise<WebSocket> {
  const socket = await connect(network);
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

const closed = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.once('close', (code) => resolve(code)));

/** Joins as the concierge, and answers what the server says to it. */
function join(socket: WebSocket, accessToken = token): Promise<unknown> {
  const said = new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const [, , , event, payload] = JSON.parse(data.toString()) as [
        string,
        string,
        string,
        string,
        { status: unknown },
      ];
      if (event === 'phx_reply') resolve(payload.status);
    });
  });
  const payload = { config: { private: true }, access_token: accessToken };
  socket.send(JSON.stringify(['1', '1', `realtime:${topic}`, 'phx_join', payload]));
  return said;
}

describe('security-M4: realtime', () => {
  it('opens ten sockets to a network that has joined nothing, and more to others', async () => {
    for (let at = 0; at < 10; at += 1) await mustConnect('127.0.0.2');
    expect(await connect('127.0.0.2')).toBe(429);
    expect(await connect('127.0.0.3')).toBeInstanceOf(WebSocket);
    open[0]?.terminate();
    await sleep(100);
    expect(await connect('127.0.0.2')).toBeInstanceOf(WebSocket);
  });

  it('counts an office’s own sockets apart, so that twenty desks behind one address hear', async () => {
    for (let at = 0; at < 20; at += 1) expect(await join(await mustConnect('127.0.0.4'))).toBe('ok');
    for (let at = 0; at < 10; at += 1) await mustConnect('127.0.0.4');
    expect(await connect('127.0.0.4')).toBe(429);
  });

  it('keeps room for the office, whatever strangers of all networks hold', async () => {
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, network) =>
        Promise.all(Array.from({ length: 10 }, () => connect(`127.0.1.${network + 1}`))),
      ),
    );
    expect(all.flat().filter((socket) => typeof socket !== 'number')).toHaveLength(200);
    for (const socket of open.slice(0, 10)) socket.terminate();
    await sleep(100);
    expect(await join(await mustConnect('127.0.0.5'))).toBe('ok');
  });

  it('gives a place back when the handshake was none', async () => {
    const agent = new Agent({ localAddress: '127.0.0.6' });
    for (let at = 0; at < 25; at += 1)
      await new Promise((done) => {
        const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '99' };
        request(address().replace('ws', 'http'), { agent, headers }, (answer) => {
          answer.resume().once('close', done);
        }).end();
      });
    expect(await connect('127.0.0.6')).toBeInstanceOf(WebSocket);
    agent.destroy();
  });

  it('waits ten seconds for a channel, again after the last one is left', { timeout: 40_000 }, async () => {
    const [idle, refused, member, left] = [
      await mustConnect(),
      await mustConnect(),
      await mustConnect(),
      await mustConnect(),
    ];
    expect(await join(refused, 'no-token')).toBe('error');
    expect([await join(member), await join(left)]).toEqual(['ok', 'ok']);
    const began = performance.now();
    const ends = [closed(idle), closed(refused)];
    expect(await Promise.all(ends)).toEqual([1008, 1008]);
    expect((performance.now() - began) / 1000).toBeLessThan(15);
    expect(left.readyState).toBe(WebSocket.OPEN);
    left.send(JSON.stringify(['1', '2', `realtime:${topic}`, 'phx_leave', {}]));
    expect(await closed(left)).toBe(1008);
    expect(member.readyState).toBe(WebSocket.OPEN);
  });

  it('ends a socket that talks without end, and hears one that talks as the official client does', async () => {
    const [flood, client] = [await mustConnect(), await mustConnect()];
    const heartbeat = JSON.stringify([null, '1', 'phoenix', 'heartbeat', {}]);
    for (let at = 0; at < 60; at += 1) client.send(heartbeat);
    const end = closed(flood);
    for (let at = 0; at < 1_000; at += 1) flood.send(heartbeat);
    expect(await end).toBe(1006);
    expect(client.readyState).toBe(WebSocket.OPEN);
  });

  it(
    'ends a socket that does not read before its backlog has a few megabytes',
    { timeout: 60_000 },
    async () => {
      const member = await mustConnect();
      expect(await join(member)).toBe('ok');
      member.pause();
      for (let round = 0; round < 30; round += 1)
        await admin`
          select pg_notify('hiroba_realtime', jsonb_build_object('topic', ${topic}::text, 'event', 'household_changed',
            'payload', jsonb_build_object('n', n, 'words', repeat('x', 7000)))::text)
          from generate_series(1, 200) n`;
      await sleep(500);
      let heard = 0;
      member.on('message', (data: Buffer) => (heard += data.length));
      const end = closed(member);
      member.resume();
      expect(await end).toBe(1006);
      expect(heard / 1e6).toBeLessThan(15); // of 42: what lay in the line's own buffers
    },
  );
});
