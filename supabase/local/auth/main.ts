// npm run staff:link -- address: a link to set the password of an account, good once and for an hour; for whoever runs
// the server and whose own account nobody else can help. It is shown here and sent nowhere.
import path from 'node:path';
import { openTownDatabase } from '../import/openTownDatabase.ts';
import { say, sayPlain } from '../say.ts';
import { tellWhyAndExit } from '../tellWhyAndExit.ts';
import { digestOf, randomToken } from './secretTokens.ts';

async function main(): Promise<void> {
  const email = process.argv[2]?.trim().toLowerCase() ?? '';
  const dataDir = path.resolve(process.env.HIROBA_DATA_DIR ?? '.data');
  const { sql, close } = await openTownDatabase(dataDir, process.env);
  try {
    if (!sql) return; // it was started above
    const token = randomToken(16);
    const made = await sql`
      insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to)
      select gen_random_uuid(), id, 'recovery_token', ${digestOf(token)}, '' from auth.users where email = ${email}
      on conflict (user_id, token_type) do update set token_hash = excluded.token_hash,
        created_at = now() at time zone 'utc', updated_at = now() at time zone 'utc'
      returning 1 as one`;
    if (made.length === 0) {
      say(`アカウントがありません: ${email}`, `There is no account ${email}`);
      process.exitCode = 1;
      return;
    }
    const site = process.env.HIROBA_SITE_URL ?? `http://localhost:${process.env.PORT ?? '4173'}`;
    say(
      'このページでパスワードを決めてください（1時間のうちに一度だけ）',
      'Set the password here (once, within an hour)',
    );
    sayPlain(`        ${site.replace(/\/+$/, '')}/staff/recover#token_hash=${token}`);
  } finally {
    await close();
  }
}

main().catch(tellWhyAndExit);
