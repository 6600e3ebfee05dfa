import { readFileSync } from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import type { ServerProcess } from '../serverProcess.ts';
import { ask, type Answer } from './ask.ts';
import { Dice } from './Dice.ts';
import { doorsOf } from './doorsOf.ts';
import { plant } from './plant.ts';
import { makeRequest, type BadRequest, type Caller } from './makeRequest.ts';
import { storedAgainstContract } from './storedAgainstContract.ts';
import { talkRaw, talkSocket } from './talk.ts';

export interface Outcome {
  asked: number;
  /** How many of each status, by door. */
  statuses: Record<string, Record<string, number>>;
  /** Rows that were looked at afterwards, by what they are. */
  rows: Record<string, number>;
  /** 5xx, and requests that were hung up on. */
  broken: string[];
  slow: string[];
  large: string[];
  stored: string[];
  /** Words of a library, of the database or of the code in an answer. */
  internals: string[];
  crashed: boolean;
}

type Load = {
  server: ServerProcess;
  dataDir: string;
  password: string;
  sql: postgres.Sql;
  seed: number;
  count: number;
};

const internals =
  /TypeError|RangeError|ERR_[A-Z]|node_modules|\.ts:\d|PostgresError|Failing row|violates |relation "/;
const largest = 2_000_000;
const slowest = 1_000;
const signedIn = ['concierge', 'analyst', 'editor', 'admin'] as const;
/** Requests between two sign-ins: some of them end sessions. */
const round = 250;

const shown = ({ method, path: address, as, body }: BadRequest, { status, ms, text }: Answer): string =>
  [
    `${status} ${Math.round(ms)} ms ${as}:`,
    method,
    address.slice(0, 200),
    body.slice(0, 300),
    '->',
    text.slice(0, 200),
  ].join(' ');

const doorOf = (address: string): string =>
  /^\/(rest\/v1\/rpc|rest|auth|functions\/v1\/\w+)/.exec(address)?.[0] ?? '/';

/** Sends `count` generated requests over every door, four at a time, and then looks at what is stored. */
export async function sendBadRequests({
  server,
  dataDir,
  password,
  sql,
  seed,
  count,
}: Load): Promise<Outcome> {
  const dice = new Dice(seed);
  await plant(sql, server.url, server.anonKey);
  const doors = await doorsOf(sql);
  const { serviceKey } = JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as {
    serviceKey: string;
  };
  const outcome: Outcome = {
    ...{
      asked: 0,
      statuses: {},
      rows: {},
      broken: [],
      slow: [],
      large: [],
      stored: [],
      internals: [],
      crashed: false,
    },
  };
  const bearers = new Map<Caller, string>([['forged', `${'e'.repeat(20)}.${'e'.repeat(40)}.x`]]);

  const headersOf = ({ headers, as }: BadRequest): Record<string, string> => {
    if (as === 'nobody') return headers;
    const bearer = bearers.get(as);
    const key = as === 'service' ? serviceKey : server.anonKey;
    return { ...headers, apikey: key, ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }) };
  };

  const signIn = async (): Promise<void> => {
    for (const role of signedIn) {
      const body = JSON.stringify({ email: `${role}@hoshimi.example`, password });
      const headers = { apikey: server.anonKey, 'content-type': 'application/json' };
      const to = { method: 'POST', path: '/auth/v1/token?grant_type=password', network: dice.network() };
      const { text } = await ask(server.port, { ...to, headers, body });
      const token = /"access_token":"([^"]+)"/.exec(text)?.[1];
      if (token !== undefined) bearers.set(role, token);
    }
  };

  const judge = async (made: BadRequest): Promise<void> => {
    const asked = { ...made, headers: headersOf(made) };
    const answer = await ask(server.port, asked);
    const ofDoor = (outcome.statuses[doorOf(made.path)] ??= {});
    ofDoor[answer.status] = (ofDoor[answer.status] ?? 0) + 1;
    // Whoever refuses a large body hangs up while it is still coming.
    const isHungUp = answer.status === 0 && made.body.length < 60_000;
    if (answer.status >= 500 || isHungUp) outcome.broken.push(shown(made, answer));
    if (answer.bytes > largest) outcome.large.push(shown(made, answer));
    if (internals.test(answer.text)) outcome.internals.push(shown(made, answer));
    if (answer.ms > slowest) late.push(made);
  };

  const late: BadRequest[] = [];
  const one = async (at: number): Promise<void> => {
    const dice = new Dice(seed * 1_000_003 + at); // the same at the same place, whoever is quicker
    const kind = dice.below(20);
    if (kind === 0) {
      const status = await talkRaw(server.port, server.anonKey, dice);
      if (status >= 500 && status !== 505) outcome.broken.push(`${status} for bytes that are nearly HTTP`);
    } else if (kind === 1) await talkSocket(server.port, server.anonKey, dice);
    else await judge(makeRequest(dice, doors));
  };

  while (outcome.asked < count) {
    await signIn();
    let at = outcome.asked;
    outcome.asked = Math.min(count, at + round);
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        while (at < outcome.asked) await one((at += 1));
      }),
    );
  }
  // What was late among others is asked again alone: a busy machine is not the server's fault.
  for (const made of late) {
    const again = await ask(server.port, { ...made, headers: headersOf(made) });
    if (again.ms > slowest) outcome.slow.push(shown(made, again));
  }
  const { rows, wrong } = await storedAgainstContract(sql);
  Object.assign(outcome, { rows, stored: wrong });
  const alive = await fetch(`${server.url}/healthz`).catch(() => null);
  outcome.crashed = alive?.status !== 200;
  return outcome;
}
