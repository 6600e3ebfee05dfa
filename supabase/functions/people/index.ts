import { connectDatabase } from '../_shared/connectDatabase.ts';
import { clientAddressHeader, numberVariable, requireVariable } from '../_shared/environment.ts';
import { createNetworkKey } from '../_shared/networkKey.ts';
import { ownPages } from '../_shared/ownPages.ts';
import { createRateLimiter } from '../_shared/rateLimiter.ts';
import { authAccounts } from './accounts.ts';
import { askAsCaller } from './askAsCaller.ts';
import { databasePeopleStore } from './databasePeopleStore.ts';
import { createPeopleHandler } from './handler.ts';

const read = (name: string) => Deno.env.get(name);
const url = requireVariable(read, 'SUPABASE_URL');
const siteUrl = requireVariable(read, 'HIROBA_SITE_URL');

Deno.serve(
  createPeopleHandler({
    askAs: askAsCaller(url, requireVariable(read, 'SUPABASE_ANON_KEY')),
    accounts: authAccounts(url, requireVariable(read, 'SUPABASE_SERVICE_ROLE_KEY'), siteUrl),
    store: databasePeopleStore(connectDatabase(requireVariable(read, 'SUPABASE_DB_URL'), 1)),
    // A town hall is one network; nobody changes more people than this in a minute.
    networkLimiter: createRateLimiter({ burst: numberVariable(read, 'HIROBA_RATE_PEOPLE_PER_MIN', 60) }),
    networkKey: createNetworkKey(clientAddressHeader(read)),
    siteUrl,
    pages: ownPages(read),
  }),
);
