import path from 'node:path';
import { buildClient } from './buildClient.ts';
import { closeOnUncaught } from './closeOnUncaught.ts';
import { createServer, type HirobaServer } from './createServer.ts';
import { readPort } from './readVariable.ts';
import { reportAccounts } from './reportAccounts.ts';
import { reportMail } from './reportMail.ts';
import { say } from './say.ts';
import { stopOnSignals } from './stopOnSignals.ts';
import { tellWhyAndExit } from './tellWhyAndExit.ts';
import { warnAboutRoot } from './warnAboutRoot.ts';

/**
 * The server of `npm start` (supervise.ts): builds the client if it is older than its sources, and serves the whole of
 * Hiroba on one port.
 */
async function main(): Promise<void> {
  const dataDir = path.resolve(process.env.HIROBA_DATA_DIR ?? '.data');
  say('準備しています…', 'Getting ready…');
  warnAboutRoot();
  let server: HirobaServer | null = null;
  stopOnSignals(() => server);
  closeOnUncaught(() => server);
  [server] = await Promise.all([
    createServer({
      dataDir,
      port: readPort(process.env, 'PORT', 4173),
      host: process.env.HOST ?? '127.0.0.1',
    }),
    process.env.HIROBA_BUILD === 'never' ? undefined : buildClient(),
  ]);
  reportAccounts(server.newAccounts);
  say(`開きました → ${server.url}（止めるには Ctrl+C）`, `Open → ${server.url} (Ctrl+C to stop)`);
  say(`職員の画面 → ${server.url}/staff`, `For staff → ${server.url}/staff`);
  reportMail(dataDir, process.env);
  void server.warmFiles();
}

main().catch(tellWhyAndExit);
