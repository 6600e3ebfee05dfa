import path from 'node:path';
import { say } from './say.ts';

/**
 * Tells whoever starts the server without a mail service where mails go, and how to see them while trying things out.
 */
export function reportMail(dataDir: string, env: NodeJS.ProcessEnv): void {
  if (env.HIROBA_SMTP_URL) return;
  const dir = path.join(dataDir, 'mail');
  const ja = `メールは外へ送らず、${dir} に置きます`;
  const en = `Mail is not sent; it lies in ${dir}`;
  if (env.HIROBA_SHOW_MAIL === '1') say(ja, en);
  else
    say(
      `${ja}（試すあいだ、ここにも出すには HIROBA_SHOW_MAIL=1 npm start）`,
      `${en} (to see it here while trying things out: HIROBA_SHOW_MAIL=1 npm start)`,
    );
}
