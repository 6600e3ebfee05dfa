import * as v from 'valibot';
import { networkOf } from '../../functions/_shared/networkOf.ts';
import { createRateLimiter } from '../../functions/_shared/rateLimiter.ts';
import { readJwt } from '../jwt.ts';
import type { BannedUsers } from './BannedUsers.ts';

type Handle = (request: Request) => Promise<Response>;

const minute = 60_000;
const text = v.optional(v.string());
const authBody = v.looseObject({
  email: text,
  password: text,
  token: text,
  token_hash: text,
  refresh_token: text,
  type: text,
});
type AuthBody = v.InferOutput<typeof authBody>;

/** What staff need and lite does right; sign-up, OAuth, admin and everything unknown are not here. */
const open = new Set([
  'POST token',
  'POST otp',
  'POST magiclink',
  'POST verify',
  'GET verify',
  'POST recover',
  'POST resend',
  'POST logout',
  'GET user',
  'PUT user',
  'GET reauthenticate',
  'GET health',
  'GET settings',
]);
const sendsMail = new Set(['otp', 'magiclink', 'recover', 'resend', 'reauthenticate']);

function refuse(status: number, code: string, msg: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { code: status, error_code: code, msg },
    {
      status,
      headers: {
        'x-sb-error-code': code,
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
        ...headers,
      },
    },
  );
}

/**
 * Stands before lite's /auth/v1: no public sign-up, limits per network and per e-mail, bans, and `type: 'email'` of
 * verifyOtp.
 */
export class AuthGate {
  readonly #handle: Handle;
  readonly #banned: BannedUsers;
  readonly #jwtSecret: string;
  readonly #perNetwork = createRateLimiter({ burst: 240, perMs: 5 * minute });
  readonly #guessesPerNetwork = createRateLimiter({ burst: 40, perMs: 10 * minute });
  readonly #guessesPerEmail = createRateLimiter({ burst: 8, perMs: 15 * minute });
  readonly #mailsPerNetwork = createRateLimiter({ burst: 20, perMs: 60 * minute });
  readonly #mailsPerEmail = createRateLimiter({ burst: 4, perMs: 60 * minute });

  constructor({ handle, banned, jwtSecret }: { handle: Handle; banned: BannedUsers; jwtSecret: string }) {
    this.#handle = handle;
    this.#banned = banned;
    this.#jwtSecret = jwtSecret;
  }

  async fetch(request: Request, address: string): Promise<Response> {
    const url = new URL(request.url);
    const route = url.pathname.slice('/auth/v1/'.length);
    if (request.method === 'OPTIONS') return this.#handle(request);
    if (route === 'signup') return refuse(422, 'signup_disabled', 'Signups not allowed for this instance');
    if (!open.has(`${request.method} ${route}`)) return refuse(404, 'not_found', 'Not found');

    const network = networkOf(address);
    const tooMany = this.#perNetwork.take(network);
    if (tooMany) return this.#limited(tooMany);
    const body = request.method === 'POST' || request.method === 'PUT' ? await this.#read(request) : {};
    if (body === null) return refuse(400, 'bad_json', 'Could not parse request body as JSON');
    if (await this.#isBanned(request, url, body)) return refuse(400, 'user_banned', 'User is banned');

    if (sendsMail.has(route)) return this.#mail(request, route, body, network);
    const isGuess =
      route === 'verify' || (route === 'token' && url.searchParams.get('grant_type') !== 'refresh_token');
    if (isGuess) return this.#guess(request, route, body, network);
    return this.#pass(request, body);
  }

  async #read(request: Request): Promise<AuthBody | null> {
    const raw = await request.text();
    if (raw === '') return {};
    try {
      const parsed = v.safeParse(authBody, JSON.parse(raw));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  }

  async #isBanned(request: Request, url: URL, body: AuthBody): Promise<boolean> {
    const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const claims = await readJwt(bearer, this.#jwtSecret);
    if (claims && !url.pathname.endsWith('/logout') && (await this.#banned.has(claims.sub))) return true;
    const tokenHash = body.token_hash ?? url.searchParams.get('token') ?? undefined;
    if (!body.email && !body.refresh_token && !tokenHash) return false;
    return this.#banned.isBanned({ email: body.email, refreshToken: body.refresh_token, tokenHash });
  }

  async #mail(request: Request, route: string, body: AuthBody, network: string): Promise<Response> {
    const wait = Math.max(
      this.#mailsPerNetwork.take(network),
      body.email ? this.#mailsPerEmail.take(body.email.toLowerCase()) : 0,
    );
    if (wait) return this.#limited(wait, 'over_email_send_rate_limit');
    const answer = await this.#pass(request, { ...body, ...(route === 'otp' ? { create_user: false } : {}) });
    // Whether an address has an account is nobody's business.
    const unknown = answer.status === 422 && (route === 'otp' || route === 'magiclink');
    return unknown ? Response.json({}, { headers: { 'access-control-allow-origin': '*' } }) : answer;
  }

  async #guess(request: Request, route: string, body: AuthBody, network: string): Promise<Response> {
    const email = body.email?.toLowerCase();
    const wait = Math.max(
      this.#guessesPerNetwork.take(network),
      email ? this.#guessesPerEmail.take(email) : 0,
    );
    if (wait) return this.#limited(wait);
    const answer =
      route === 'verify' && body.type === 'email'
        ? await this.#verifyEmail(request, body)
        : await this.#pass(request, body);
    if (answer.ok) {
      this.#guessesPerNetwork.giveBack(network);
      if (email) this.#guessesPerEmail.giveBack(email);
    }
    return answer;
  }

  /** Defect 6: lite knows no type 'email'; such a code is that of a magic link, or of a first confirmation. */
  async #verifyEmail(request: Request, body: AuthBody): Promise<Response> {
    const first = await this.#pass(request, { ...body, type: 'magiclink' });
    return first.ok ? first : this.#pass(request, { ...body, type: 'signup' });
  }

  #pass(request: Request, body: AuthBody): Promise<Response> {
    const { method, url, headers } = request;
    if (method !== 'POST' && method !== 'PUT') return this.#handle(request);
    return this.#handle(new Request(url, { method, headers, body: JSON.stringify(body) }));
  }

  #limited(waitMs: number, code = 'over_request_rate_limit'): Response {
    const seconds = String(Math.ceil(waitMs / 1000));
    return refuse(429, code, 'Request rate limit reached', { 'retry-after': seconds });
  }
}
