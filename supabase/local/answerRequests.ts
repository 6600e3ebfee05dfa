import { functionEnv, loadFunctions } from './functions/loadFunctions.ts';
import { createFront } from './http/createFront.ts';
import { statusOf } from './http/guard/refusals.ts';
import { refuseUpgrade } from './http/guard/refuseUpgrade.ts';
import { wrongHead } from './http/guard/wrongHead.ts';
import type { OpenPort } from './http/openPort.ts';
import type { StaticFiles } from './http/StaticFiles.ts';
import { RealtimeServer } from './realtime/RealtimeServer.ts';
import type { Notices } from '../worker/Notices.ts';
import { poolOf, type RunningDatabase } from './startDatabase.ts';

type Answering = {
  http: OpenPort;
  database: RunningDatabase;
  notices: Notices;
  /** null: somebody else serves the client. */
  files: StaticFiles | null;
  functionsDir: string;
  siteUrl: string;
  env: NodeJS.ProcessEnv;
};

/** The last step of a boot (README): edge functions and realtime, and the port begins to answer. */
export async function answerRequests(answering: Answering, open: AsyncDisposableStack): Promise<void> {
  const { http, database, notices, files, functionsDir, siteUrl, env } = answering;
  const { postgres, admin, owner, auth, rest } = database;
  const { jwtSecret, anonKey, serviceKey } = database.secrets;
  const functions = await loadFunctions(
    functionsDir,
    functionEnv(env, {
      SUPABASE_URL: http.url,
      SUPABASE_ANON_KEY: anonKey,
      SUPABASE_SERVICE_ROLE_KEY: serviceKey,
      SUPABASE_DB_URL: postgres.urlFor('hiroba_functions'),
      HIROBA_SITE_URL: siteUrl,
    }),
  );
  const askers = poolOf(open, postgres.socketDir, 'authenticator', 2);
  const trustProxy = env.HIROBA_TRUST_PROXY === '1';
  const realtime = new RealtimeServer({
    owner,
    askers,
    sessions: auth.sessions,
    jwtSecret,
    anonKey,
    trustProxy,
  });
  open.defer(() => realtime.close());
  await realtime.listen();
  http.server.on('upgrade', (request, socket, head) => {
    const wrong = wrongHead(request, true);
    if (wrong) refuseUpgrade(socket, statusOf(wrong));
    else realtime.upgrade(request, socket, head);
  });
  http.serve(
    createFront({ rest, auth, functions, admin, notices, anonKey, files, trustProxy, baseUrl: siteUrl }),
  );
}
