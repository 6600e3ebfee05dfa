import { say } from './say.ts';

/**
 * Says so when the server runs as root: then a fault in it is a fault of the whole machine (M14). It starts all the
 * same, for that is how containers and first tries are; Postgres itself never runs as root (choosePostgresUser).
 */
export function warnAboutRoot(uid = process.getuid?.()): void {
  if (uid !== 0) return;
  say(
    '注意: 管理者（root）のまま動いています。本番では専用の利用者で動かしてください（supabase/local/README.md の User=hiroba）',
    'Note: running as root. In production run it as a user of its own (User=hiroba in supabase/local/README.md)',
  );
}
