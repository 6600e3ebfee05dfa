import { App } from '@supabase/lite';
import type { SessionCheck } from '../auth/SessionCheck.ts';
import { readJwt } from '../jwt.ts';
import type { Secrets } from '../loadSecrets.ts';
import { withoutHint } from './answerDatabaseError.ts';
import { withoutInternals } from './withoutInternals.ts';
import { HirobaConnection, restRequest, type RestRequest } from './HirobaConnection.ts';

export type Lite = {
  rest: (request: Request) => Promise<Response>;
  close(): Promise<void>;
};

export type LiteOptions = {
  socketDir: string;
  secrets: Secrets;
  sessions: SessionCheck;
};

const restPath = /^\/rest\/v1\/(rpc\/)?[A-Za-z0-9_]+$/;

type Caller = RestRequest['caller'];
const anonymous: Caller = { type: 'publishable', claims: { role: 'anon' } };

function refuse(status: number, code: string, message: string): Response {
  const headers = { 'access-control-allow-origin': '*' };
  return Response.json({ code, message, details: null, hint: null }, { status, headers });
}

/** Who asks: the key says anon or service_role, a session's token says which person. */
async function identify(request: Request, { secrets, sessions }: LiteOptions): Promise<Caller | Response> {
  const key = request.headers.get('apikey') ?? new URL(request.url).searchParams.get('apikey');
  if (key !== secrets.anonKey && key !== secrets.serviceKey)
    return refuse(401, 'invalid_api_key', 'Invalid API key');
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? key;
  if (bearer === key || bearer.startsWith('sb_')) {
    return key === secrets.serviceKey ? { type: 'secret', claims: { role: 'service_role' } } : anonymous;
  }
  const claims = await readJwt(bearer, secrets.jwtSecret);
  if (!claims) return refuse(401, 'PGRST303', 'JWT expired or not valid');
  if (claims.session_id === undefined || !(await sessions.isGood(claims)))
    return refuse(401, 'PGRST303', 'The session has ended');
  sessions.use(claims.session_id);
  return { type: 'publishable', claims };
}

/**
 * The PostgREST-compatible half of the server. It speaks to the tables as `authenticator`, which has no right at all in
 * schema auth: accounts are not lite's (../auth). Only /rest/v1 is ever called; /_system is not reachable.
 */
export function createLite(options: LiteOptions): Lite {
  const { socketDir } = options;
  const tables = new HirobaConnection(socketDir, 'authenticator', 12);
  const server = { admin: false, disableStudio: true };
  const off = {
    studio: { enabled: false },
    storage: { enabled: false },
    db: { migrations: { enabled: false } },
  };
  const restApp = new App({
    connection: tables,
    ...off,
    api: { enabled: true, schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000 },
    auth: { enabled: false },
    // Who calls is settled before lite is asked: it would read the account and the session anew for every request.
    options: {
      server: {
        ...server,
        apiKeys: { resolver: () => Promise.resolve(restRequest.getStore()?.caller ?? null) },
      },
    },
  });
  const rest = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'OPTIONS' && !restPath.test(pathname))
      return refuse(404, 'PGRST125', 'Invalid path specified in request URL');
    const caller = request.method === 'OPTIONS' ? anonymous : await identify(request, options);
    if (caller instanceof Response) return caller;
    const store = {
      method: request.method,
      path: pathname.slice('/rest/v1'.length),
      headers: JSON.stringify(Object.fromEntries(request.headers)),
      caller,
    };
    request.headers.delete('authorization');
    return restRequest.run(store, async () =>
      withoutHint(await withoutInternals(await restApp.fetch(request))),
    );
  };

  return { rest, close: () => tables.close() };
}
