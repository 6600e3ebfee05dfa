import { networkOf } from '../../functions/_shared/networkOf.ts';
import { createRateLimiter } from '../../functions/_shared/rateLimiter.ts';
import type { Read } from '../../functions/_shared/contract/read.ts';
import type { Pool } from '../database/openPool.ts';
import type { SessionCheck } from '../auth/SessionCheck.ts';
import type { Secrets } from '../loadSecrets.ts';
import { answerDatabaseError } from './answerDatabaseError.ts';
import { askDatabase, Refused, type Asked } from './askDatabase.ts';
import { identify, type Caller } from './identify.ts';
import { Lane } from './Lane.ts';
import { ListedFunctions, type Call } from './ListedFunctions.ts';
import { ListedReads, rowsOf, type AskedFor } from './ListedReads.ts';
import { noteRefusal } from './noteRefusal.ts';
import { refuse } from './refuse.ts';
import { readRoleTimeouts } from './readRoleTimeouts.ts';

export interface RestOptions {
  socketDir: string;
  admin: Pool;
  /** As the owner of the migrations: writes down what was refused. */
  owner: Pool;
  secrets: Secrets;
  sessions: SessionCheck;
  reads: readonly Read[];
}

export interface Rest {
  /** Below /rest/v1, from a client's address. Never rejects for what was asked. */
  fetch: (request: Request, address: string) => Promise<Response>;
  close(): Promise<void>;
}

/**
 * ms of the database's time that one network of strangers, or one person, has at once; refilled in a minute. A page of
 * the town costs about 20.
 */
const budgets = { anon: { burst: 20_000 }, authenticated: { burst: 60_000 } };
/** ms that are set aside until it is known what a question cost. */
const setAside = 50;

const accepted = /^(\*\/\*|application\/\*|application\/json|application\/vnd\.pgrst\.(object|array)\+json)$/;

/** What the headers want: one object, a count; null is what nobody here can give. */
function wishes(headers: Headers): AskedFor | Response {
  const media = (headers.get('accept') ?? '*/*').split(',').map((one) => one.split(';')[0]?.trim() ?? '');
  const found = media.find((one) => accepted.test(one));
  if (found === undefined) return refuse(406, 'PGRST107', 'not_acceptable');
  for (const profile of ['accept-profile', 'content-profile'])
    if ((headers.get(profile) ?? 'public') !== 'public') return refuse(406, 'PGRST106', 'no_such_schema');
  const count = /(?:^|[,\s])count=(\w+)/.exec(headers.get('prefer') ?? '')?.[1];
  // A planner's guess counts rows that one may not see.
  if (count !== undefined && count !== 'exact') return refuse(400, 'PGRST122', 'count_exact_only');
  return { isOne: found.includes('object'), isCounted: count === 'exact' };
}

const notListed = () => refuse(403, 'not_listed', 'not_listed');

/** What a call brings: an object of arguments, as JSON; null for anything else. */
function argumentsOf(text: string): { names: string[]; json: string } | null {
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
    return { names: Object.keys(body), json: text };
  } catch {
    return null;
  }
}

/** PostgREST's answer to what was asked, or its refusal. */
function answerOf(
  { body, rows, total }: Asked,
  offset: number,
  { isOne }: AskedFor,
  isVoid: boolean,
): Response {
  if (isOne && rows !== 1) throw new Refused(refuse(406, 'PGRST116', 'not_one_row'));
  if (total !== null && offset > total) throw new Refused(refuse(416, 'PGRST103', 'no_such_range'));
  if (body === null) throw new Refused(refuse(413, 'answer_too_large', 'answer_too_large'));
  const range = rows === 0 ? '*' : `${offset}-${offset + rows - 1}`;
  const headers = {
    'content-type': `application/${isOne ? 'vnd.pgrst.object+json' : 'json'}; charset=utf-8`,
    'content-range': `${range}/${total ?? '*'}`,
  };
  if (isVoid)
    return new Response(null, { status: 204, headers: { 'content-range': headers['content-range'] } });
  return new Response(body, { status: total !== null && rows < total ? 206 : 200, headers });
}

/**
 * The PostgREST-compatible half of the server: the listed reads, and the functions that the database lets its API's
 * roles execute. Nothing else is answered and no table is written. Strangers have connections of their own.
 */
export async function createRest({
  socketDir,
  admin,
  owner,
  secrets,
  sessions,
  reads,
}: RestOptions): Promise<Rest> {
  const listed = new ListedReads(reads);
  const functions = await ListedFunctions.read(admin);
  const timeouts = await readRoleTimeouts(admin);
  const lanes = {
    anon: new Lane(socketDir, 'strangers', { connections: 3, waiting: 300, patience: 5_000 }),
    authenticated: new Lane(socketDir, 'staff', { connections: 6, waiting: 300, patience: 15_000 }),
  };
  const budget = {
    anon: createRateLimiter(budgets.anon),
    authenticated: createRateLimiter(budgets.authenticated),
  };

  async function questionOf(
    request: Request,
    url: URL,
    caller: Caller,
    how: AskedFor,
  ): Promise<Call | Response> {
    const [, rpc, name = ''] = /^\/rest\/v1\/(rpc\/)?([A-Za-z0-9_]+)$/.exec(url.pathname) ?? [];
    if (name === '') return refuse(404, 'PGRST125', 'no_such_address');
    if (rpc === undefined) {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return refuse(405, 'not_listed', 'read_only', { allow: 'GET, HEAD' });
      const read = listed.find(name, url.searchParams, how);
      return read ? { ...read, writes: false, isVoid: false, statementTimeout: null } : notListed();
    }
    if (request.method !== 'POST') return refuse(405, 'PGRST101', 'post_only', { allow: 'POST' });
    if (!functions.isKnown(name)) return refuse(404, 'PGRST202', 'no_such_function');
    if (!functions.mayCall(name, caller.role))
      return refuse(caller.role === 'anon' ? 401 : 403, '42501', 'not_permitted');
    if (!/^application\/json\b/.test(request.headers.get('content-type') ?? 'application/json'))
      return refuse(415, 'PGRST102', 'json_only');
    if ([...url.searchParams.keys()].some((key) => key !== 'limit' && key !== 'offset')) return notListed();
    const [limit, offset] = [
      rowsOf(url.searchParams.get('limit'), 1000),
      rowsOf(url.searchParams.get('offset'), 0),
    ];
    const given = argumentsOf(await request.text());
    if (!given) return refuse(400, 'PGRST102', 'not_json');
    if (limit === null || offset === null) return notListed();
    return (
      functions.find(name, given, { limit, offset }, how) ?? refuse(404, 'PGRST202', 'no_such_arguments')
    );
  }

  async function fetch(request: Request, address: string): Promise<Response> {
    const caller = await identify(request.headers, secrets, sessions);
    if (caller instanceof Response) return caller;
    const copy = caller.userId === null ? null : request.clone();
    const answered = await answer(request, address, caller);
    if (answered.status === 403 && caller.userId !== null && copy) {
      const { userId } = caller;
      const what = new URL(request.url).pathname.slice('/rest/v1/'.length).slice(0, 200);
      void copy.text().then((body) => noteRefusal(owner, userId, what, body));
    }
    return answered;
  }

  async function answer(request: Request, address: string, caller: Caller): Promise<Response> {
    const url = new URL(request.url);
    const how = wishes(request.headers);
    if (how instanceof Response) return how;
    const question = await questionOf(request, url, caller, how);
    if (question instanceof Response) return question;

    const purse = caller.userId ?? networkOf(address);
    const wait = budget[caller.role].take(purse, setAside);
    if (wait)
      return refuse(429, 'too_costly', 'too_costly', { 'retry-after': String(Math.ceil(wait / 1000)) });
    const shown = [...request.headers].filter(([name]) => name !== 'authorization' && name !== 'apikey');
    const forSql = {
      method: request.method,
      path: url.pathname.slice('/rest/v1'.length),
      headers: JSON.stringify(Object.fromEntries(shown)),
    };
    const timeout = question.statementTimeout ?? timeouts[caller.role];
    const answered = await lanes[caller.role].run(async (pool) => {
      const began = performance.now();
      try {
        return await askDatabase(pool, question, { caller, request: forSql, timeout }, (asked) =>
          answerOf(asked, question.offset, how, question.isVoid),
        );
      } catch (error) {
        if (error instanceof Refused) return error.answer;
        const refused = answerDatabaseError(error, caller.role);
        if (!refused) throw error;
        return refused;
      } finally {
        budget[caller.role].charge(purse, performance.now() - began - setAside);
      }
    });
    if (answered) return answered;
    budget[caller.role].giveBack(purse, setAside);
    return refuse(503, 'busy', 'busy', { 'retry-after': '2' });
  }

  return {
    fetch,
    close: async () => {
      await Promise.all([lanes.anon.close(), lanes.authenticated.close()]);
    },
  };
}
