import { clientAddressHeader, numberVariable, requireVariable } from '../_shared/environment.ts';
import { connectDatabase } from '../_shared/connectDatabase.ts';
import { createNetworkKey } from '../_shared/networkKey.ts';
import { ownPages } from '../_shared/ownPages.ts';
import { createRateLimiter } from '../_shared/rateLimiter.ts';
import { serviceKey } from '../_shared/serviceKey.ts';
import { databaseVisitStore } from './databaseVisitStore.ts';
import { createCollectHandler } from './handler.ts';
import { createNetworkShares } from './networkShares.ts';

const read = (name: string) => Deno.env.get(name);

Deno.serve(
  createCollectHandler({
    store: databaseVisitStore(connectDatabase(requireVariable(read, 'SUPABASE_DB_URL'), 2)),
    // A busy minute of walking makes some 60 events; a whole outbox (500) may come at once on return.
    visitLimiter: createRateLimiter({ burst: numberVariable(read, 'HIROBA_RATE_VISIT_PER_MIN', 600) }),
    // Hundreds of phones behind one carrier or school address.
    networkLimiter: createRateLimiter({ burst: numberVariable(read, 'HIROBA_RATE_NETWORK_PER_MIN', 60_000) }),
    networkKey: createNetworkKey(clientAddressHeader(read)),
    isCrowd: createNetworkShares({ visits: numberVariable(read, 'HIROBA_NETWORK_VISITS_PER_DAY', 30) }),
    pages: ownPages(read),
    isService: serviceKey(read),
  }),
);
