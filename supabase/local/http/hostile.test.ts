// What comes over a socket from somebody who means harm, or whose line breaks: the server answers or hangs up, and
// lives on.
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataDir } from '../../../test/support/server.ts';
import { startServerProcess, type ServerProcess } from '../../../test/support/serverProcess.ts';

let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = await makeDataDir();
  server = await startServerProcess({ dataDir }); // a process of its own: an uncaught error would end it
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      resolve(socket);
    });
    socket.once('error', reject);
    socket.on('error', () => undefined); // being hung up on is what these tests are about
  });
}

/**
 * Sends the text and answers the first bytes that come back; '' when the server hangs up, or says nothing for a second.
 */
async function ask(text: string): Promise<string> {
  const socket = await open();
  const answer = new Promise<string>((resolve) => {
    socket.once('data', (part: Buffer) => {
      resolve(part.toString('latin1'));
    });
    socket.once('close', () => {
      resolve('');
    });
    setTimeout(resolve, 1_000, '').unref();
  });
  socket.write(text, 'latin1');
  const first = await answer;
  socket.destroy();
  return first;
}

const upgradeOf = (target: string): string =>
  `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

async function stillLives(): Promise<void> {
  const answer = await fetch(`${server.url}/healthz`).catch((error: unknown) => error);
  expect(answer, 'the server ended').toBeInstanceOf(Response);
}

const malformed = [
  '//',
  '///',
  '//[',
  '//[::1',
  '//:80',
  'http://',
  'http://[',
  'http://a:b:c/',
  '*',
  '?',
  '/%',
  '/%00?apikey=%zz',
  '/\\',
  '\\\\',
  '//\\',
  '/realtime/v1/websocket?%',
  '/../..//',
  'x',
  ':',
];

describe('security-C1: a malformed request', () => {
  it.each(malformed)('to upgrade %j is refused, and the server lives on', async (target) => {
    expect(await ask(upgradeOf(target))).not.toMatch(/^HTTP\/1\.1 (101|5)/);
    await stillLives();
  });

  it.each(malformed)('for %j is answered or dropped, and the server lives on', async (target) => {
    expect(await ask(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).not.toMatch(
      /^HTTP\/1\.1 5/,
    );
    expect(await ask(`CONNECT ${target} HTTP/1.1\r\nHost: x\r\n\r\n`)).not.toMatch(/^HTTP\/1\.1 [25]/);
    await stillLives();
  });
});

describe('security-C1: a hang-up by reset', () => {
  const key = async (): Promise<string> =>
    ((await (await fetch(`${server.url}/config.json`)).json()) as { supabaseKey: string }).supabaseKey;

  /** What was sent before the line is reset, step by step. */
  const steps: [string, (key: string) => string][] = [
    ['before a word', () => ''],
    ['in the first line', () => 'GET /hosh'],
    ['in the headers', () => 'GET /hoshimi HTTP/1.1\r\nHost: x\r\nConnec'],
    ['before a page came', () => 'GET /hoshimi HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'in a body',
      () => 'POST /functions/v1/collect HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{"v":1,',
    ],
    [
      'before a function answered',
      () => 'POST /functions/v1/collect HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}',
    ],
    ['before REST answered', (apikey) => `GET /rest/v1/towns?apikey=${apikey} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['before an upgrade was refused', () => upgradeOf('/x')],
    ['before an upgrade without the key was refused', () => upgradeOf('/realtime/v1/websocket?apikey=wrong')],
    ['before an upgrade was taken', (apikey) => upgradeOf(`/realtime/v1/websocket?apikey=${apikey}`)],
    [
      'in a frame',
      (apikey) =>
        `${upgradeOf(`/realtime/v1/websocket?apikey=${apikey}`)}\x81\xfe\x01\x00\x01\x02\x03\x04abc`,
    ],
  ];

  it.each(steps)('%s, forty times over, does not end the server', async (_, sentBefore) => {
    const text = sentBefore(await key());
    for (let round = 0; round < 40; round += 1) {
      const socket = await open();
      if (text) await new Promise((sent) => socket.write(text, 'latin1', sent));
      if (round % 2 === 1) await sleep(round % 8); // now before the server has read it, now after
      socket.resetAndDestroy();
    }
    await sleep(100);
    await stillLives();
  });
});
