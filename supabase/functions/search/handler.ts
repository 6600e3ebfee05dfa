// A family asks a town's published words. Nothing of what was asked is kept or logged.
import { answer, tooMany, unavailable } from '../_shared/answer.ts';
import { bodyLimits } from '../_shared/bodyLimits.ts';
import { searchRequest, type SearchAnswer, type SearchRequest } from '../_shared/contract/search.ts';
import type { NetworkKey } from '../_shared/networkKey.ts';
import type { OwnPages } from '../_shared/ownPages.ts';
import type { RateLimiter } from '../_shared/rateLimiter.ts';
import { receiveJson } from '../_shared/receiveJson.ts';

export interface SearchPorts {
  /** null: no such town, or nothing of it is published. */
  find: (asked: SearchRequest) => Promise<SearchAnswer | null>;
  networkLimiter: RateLimiter;
  networkKey: NetworkKey;
  pages: OwnPages;
}

export function createSearchHandler(ports: SearchPorts): (request: Request) => Promise<Response> {
  const take = async (asked: SearchRequest, request: Request): Promise<Response> => {
    const wait = ports.networkLimiter.take(ports.networkKey(request) ?? 'unnamed');
    if (wait > 0) return tooMany(wait);
    try {
      const found = await ports.find(asked);
      return found === null ? answer(404, { error: 'unknown_town' }) : answer(200, found);
    } catch (error) {
      console.error('search: not answered', (error as { code?: string }).code ?? error);
      return unavailable();
    }
  };
  return receiveJson({ limit: bodyLimits.search, contract: searchRequest, pages: ports.pages, take });
}
