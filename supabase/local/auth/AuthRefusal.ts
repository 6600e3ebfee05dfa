/** What /auth/v1 refuses, in GoTrue's words: supabase-js and the screens read `code`, never the sentence. */
export class AuthRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { body?: Record<string, unknown>; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more.body ?? {};
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** The one answer to every sign-in that fails: unknown, wrong, banned and invited-only accounts look alike. */
export const wrongCredentials = (): AuthRefusal =>
  new AuthRefusal(400, 'invalid_credentials', 'Invalid login credentials');

export const linkIsSpent = (): AuthRefusal =>
  new AuthRefusal(403, 'otp_expired', 'Email link is invalid or has expired');

export const sessionIsGone = (): AuthRefusal =>
  new AuthRefusal(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');

export const tooMany = (waitMs: number, code = 'over_request_rate_limit'): AuthRefusal =>
  new AuthRefusal(429, code, 'Request rate limit reached', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
