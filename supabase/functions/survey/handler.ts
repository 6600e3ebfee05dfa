// A visitor answers one to five questions. Nothing is kept that says who: no visit, no visitor, no network, no time of
// day.
import { answer, tooMany, unavailable } from '../_shared/answer.ts';
import { bodyLimits } from '../_shared/bodyLimits.ts';
import { surveyRequest, type SurveyRequest, type SurveyStatus } from '../_shared/contract/survey.ts';
import type { NetworkKey } from '../_shared/networkKey.ts';
import type { OwnPages } from '../_shared/ownPages.ts';
import type { RateLimiter } from '../_shared/rateLimiter.ts';
import { receiveJson } from '../_shared/receiveJson.ts';
import type { IsService } from '../_shared/serviceKey.ts';

export interface SurveyPorts {
  /** Counts an offer, or keeps an answer once, in one transaction. */
  take: (request: SurveyRequest) => Promise<{ status: SurveyStatus | 'unknown_survey' }>;
  networkLimiter: RateLimiter;
  /** Answers of a whole day, and offers for themselves: more from one network is no class and no office. */
  dayLimiter: RateLimiter;
  networkKey: NetworkKey;
  pages: OwnPages;
  isService: IsService;
}

/** An answer moves a figure more than an offer does: a whole class may answer at once, a machine not much more. */
const answerCost = 2;

export function createSurveyHandler(ports: SurveyPorts): (request: Request) => Promise<Response> {
  const take = async (asked: SurveyRequest, request: Request): Promise<Response> => {
    if (asked.simulated !== true) {
      const network = ports.networkKey(request) ?? 'unnamed';
      const wait =
        ports.networkLimiter.take(network, asked.act === 'answered' ? answerCost : 1) ||
        ports.dayLimiter.take(`${asked.town_id} ${asked.act} ${network}`);
      if (wait > 0) return tooMany(wait);
    } else if (!ports.isService(request)) return answer(403, { error: 'service_key_needed' });
    try {
      const taken = await ports.take(asked);
      return taken.status === 'unknown_survey'
        ? answer(404, { error: 'unknown_survey' })
        : answer(200, { status: taken.status });
    } catch (error) {
      console.error('survey: not stored', (error as { code?: string }).code ?? error);
      return unavailable();
    }
  };
  return receiveJson({ limit: bodyLimits.survey, contract: surveyRequest, pages: ports.pages, take });
}
