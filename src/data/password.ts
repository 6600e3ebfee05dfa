// Lost, chosen and changed passwords, and the links of mails that lead to them.
import { AuthWeakPasswordError, type AuthError } from '@supabase/supabase-js';
import { troubleOf, withoutThrowing, type Trouble } from './session.ts';
import { staffClient } from './staffClient.ts';

/** What a mail's link is for. */
export type LinkKind = 'recovery' | 'invite';
/** Why a password is not taken. common: leaked, repeated, or made of one's own names. */
export type PasswordReason = 'length' | 'too_long' | 'common';
export type PasswordOutcome =
  'changed' | 'wrong_password' | PasswordReason | 'same' | 'link_needed' | 'code_needed' | Trouble;

/** The answer is the same whether or not there is such an account. */
export function askForLink(email: string): Promise<'asked' | Trouble> {
  return withoutThrowing(async () => {
    const supabase = await staffClient();
    const { error } = await supabase.auth.resetPasswordForEmail(email.trim(), {
      redirectTo: `${location.origin}/staff/recover`,
    });
    return error ? (troubleOf(error) ?? 'asked') : 'asked';
  });
}

/** Spends the link of a mail: from here on one is signed in. */
export function followLink(kind: LinkKind, secret: string): Promise<'followed' | 'spent' | Trouble> {
  return withoutThrowing(async () => {
    const supabase = await staffClient();
    const { error } = await supabase.auth.verifyOtp({ type: kind, token_hash: secret });
    return error ? (troubleOf(error) ?? 'spent') : 'followed';
  });
}

/** Sets the password; `present` proves that an open desk is not enough, a link that was just followed stands for it. */
export function setPassword(next: string, present?: string): Promise<PasswordOutcome> {
  return withoutThrowing(async () => {
    const supabase = await staffClient();
    const { error } = await supabase.auth.updateUser({
      password: next,
      ...(present !== undefined && { current_password: present }),
    });
    return error ? outcomeOf(error) : 'changed';
  });
}

function outcomeOf(error: AuthError): PasswordOutcome {
  if (error instanceof AuthWeakPasswordError) {
    const reasons: readonly string[] = error.reasons;
    if (reasons.includes('length')) return 'length';
    return reasons.includes('too_long') ? 'too_long' : 'common';
  }
  switch (error.code) {
    case 'same_password':
      return 'same';
    case 'invalid_credentials':
      return 'wrong_password';
    case 'reauthentication_needed':
    case 'session_not_found':
      return 'link_needed';
    case 'insufficient_aal':
      return 'code_needed';
    default:
      return troubleOf(error) ?? 'unavailable';
  }
}
