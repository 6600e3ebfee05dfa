import { networkOf } from '../../functions/_shared/networkOf.ts';
import { openPool, type Pool } from '../database/openPool.ts';
import type { Secrets } from '../loadSecrets.ts';
import type { Mail } from '../../worker/mail/Mailer.ts';
import { AccountAudit } from './AccountAudit.ts';
import { AccountMail } from './AccountMail.ts';
import { AccountTowns } from './AccountTowns.ts';
import { AttemptLimits } from './AttemptLimits.ts';
import { AuthRefusal, tooMany } from './AuthRefusal.ts';
import { adminRoutes } from './adminRoutes.ts';
import { newAuthApp, type AuthParts } from './AuthParts.ts';
import { factorRoutes } from './factorRoutes.ts';
import { Factors } from './Factors.ts';
import { KnownBrowsers } from './KnownBrowsers.ts';
import { Links } from './Links.ts';
import { TooBusy } from './passwords.ts';
import { SessionCheck } from './SessionCheck.ts';
import { Sessions } from './Sessions.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { userRoutes } from './userRoutes.ts';
import { Users } from './Users.ts';

type AuthOptions = {
  socketDir: string;
  /** As the owner of the migrations: outbox and audit. */
  owner: Pool;
  secrets: Secrets;
  siteUrl: string;
  send: (mail: Mail) => Promise<void>;
};

export type Auth = {
  fetch(request: Request, address: string): Promise<Response>;
  sessions: SessionCheck;
  close(): Promise<void>;
};

const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

/** GoTrue's /auth/v1, as much of it as our screens ask; every other address is not found. */
export async function createAuth(options: AuthOptions): Promise<Auth> {
  const { secrets, siteUrl } = options;
  const sql = openPool(options.socketDir, 'supabase_auth_admin', 4);
  const users = new Users(sql);
  const sessions = new SessionCheck(sql);
  await sessions.listen();
  const towns = new AccountTowns(options.owner);
  const parts: AuthParts = {
    users,
    sessions: new Sessions({
      sql,
      users,
      jwtSecret: secrets.jwtSecret,
      issuer: `${siteUrl}/auth/v1`,
      ended: (id) => {
        sessions.forget(id);
      },
    }),
    check: sessions,
    links: new Links(sql),
    factors: new Factors(sql),
    limits: new AttemptLimits(),
    browsers: new KnownBrowsers(secrets.jwtSecret, siteUrl),
    mail: new AccountMail({ owner: options.owner, towns, siteUrl, send: options.send }),
    towns,
    audit: new AccountAudit(options.owner),
    secrets,
  };

  const app = newAuthApp();
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS')
      return c.body(null, 204, {
        ...headers,
        'access-control-allow-methods': 'GET, POST, PUT, DELETE',
        'access-control-allow-headers': c.req.header('access-control-request-headers') ?? '',
      });
    const key = c.req.header('apikey') ?? '';
    if (key !== secrets.anonKey && key !== secrets.serviceKey)
      throw new AuthRefusal(401, 'no_authorization', 'Invalid API key');
    const wait = key === secrets.serviceKey ? 0 : parts.limits.request(c.env.network);
    if (wait > 0) throw tooMany(wait);
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
  app.get('/health', (c) => c.json({ name: 'GoTrue', description: 'Accounts of Hiroba' }));
  app.get('/settings', (c) =>
    c.json({ external: { email: true }, disable_signup: true, mailer_autoconfirm: false }),
  );
  app.post('/signup', () => {
    throw new AuthRefusal(422, 'signup_disabled', 'Signups not allowed for this instance');
  });
  sessionRoutes(app, parts);
  userRoutes(app, parts);
  factorRoutes(app, parts);
  adminRoutes(app, parts);
  app.notFound((c) => c.json({ code: 404, error_code: 'not_found', msg: 'Not found' }, 404, headers));
  app.onError((thrown, c) => {
    const error =
      thrown instanceof TooBusy ? new AuthRefusal(503, 'request_timeout', 'Too many at once') : thrown;
    if (!(error instanceof AuthRefusal)) throw error;
    const body = { code: error.status, error_code: error.code, msg: error.message, ...error.more };
    return c.json(body, error.status as 400, {
      ...headers,
      'x-sb-error-code': error.code,
      ...(error.retryAfterSeconds !== undefined && { 'retry-after': String(error.retryAfterSeconds) }),
    });
  });

  return {
    fetch: async (request, address) => app.fetch(request, { network: networkOf(address) }),
    sessions,
    close: async () => {
      await sessions.close();
      await sql.end({ timeout: 2 });
    },
  };
}
