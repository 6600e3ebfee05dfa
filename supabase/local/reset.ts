import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { claimDataDir } from './claimDataDir.ts';
import { say } from './say.ts';
import { tellWhyAndExit } from './tellWhyAndExit.ts';

async function confirmed(dataDir: string): Promise<boolean> {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(
    `${dataDir} のデータをすべて消します。よければ「はい」か yes と入力してください / Deletes everything in it. Type yes to go on: `,
  );
  prompt.close();
  return ['はい', 'yes'].includes(answer.trim());
}

/** `npm run reset`: throws the embedded data away; the next start makes the sample town anew. */
async function main(): Promise<void> {
  const dataDir = path.resolve(process.env.HIROBA_DATA_DIR ?? '.data');
  if (!existsSync(dataDir)) {
    say('消すデータはありません', 'There is no data to delete');
    return;
  }
  if (!(await confirmed(dataDir))) {
    say(
      '何もしませんでした（確認なしで消すには -- --yes）',
      'Nothing was done (add -- --yes to skip the question)',
    );
    process.exitCode = 1;
    return;
  }
  const claim = claimDataDir(dataDir);
  // Only what the server put there: a mistyped folder must not lose anything else.
  for (const name of [
    'postgres',
    'postgres.half-made',
    'postgres.log',
    ...[1, 2, 3, 4].map((n) => `postgres.log.${n}`),
    'postgres.lock',
    'cluster.json',
    'postgres.socket',
    'mail',
    'secrets.json',
    'erasures.jsonl',
    'restoring.half-made',
  ]) {
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  claim.release();
  rmSync(path.join(dataDir, 'owner.lock'), { force: true });
  say('消しました。次の npm start で見本の町ができます', 'Deleted. The next npm start makes the sample town');
}

main().catch(tellWhyAndExit);
