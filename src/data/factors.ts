// One's own authenticators: enrolled, asked for at sign-in, taken away. Two are welcome: the second is the spare.
import type { AuthError } from '@supabase/supabase-js';
import { troubleOf, withoutThrowing, type Trouble } from './session.ts';
import { staffClient } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

export interface Factor {
  id: string;
  name: string;
  addedAt: string;
}
export interface Enrolment {
  factorId: string;
  /** For typing by hand. */
  secret: string;
  /** otpauth://…: what the picture says. */
  uri: string;
}
export type CodeOutcome = 'right' | 'wrong_code' | Trouble;
export const mostFactors = 2;

const problemOfAuth = (error: AuthError): StaffProblem =>
  new StaffProblem(
    troubleOf(error) === 'offline' ? 'offline' : error.status === 401 ? 'signed_out' : 'unavailable',
    error.code,
  );

/** Those that work. */
export async function readFactors(): Promise<Factor[]> {
  const { data, error } = await (await staffClient()).auth.mfa.listFactors();
  if (error) throw problemOfAuth(error);
  return data.totp.map((factor) => ({
    id: factor.id,
    name: factor.friendly_name ?? '',
    addedAt: factor.created_at,
  }));
}

/** Begins; it counts once a first code was right. What was begun and left before is forgotten. */
export async function enrolFactor(name: string): Promise<Enrolment> {
  const { mfa } = (await staffClient()).auth;
  const known = await mfa.listFactors();
  if (known.error) throw problemOfAuth(known.error);
  for (const left of known.data.all.filter(({ status }) => status === 'unverified'))
    await mfa.unenroll({ factorId: left.id });
  const { data, error } = await mfa.enroll({ factorType: 'totp', friendlyName: name, issuer: 'Hiroba' });
  if (error) throw problemOfAuth(error);
  return { factorId: data.id, secret: data.totp.secret, uri: data.totp.uri };
}

/** Proves a code of one of one's authenticators; from here on the session counts as proven twice. */
export function proveCode(code: string, factorId?: string): Promise<CodeOutcome> {
  return withoutThrowing(async () => {
    const { mfa } = (await staffClient()).auth;
    const ids = factorId === undefined ? (await readFactors()).map(({ id }) => id) : [factorId];
    for (const id of ids) {
      const { error } = await mfa.challengeAndVerify({ factorId: id, code: plain(code) });
      if (!error) return 'right';
      const trouble = troubleOf(error);
      if (trouble) return trouble;
    }
    return 'wrong_code';
  });
}

export async function removeFactor(factorId: string): Promise<void> {
  const supabase = await staffClient();
  const { error } = await supabase.auth.mfa.unenroll({ factorId });
  if (error) throw problemOfAuth(error);
  await supabase.auth.refreshSession(); // the session's own list of factors
}

/** Digits as a Japanese keyboard may type them, without the gap that authenticators show. */
const plain = (code: string): string => code.normalize('NFKC').replace(/[\s-]/g, '');
