/** Seconds; private.session_is_good() and supabase/config.toml say the same (accounts.test.ts compares). */
export const lifetimes = {
  /** Of an access token. Short: a hosted project's realtime asks for rights at the join and at a new token only. */
  accessToken: 600,
  /** A session that nobody used for so long has ended. */
  idle: 30 * 60,
  /** A session's whole life. */
  session: 12 * 3600,
  /** A refresh token is taken a second time for so long, if its answer was lost on the way. */
  refreshRetry: 10,
  recovery: 3600,
  invitation: 72 * 3600,
  challenge: 5 * 60,
  /** After following a link one sets a password without the present one. */
  setPassword: 30 * 60,
} as const;
