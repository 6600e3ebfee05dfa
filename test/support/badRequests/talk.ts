import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Dice } from './Dice.ts';
import { nasty, spoiledText } from './nasty.ts';

const heads = [
  'GET /hoshimi HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'GET /realtime/v1/websocket?apikey=KEY&vsn=2.0.0 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n' +
    'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n' +
    '\x81\xfe\x01\x00\x01\x02\x03\x04ab',
  'POST /functions/v1/collect HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{"v":1,',
  'POST /rest/v1/rpc/family_open HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\nzz\r\n',
  'POST /auth/v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n',
  'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET /config.json HTTP/9.9\r\n\r\n',
];

/** Bytes that are nearly HTTP; sometimes the line is reset in the middle. Answers the status that came, or 0. */
export async function talkRaw(port: number, key: string, dice: Dice): Promise<number> {
  const head = dice.of(heads).replace('KEY', key);
  const at = dice.below(head.length);
  const odd = dice.of([
    '',
    '\0',
    '\r\n',
    ' ',
    '\xff',
    ':',
    'Transfer-Encoding: chunked\r\n',
    'x'.repeat(20_000),
  ]);
  const text = dice.chance(0.6) ? head.slice(0, at) + odd + head.slice(at + dice.below(3)) : head;
  const [network, isReset, wait] = [dice.network(), dice.chance(0.3), dice.below(20)];
  return new Promise((resolve) => {
    let got = '';
    const socket = connect({ port, host: '127.0.0.1', localAddress: network }, () => {
      socket.write(text, 'latin1');
      if (isReset) void sleep(wait).then(() => socket.resetAndDestroy());
    });
    socket.on('data', (part: Buffer) => (got += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.setTimeout(300, () => socket.destroy()); // a half request waits for its other half; here nobody does
    socket.on('close', () => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(got)?.[1] ?? 0));
    });
  });
}

/** A socket that says what no client says, and leaves somehow. */
export async function talkSocket(port: number, key: string, dice: Dice): Promise<void> {
  const address = `ws://127.0.0.1:${port}/realtime/v1/websocket?apikey=${key}&vsn=2.0.0`;
  const socket = new WebSocket(address, { localAddress: dice.network() });
  socket.on('error', () => undefined);
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once('open', () => {
      resolve(true);
    });
    socket.once('close', () => {
      resolve(false);
    });
  });
  if (!isOpen) return;
  for (let left = 1 + dice.below(12); left > 0; left -= 1) {
    const topic = dice.of(['phoenix', 'realtime:town:hoshimi:households', 'realtime:', nasty(dice)]);
    const event = dice.of(['phx_join', 'access_token', 'phx_leave', 'heartbeat', nasty(dice)]);
    const payload = dice.of([{ config: { private: true }, access_token: nasty(dice) }, nasty(dice)]);
    const text = JSON.stringify([dice.of(['1', null, nasty(dice)]), '2', topic, event, payload]);
    if (socket.readyState !== WebSocket.OPEN) break;
    const kind = dice.below(8);
    if (kind === 0) socket.send(spoiledText(dice, text));
    else if (kind === 1) socket.send(Buffer.from(text), { binary: true });
    else if (kind === 2) socket.send(text, { fin: false });
    else if (kind === 3) socket.ping('x'.repeat(dice.below(125)));
    else socket.send(text);
  }
  await sleep(dice.below(30));
  if (dice.chance(0.5)) socket.terminate();
  else socket.close(dice.of([1000, 1001, 3000, 4999]), 'x');
}
