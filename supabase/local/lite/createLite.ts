import { App, type EmailDriver } from '@supabase/lite';
import type { Pool } from '../database/openPool.ts';
import { readJwt } from '../jwt.ts';
import type { Secrets } from '../loadSecrets.ts';
import { withoutHint } from './answerDatabaseError.ts';
import { AuthGate } from './AuthGate.ts';
import { BannedUsers } from './BannedUsers.ts';
import { withoutInternals } from './withoutInternals.ts';
import { HirobaConnection, restRequest, type RestRequest } from './HirobaConnection.ts';

export type Lite = {
  rest: (request: Request) => Promise<Response>;
  auth: (request: Request, address: string) => Promise<Response>;
  banned: BannedUsers;
  close(): Promise<void>;
};

export type LiteOptions = {
  socketDir: string;
  admin: Pool;
  secrets: Secrets;
  siteUrl: string;
  mailer: EmailDriver;
};

const restPath = /^\/rest\/v1\/(rpc\/)?[A-Za-z0-9_]+$/;

type Caller = RestRequest['caller'];
const anonymous: Caller = { type: 'publishable', claims: { role: 'anon' } };

function refuse(status: number, code: string, message: string): Response {
  const headers = { 'access-control-allow-origin': '*' };
  return Response.json({ code, message, details: null, hint: null }, { status, headers });
}

/** Who asks: the key says anon or service_role, a session's token says which person. */
async function identify(request: Request, secrets: Secrets, banned: BannedUsers): Promise<Caller | Response> {
  const key = request.headers.get('apikey') ?? new URL(request.url).searchParams.get('apikey');
  if (key !== secrets.anonKey && key !== secrets.serviceKey)
    return refuse(401, 'invalid_api_key', 'Invalid API key');
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? key;
  if (bearer === key || bearer.startsWith('sb_')) {
    return key === secrets.serviceKey ? { type: 'secret', claims: { role: 'service_role' } } : anonymous;
  }
  const claims = await readJwt(bearer, secrets.jwtSecret);
  if (!claims) return refuse(401, 'PGRST303', 'JWT expired or not valid');
  if (await banned.has(claims.sub)) return refuse(403, '42501', 'User is banned');
  return { type: 'publishable', claims };
}

function sharedConfig({ secrets, siteUrl }: LiteOptions): object {
  return {
    jwt_secret: secrets.jwtSecret,
    publishable_key: secrets.anonKey,
    secret_key: secrets.serviceKey,
    site_url: siteUrl,
    enable_signup: false,
    enable_anonymous_sign_ins: false,
    enable_refresh_token_rotation: true,
    jwt_expiry: 3600,
    minimum_password_length: 12,
    email: {
      enable_signup: false,
      enable_confirmations: true,
      double_confirm_changes: true,
      otp_length: 6,
      otp_expiry: 3600,
    },
  };
}

/** Makes the tables of schema auth, or adds what a newer lite wants; must run before the migrations. */
export async function makeAuthSchema(options: LiteOptions): Promise<void> {
  const connection = new HirobaConnection(options.socketDir, 'supabase_auth_admin', 1);
  const app = new App({
    connection,
    db: { migrations: { enabled: false } },
    auth: { enabled: true, ...sharedConfig(options) },
    options: { server: { admin: false, disableStudio: true } },
  });
  await app.ensureSystemSchema();
  await connection.close();
  await options.admin`select id, banned_until from auth.users limit 0`;
}

/**
 * The PostgREST- and GoTrue-compatible half of the server. Two lites: one speaks to the tables as `authenticator`, one
 * keeps the accounts as `supabase_auth_admin`, so the REST side has no right at all in schema auth. Only /rest/v1 and
 * /auth/v1 of them are ever called; /_system is not reachable.
 */
export function createLite(options: LiteOptions): Lite {
  const { socketDir, admin, secrets, mailer } = options;
  const tables = new HirobaConnection(socketDir, 'authenticator', 12);
  const accounts = new HirobaConnection(socketDir, 'supabase_auth_admin', 4);
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
  const authApp = new App({
    connection: accounts,
    ...off,
    api: { enabled: false },
    auth: { enabled: true, ...sharedConfig(options) },
    options: { server, drivers: { email: mailer } },
  });
  const banned = new BannedUsers(admin);
  const handle = async (request: Request): Promise<Response> => authApp.fetch(request);
  const gate = new AuthGate({ handle, banned, jwtSecret: secrets.jwtSecret });

  const rest = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'OPTIONS' && !restPath.test(pathname))
      return refuse(404, 'PGRST125', 'Invalid path specified in request URL');
    const caller = request.method === 'OPTIONS' ? anonymous : await identify(request, secrets, banned);
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

  return {
    rest,
    auth: (request, address) => gate.fetch(request, address),
    banned,
    close: async () => {
      await Promise.all([tables.close(), accounts.close()]);
    },
  };
}
