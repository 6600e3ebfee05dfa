import { consentVersion } from '../../supabase/functions/_shared/contract/choices.ts';
import { latestMail } from './latestMail.ts';
import type { TestServer } from './server.ts';

/** A made-up family's request as functions/consult takes it. */
export function consultRequest(changes: Record<string, unknown> = {}) {
  return {
    v: 1,
    town_id: 'hoshimi',
    consultation_id: crypto.randomUUID(),
    locale: 'ja',
    adults: 2,
    children: ['elementary_1', 'age_5'],
    timing: 'within_6_months',
    wishes: ['school', 'housing'],
    from_region: 'JP-13',
    contact_name: '山田',
    email: `${crypto.randomUUID()}@family.example`,
    preferred_contact: 'email',
    words: '冬の暮らしを知りたいです。',
    consent: { version: consentVersion, consultation: true, link_visits: false },
    ...changes,
  };
}

/** Sends a body to functions/consult over HTTP. */
export function sendConsult(server: TestServer, body: unknown): Promise<Response> {
  return fetch(`${server.url}/functions/v1/consult`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: server.anonKey },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The private link's token out of the mail a family got. */
export async function familyToken(server: TestServer, email: string): Promise<string> {
  await server.runJobs();
  const mail = latestMail(server.dataDir, email);
  const token = /\/family#([0-9a-f]{64})/.exec(mail)?.[1];
  if (!token) throw new Error(`no private link in the mail to ${email}: ${mail}`);
  return token;
}
