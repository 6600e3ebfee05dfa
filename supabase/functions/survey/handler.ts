// A visitor answers one to five questions. Nothing is kept that says who: no visit, no visitor, no network, no time of day.
import { answer, preflight, tooMany, unavailable } from '../_shared/answer.ts';
import { surveyRequest, type SurveyRequest, type SurveyStatus } from '../_shared/contract/survey.ts';
import type { NetworkKey } from '../_shared/networkKey.ts';
import type { RateLimiter } from '../_shared/rateLimiter.ts';
import { readBody } from '../_shared/readBody.ts';

export interface SurveyPorts {
  /** Counts an offer, or keeps an answer once, in one transaction. */
  take: (request: SurveyRequest) => Promise<{ status: SurveyStatus | 'unknown_survey' }>;
  networkLimiter: RateLimiter;
  networkKey: NetworkKey;
}

const maxBytes = 16 * 1024;

export function createSurveyHandler(ports: SurveyPorts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'POST')
      return answer(405, { error: 'method_not_allowed' }, { Allow: 'POST, OPTIONS' });
    const text = await readBody(request, maxBytes);
    if (text === null) return answer(413, { error: 'too_large' });
    const parsed = surveyRequest.safeParse(parseJson(text));
    if (!parsed.success) return answer(400, { error: 'invalid' });
    const wait = ports.networkLimiter.take(ports.networkKey(request) ?? 'unnamed', 1);
    if (wait > 0) return tooMany(wait);
    try {
      const taken = await ports.take(parsed.data);
      return taken.status === 'unknown_survey'
        ? answer(404, { error: 'unknown_survey' })
        : answer(200, { status: taken.status });
    } catch (error) {
      console.error('survey: not stored', (error as { code?: string }).code ?? error);
      return unavailable();
    }
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused like any other bad request
  }
}
