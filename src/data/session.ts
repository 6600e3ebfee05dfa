import type { AuthError } from '@supabase/supabase-js';
import { staffClient } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

export interface Session {
  userId: string;
  email: string;
}

export type SignInOutcome = 'signed_in' | 'wrong_password' | 'too_many_attempts' | 'offline' | 'unavailable';
export type PasswordOutcome = 'changed' | 'wrong_password' | 'too_weak' | 'same' | 'offline' | 'unavailable';

function failed(error: AuthError): 'too_many_attempts' | 'offline' | 'unavailable' | null {
  if (error.status === 429) return 'too_many_attempts';
  if (error.name === 'AuthRetryableFetchError' && (error.status ?? 0) === 0) return 'offline';
  if ((error.status ?? 500) >= 500) return 'unavailable';
  return null;
}

/** Signs a member of staff in; whether they may see anything is the database's to say. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  try {
    const supabase = await staffClient();
    const { error } = await supabase.auth.signInWithPassword({ email: email.trim(), password });
    if (!error) return 'signed_in';
    return failed(error) ?? 'wrong_password';
  } catch (error) {
    if (error instanceof StaffProblem) return error.code === 'offline' ? 'offline' : 'unavailable';
    throw error;
  }
}

/** Ends the session in this browser. */
export async function signOut(): Promise<void> {
  const supabase = await staffClient();
  await supabase.auth.signOut({ scope: 'local' });
}

/** Changes the password after the present one was proven by signing in with it. */
export async function changePassword(
  email: string,
  present: string,
  next: string,
): Promise<PasswordOutcome | 'too_many_attempts'> {
  const proof = await signIn(email, present);
  if (proof !== 'signed_in') return proof;
  const supabase = await staffClient();
  const { error } = await supabase.auth.updateUser({ password: next });
  if (!error) return 'changed';
  if (error.code === 'same_password') return 'same';
  if (error.code === 'weak_password') return 'too_weak';
  return failed(error) ?? 'unavailable';
}

/** Tells of the session now and at every change; null is signed out. Returns the stop. */
export async function watchSession(tell: (session: Session | null) => void): Promise<() => void> {
  const supabase = await staffClient();
  const { data } = supabase.auth.onAuthStateChange((_event, session) => {
    tell(session ? { userId: session.user.id, email: session.user.email ?? '' } : null);
  });
  return () => {
    data.subscription.unsubscribe();
  };
}
