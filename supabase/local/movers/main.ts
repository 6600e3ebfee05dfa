// npm run movers:import -- --town hoshimi --year 2025 FILE: who really moves to the town's prefecture, beside which
// insight puts its visits.
import { parseArgs } from 'node:util';
import { openTownDatabase } from '../import/openTownDatabase.ts';
import { StartRefused } from '../StartRefused.ts';
import { storeMovers } from './storeMovers.ts';

const usage = `使い方: npm run movers:import -- --town まちのID --year 2025 ファイル.csv
  住民基本台帳人口移動報告の「移動前の住所地別都道府県間移動者数」（47×47 の表、CSV、UTF-8）を読み、まちのある都道府県への
  移動者数を、その年のものとして入れます。同じ年をもう一度入れると、置き換わります。
  --source 文字          出典の書き方（なければ「総務省統計局 住民基本台帳人口移動報告 2025年」）`;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { town: { type: 'string' }, year: { type: 'string' }, source: { type: 'string' } },
    });
    return { ...values, files: positionals };
  } catch (error) {
    const [option] = /--?[\w-]+/.exec((error as Error).message) ?? [''];
    return fail(`${option} というオプションは、ないか、書き方が違います。\n\n${usage}`);
  }
}

const { town, year, source, files } = readArguments();
const [file] = files;
if (town === undefined || file === undefined || files.length > 1 || !/^(19[5-9]|2[01]\d)\d$/.test(year ?? ''))
  fail(usage);

try {
  const { sql, close } = await openTownDatabase(process.env.HIROBA_DATA_DIR ?? '.data', process.env);
  if (!sql) fail('データベースがありません。');
  try {
    const stored = await storeMovers(sql, {
      town,
      year: Number(year),
      file,
      source: source ?? `総務省統計局 住民基本台帳人口移動報告 ${year ?? ''}年`,
    });
    console.log(
      `${year ?? ''}年に${stored.from}の都道府県から移った ${stored.people.toLocaleString('ja')} ` +
        '人を入れました。職員の画面の「分析」の地域で、訪問と並べてご覧になれます。',
    );
  } finally {
    await close();
  }
} catch (error) {
  if (error instanceof StartRefused) fail(error.message);
  throw error;
}
