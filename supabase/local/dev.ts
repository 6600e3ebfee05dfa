import path from 'node:path';
import { createServer as createVite } from 'vite';
import { closeOnUncaught } from './closeOnUncaught.ts';
import { createServer } from './createServer.ts';
import { readPort } from './readVariable.ts';
import { reportAccounts } from './reportAccounts.ts';
import { reportMail } from './reportMail.ts';
import { say } from './say.ts';
import { stopOnSignals } from './stopOnSignals.ts';
import { tellWhyAndExit } from './tellWhyAndExit.ts';

/** `npm run dev`: the embedded server on a port of its own and Vite in front of it, so that edits show at once. */
async function main(): Promise<void> {
  const dataDir = path.resolve(process.env.HIROBA_DATA_DIR ?? '.data');
  const port = readPort(process.env, 'PORT', 4173);
  const host = process.env.HOST ?? '127.0.0.1';
  const env = {
    ...process.env,
    HIROBA_SITE_URL: process.env.HIROBA_SITE_URL ?? `http://localhost:${port}`,
  };
  const server = await createServer({ dataDir, port: 0, host: '127.0.0.1', env, serveClient: false });
  const target = `http://127.0.0.1:${server.port}`;
  const paths = ['/rest/v1', '/auth/v1', '/functions/v1', '/config.json', '/healthz'];
  const vite = await createVite({
    configFile: path.resolve(import.meta.dirname, '../../vite.config.ts'),
    server: {
      port,
      host,
      strictPort: true,
      proxy: {
        ...Object.fromEntries(paths.map((prefix) => [prefix, { target }])),
        '/realtime/v1': { target, ws: true },
      },
    },
  });
  closeOnUncaught(() => server);
  stopOnSignals(
    () => server,
    () => vite.close(),
  );
  await vite.listen();
  reportAccounts(server.newAccounts);
  say(`開きました → http://localhost:${port}`, `Open → http://localhost:${port}`);
  reportMail(dataDir, process.env);
}

main().catch(tellWhyAndExit);
