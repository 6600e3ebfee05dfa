import { jwtVerify, SignJWT } from 'jose';
import { randomToken } from './secretTokens.ts';

const cookie = 'hiroba_browser';
const audience = 'hiroba browser';
const days = 180;

/**
 * A browser in which somebody has signed in carries a signed cookie, for sign-in alone: the person's own guesses are
 * counted apart from strangers', who therefore cannot lock them out (M3). It opens nothing.
 */
export class KnownBrowsers {
  readonly #key: Uint8Array;
  readonly #secure: boolean;

  constructor(jwtSecret: string, siteUrl: string) {
    this.#key = new TextEncoder().encode(jwtSecret);
    this.#secure = siteUrl.startsWith('https:');
  }

  async cookieFor(userId: string): Promise<string> {
    const value = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(userId)
      .setJti(randomToken(16))
      .setAudience(audience)
      .setExpirationTime(`${days}d`)
      .sign(this.#key);
    const secure = this.#secure ? '; Secure' : '';
    return `${cookie}=${value}; Path=/auth/v1; Max-Age=${days * 86_400}; HttpOnly; SameSite=Strict${secure}`;
  }

  /** What to count this person's tries by, if they have signed in in this browser before. */
  async read(request: Request, userId: string | null): Promise<string | null> {
    const value = new RegExp(`(?:^|;\\s*)${cookie}=([\\w.-]+)`).exec(
      request.headers.get('cookie') ?? '',
    )?.[1];
    if (value === undefined || userId === null) return null;
    const verified = await jwtVerify(value, this.#key, { algorithms: ['HS256'], audience }).catch(() => null);
    return verified?.payload.sub === userId ? `${userId} ${verified.payload.jti ?? ''}` : null;
  }
}
