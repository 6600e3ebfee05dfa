import type { AuthError, Session as AuthSession } from '@supabase/supabase-js';
import { readTokenClaims } from '../lib/readTokenClaims.ts';
import { staffClient } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

export interface Session {
  userId: string;
  email: string;
  /** They have an authenticator, and did not give its code yet: the database shows nothing before. */
  needsCode: boolean;
  /** By the server's clock, in ms; null when the token does not say. */
  startedAt: number | null;
}

export type Trouble = 'too_many_attempts' | 'offline' | 'unavailable';
export type SignInOutcome = 'signed_in' | 'wrong_password' | Trouble;

/** What went wrong with whatever was asked, if it is nothing that was typed. */
export function troubleOf(error: AuthError): Trouble | null {
  if (error.status === 429) return 'too_many_attempts';
  if (error.name === 'AuthRetryableFetchError' && (error.status ?? 0) === 0) return 'offline';
  if ((error.status ?? 500) >= 500) return 'unavailable';
  return null;
}

/** The same for what is thrown before anything was asked: the address of the server could not be read. */
export async function withoutThrowing<T>(work: () => Promise<T>): Promise<T | Trouble> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StaffProblem) return error.code === 'offline' ? 'offline' : 'unavailable';
    throw error;
  }
}

/** Signs a member of staff in; whether they may see anything is the database's to say. */
export function signIn(email: string, password: string): Promise<SignInOutcome> {
  return withoutThrowing(async () => {
    const supabase = await staffClient();
    const { error } = await supabase.auth.signInWithPassword({ email: email.trim(), password });
    return error ? (troubleOf(error) ?? 'wrong_password') : 'signed_in';
  });
}

/** Ends the session in this browser. */
export async function signOut(): Promise<void> {
  const supabase = await staffClient();
  await supabase.auth.signOut({ scope: 'local' });
}

/** Asks whether the session still stands; one that was ended elsewhere ends here as well. */
export async function checkSession(): Promise<void> {
  await (await staffClient()).auth.getUser();
}

function sessionOf({ user, access_token }: AuthSession): Session {
  const claims = readTokenClaims(access_token);
  const begins = (claims.amr ?? []).map(({ timestamp }) => timestamp * 1000);
  return {
    userId: user.id,
    email: user.email ?? '',
    needsCode: claims.aal !== 'aal2' && (user.factors ?? []).some(({ status }) => status === 'verified'),
    startedAt: begins.length > 0 ? Math.min(...begins) : null,
  };
}

/** Tells of the session now and at every change; null is signed out. Returns the stop. */
export async function watchSession(tell: (session: Session | null) => void): Promise<() => void> {
  const supabase = await staffClient();
  const { data } = supabase.auth.onAuthStateChange((_event, session) => {
    tell(session ? sessionOf(session) : null);
  });
  return () => {
    data.subscription.unsubscribe();
  };
}
