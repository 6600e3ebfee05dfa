// npm run backup [-- TO] · npm run verify -- FILE · npm run restore -- FILE [--erasures FILE|FOLDER|URL|none]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../say.ts';
import { tellWhyAndExit } from '../tellWhyAndExit.ts';
import { makeBackup } from './makeBackup.ts';
import { restoreBackup } from './restoreBackup.ts';
import { verifyBackup } from './verifyBackup.ts';

const usage = `使い方 / Usage:
  npm run backup [-- TO]            TO: フォルダーかファイル / a folder or a file (<data>/backups)
  npm run verify -- FILE            読みきって、捨てるデータベースで開いてみます / reads it whole and tries it
  npm run restore -- FILE [--erasures FILE|FOLDER|URL|none]
                                    空のフォルダー（HIROBA_DATA_DIR）へ戻します / into an empty folder
  HIROBA_BACKUP_KEY: 合い言葉、age1…（作る）、AGE-SECRET-KEY-1…（読む） / a passphrase or age keys`;

function fail(): never {
  console.error(usage);
  process.exit(2);
}

/** One line that is written over, where somebody looks on. */
function progress(): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) =>
    process.stderr.write(done >= 1 ? '\r     \r' : `\r${String(Math.floor(done * 100)).padStart(3)}%`);
}

const n = (count: number): string => count.toLocaleString('ja-JP');

async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  const { values, positionals } = (() => {
    try {
      return parseArgs({
        args,
        allowPositionals: true,
        options: { erasures: { type: 'string', multiple: true } },
      });
    } catch {
      return fail();
    }
  })();
  const [file] = positionals;
  const dataDir = path.resolve(process.env.HIROBA_DATA_DIR ?? '.data');
  const key = process.env.HIROBA_BACKUP_KEY || null;
  const onProgress = progress();
  if (positionals.length > 1) fail();
  if (command === 'backup') {
    const made = await makeBackup({ dataDir, url: process.env.SUPABASE_DB_URL, to: file, key, onProgress });
    say(
      `バックアップしました: ${made.file}（${n(made.tables)}表 ${n(made.rows)}行、ファイル${n(made.files)}）。` +
        '消去の記録 erasures.jsonl と一緒に、別の機械にも置いてください',
      `Backed up (${n(made.rows)} rows, ${n(made.files)} files). Keep it, with erasures.jsonl, on another machine, too`,
    );
    if (key === null)
      say(
        '暗号化していません。家族の連絡先が入っています（HIROBA_BACKUP_KEY で暗号化できます）',
        'It is not encrypted and holds families’ addresses (HIROBA_BACKUP_KEY encrypts it)',
      );
  } else if (command === 'verify' && file !== undefined) {
    const found = await verifyBackup(file, key, onProgress);
    say(
      `${file} は戻せます: ${found.madeAt} 時点、${n(found.tables)}表 ${n(found.rows)}行、ファイル${n(found.files)}`,
      `It can be restored: of ${found.madeAt}, ${n(found.rows)} rows, ${n(found.files)} files`,
    );
  } else if (command === 'restore' && file !== undefined) {
    const done = await restoreBackup({ file, key, dataDir, erasures: values.erasures ?? [], onProgress });
    const gone = (done.replayed.erased ?? 0) + (done.replayed.ended ?? 0);
    say(
      `${dataDir} に戻しました（${n(done.rows)}行、ファイル${n(done.files)}）。消去済みの${n(gone)}世帯は戻していません`,
      `Restored into ${dataDir} (${n(done.rows)} rows, ${n(done.files)} files); ${n(gone)} erased families stay erased`,
    );
  } else fail();
}

main().catch(tellWhyAndExit);
