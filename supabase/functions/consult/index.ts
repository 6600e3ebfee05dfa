import { connectDatabase } from '../_shared/connectDatabase.ts';
import { clientAddressHeader, numberVariable, requireVariable } from '../_shared/environment.ts';
import { createNetworkKey } from '../_shared/networkKey.ts';
import { ownPages } from '../_shared/ownPages.ts';
import { createRateLimiter } from '../_shared/rateLimiter.ts';
import { serviceKey } from '../_shared/serviceKey.ts';
import { databaseConsultStore } from './databaseConsultStore.ts';
import { createConsultHandler } from './handler.ts';

const read = (name: string) => Deno.env.get(name);
const perMinute = numberVariable(read, 'HIROBA_RATE_CONSULT_PER_MIN', 10);

Deno.serve(
  createConsultHandler({
    ...databaseConsultStore(connectDatabase(requireVariable(read, 'SUPABASE_DB_URL'), 2)),
    siteUrl: requireVariable(read, 'HIROBA_SITE_URL'),
    // A family hall or a school sends several from one address; a machine sends many.
    networkLimiter: createRateLimiter({ burst: perMinute }),
    // A fair's hall asks a few dozen times in a day; then a machine has taken over.
    dayLimiter: createRateLimiter({
      burst: numberVariable(read, 'HIROBA_RATE_CONSULT_PER_DAY', Math.max(50, perMinute)),
      perMs: 86_400_000,
    }),
    networkKey: createNetworkKey(clientAddressHeader(read)),
    pages: ownPages(read),
    isService: serviceKey(read),
  }),
);
