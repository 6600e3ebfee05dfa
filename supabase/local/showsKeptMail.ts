import { BlockList, isIP } from 'node:net';
import { say } from './say.ts';

const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addAddress('::1', 'ipv6');

const isOwnAddress = (host: string): boolean => {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : own.check(host, family === 4 ? 'ipv4' : 'ipv6');
};

/**
 * Whether kept mails are shown on the console: only with HIROBA_SHOW_MAIL=1, and only where nobody but this machine can
 * reach the server. Says so when the switch is set in vain.
 * @param host what the server listens on; HOST of `env` counts too, for `npm run dev` puts another one in front.
 */
export function showsKeptMail(env: NodeJS.ProcessEnv, host: string): boolean {
  if (env.HIROBA_SHOW_MAIL !== '1') return false;
  if ([host, env.HOST ?? host].every(isOwnAddress)) return true;
  say(
    'HIROBA_SHOW_MAIL=1 は使いません: ほかの機械からも開ける設定（HOST）なので、メールの中身は画面に出しません',
    'HIROBA_SHOW_MAIL=1 is ignored: other machines can reach this server (HOST), so no mail is shown here',
  );
  return false;
}
