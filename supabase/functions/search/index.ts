import { connectDatabase } from '../_shared/connectDatabase.ts';
import { clientAddressHeader, numberVariable, requireVariable } from '../_shared/environment.ts';
import { createNetworkKey } from '../_shared/networkKey.ts';
import { ownPages } from '../_shared/ownPages.ts';
import { createRateLimiter } from '../_shared/rateLimiter.ts';
import { createSearchHandler } from './handler.ts';
import { publishedAnswers } from './publishedAnswers.ts';

const read = (name: string) => Deno.env.get(name);

Deno.serve(
  createSearchHandler({
    find: publishedAnswers(connectDatabase(requireVariable(read, 'SUPABASE_DB_URL'), 2)),
    // A search asks once it is at rest; a school's class shares a network.
    networkLimiter: createRateLimiter({ burst: numberVariable(read, 'HIROBA_RATE_SEARCH_PER_MIN', 240) }),
    networkKey: createNetworkKey(clientAddressHeader(read)),
    pages: ownPages(read),
  }),
);
