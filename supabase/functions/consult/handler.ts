// A family asks for advice. Web APIs only; what touches the world comes in as ports.
import { answer, tooMany, unavailable } from '../_shared/answer.ts';
import { bodyLimits } from '../_shared/bodyLimits.ts';
import { consultRequest, type ConsultAnswer, type ConsultRequest } from '../_shared/contract/consult.ts';
import { fieldErrors, type FieldErrors } from '../_shared/contract/fieldErrors.ts';
import { isRegion } from '../_shared/isRegion.ts';
import type { NetworkKey } from '../_shared/networkKey.ts';
import type { OwnPages } from '../_shared/ownPages.ts';
import type { RateLimiter } from '../_shared/rateLimiter.ts';
import { receiveJson } from '../_shared/receiveJson.ts';
import type { IsService } from '../_shared/serviceKey.ts';
import { familyMail, type Mail } from './familyMail.ts';

export type Submission =
  | { status: 'received' | 'already_received' | 'no_concierge' | 'unknown_town' }
  | { status: 'rate_limited'; retry_after_s: number };

export interface ConsultPorts {
  /** The town's name in the reader's language; null when there is no such town. */
  townName: (townId: string, locale: ConsultRequest['locale']) => Promise<string | null>;
  /** Stores the request, its consents, the link's hash and the mail in one transaction. */
  submit: (request: ConsultRequest, tokenSha256: string, mail: Mail) => Promise<Submission>;
  networkLimiter: RateLimiter;
  /** Of a whole day: a mailbox has its own limits in the database, but one network may know many. */
  dayLimiter: RateLimiter;
  networkKey: NetworkKey;
  pages: OwnPages;
  isService: IsService;
  /** Where families read, e.g. https://town.example; never taken from the request, which anyone can forge. */
  siteUrl: string;
}

export function createConsultHandler(ports: ConsultPorts): (request: Request) => Promise<Response> {
  const take = async (asked: ConsultRequest, request: Request): Promise<Response> => {
    if (asked.simulated !== true) {
      const network = ports.networkKey(request) ?? 'unnamed';
      const wait = ports.networkLimiter.take(network) || ports.dayLimiter.take(network);
      if (wait > 0) return tooMany(wait);
    } else if (!ports.isService(request)) return answer(403, { error: 'service_key_needed' });
    if (asked.from_region !== undefined && !isRegion(asked.from_region))
      return answer(400, { error: 'invalid', fields: { from_region: 'not_a_choice' } satisfies FieldErrors });
    try {
      return await receive(asked, ports);
    } catch (error) {
      console.error('consult: not stored', (error as { code?: string }).code ?? error);
      return unavailable(); // the form keeps what was typed and offers to send again
    }
  };
  return receiveJson({
    limit: bodyLimits.consult,
    contract: consultRequest,
    pages: ports.pages,
    explain: (issues) => ({ fields: fieldErrors(issues) }),
    take,
  });
}

async function receive(asked: ConsultRequest, ports: ConsultPorts): Promise<Response> {
  const name = await ports.townName(asked.town_id, asked.locale);
  if (name === null) return answer(404, { error: 'unknown_town' });
  const token = newToken();
  const mail = familyMail(asked.locale, name, `${ports.siteUrl}/family#${token}`);
  const agreed = asked.consent.link_visits ? asked : { ...asked, visitor_id: undefined };
  const submission = await ports.submit(agreed, await sha256Hex(token), mail);
  switch (submission.status) {
    case 'received':
    case 'already_received':
      return answer(200, { status: submission.status } satisfies ConsultAnswer);
    case 'rate_limited':
      return tooMany(submission.retry_after_s * 1000);
    case 'no_concierge':
      return answer(409, { error: 'no_concierge' });
    case 'unknown_town':
      return answer(404, { error: 'unknown_town' });
  }
}

/** 256 random bits, in letters a mail program does not break. */
function newToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 as lower-case hex, as family_links keeps it. */
async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
}
