import path from 'node:path';
import { openPoolAt } from '../local/database/openPool.ts';
import { say } from '../local/say.ts';
import { StartRefused } from '../local/StartRefused.ts';
import { tellWhyAndExit } from '../local/tellWhyAndExit.ts';
import { Mailer } from './mail/Mailer.ts';
import { Notices } from './Notices.ts';
import { Worker } from './Worker.ts';

/** `npm run worker`: mails, digests and jobs beside any Postgres that has the migrations, until it is stopped. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const url = env.HIROBA_DB_URL ?? env.SUPABASE_DB_URL;
  if (!url)
    throw new StartRefused(
      'どのデータベースのために働くか分かりません。HIROBA_DB_URL に接続先を指定してください。',
      'Which database to work for? Give its address in HIROBA_DB_URL.',
    );
  const dataDir = path.resolve(env.HIROBA_DATA_DIR ?? '.data');
  const owner = openPoolAt(url, 3);
  const mailer = new Mailer({ dataDir, showsKept: false, smtpUrl: env.HIROBA_SMTP_URL });
  const worker = new Worker({ owner, mailer, dataDir, notices: new Notices(owner), env });
  let isAsked = false;
  const stop = (): void => {
    if (isAsked) process.exit(130);
    isAsked = true;
    void worker
      .stop()
      .then(() => owner.end({ timeout: 2 }))
      .finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    await worker.start();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(
      `データベースにつながらないか、広場のマイグレーションがありません: ${reason}`,
      `The database does not answer, or has not Hiroba's migrations: ${reason}`,
      { cause },
    );
  }
  say('働いています（止めるには Ctrl+C）', 'Working (Ctrl+C to stop)');
}

main(process.env).catch(tellWhyAndExit);
