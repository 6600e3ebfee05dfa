// npm run town:import -- FILE... --town SLUG [--dry-run]: municipal open data into a town.
import { parseArgs } from 'node:util';
import { StartRefused } from '../StartRefused.ts';
import { datasetKinds, datasetNames, type DatasetKind } from './detectKind.ts';
import { parseDate } from './dates.ts';
import { importFiles } from './importFiles.ts';
import { openTownDatabase } from './openTownDatabase.ts';

const usage = `使い方: npm run town:import -- ファイル… --town まちのID [オプション]
  --dry-run              読むだけで、何も書きません
  --skip-refused         読めない行を除いて取り込みます（ふつうはファイルごと取り込みません）
  --take-over            ほかのファイルが入れた施設も、このファイルの内容に置き換えます
  --kind 種類            種類を決めます: ${datasetKinds.map((k) => `${k}（${datasetNames[k]}）`).join('、')}
  --checked-on 日付      確認した日（YYYY-MM-DD）。なければファイルの日付
  --owner 課名           情報を受け持つ課
  --source 出典          出典の名前   --source-url URL   --licence 'CC BY 4.0'
  --name 高松市 --prefecture 香川県   初めて取り込むまちの名前と都道府県`;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        town: { type: 'string' },
        name: { type: 'string' },
        prefecture: { type: 'string' },
        kind: { type: 'string' },
        'checked-on': { type: 'string' },
        owner: { type: 'string' },
        source: { type: 'string' },
        'source-url': { type: 'string' },
        licence: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'skip-refused': { type: 'boolean' },
        'take-over': { type: 'boolean' },
      },
    });
  } catch (error) {
    const [option] = /--?[\w-]+/.exec((error as Error).message) ?? [''];
    return fail(`${option} というオプションは、ないか、書き方が違います。\n\n${usage}`);
  }
}

const { values, positionals } = readArguments();
if (positionals.length === 0) fail(`取り込むファイルを書いてください。\n\n${usage}`);
if (!values.town) fail(`--town で、どのまちに取り込むかを書いてください。\n\n${usage}`);
if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(values.town))
  fail('--town は半角の英小文字・数字・ハイフンで書いてください（例: takamatsu）。');
if (values.kind !== undefined && !datasetKinds.some((k) => k === values.kind))
  fail(`--kind は ${datasetKinds.join('、')} のどれかです。`);
if (values['checked-on'] !== undefined && parseDate(values['checked-on']) !== values['checked-on'])
  fail('--checked-on は YYYY-MM-DD で書いてください。');
if (values['source-url'] !== undefined && !/^https?:\/\//.test(values['source-url']))
  fail('--source-url は https:// で始まるアドレスで書いてください。');

try {
  const database = await openTownDatabase(
    process.env.HIROBA_DATA_DIR ?? '.data',
    process.env,
    values['dry-run'] ?? false,
  );
  const usable = await importFiles(
    database.sql,
    positionals,
    {
      townId: values.town,
      name: values.name ?? null,
      prefecture: values.prefecture ?? null,
      kind: (values.kind ?? null) as DatasetKind | null,
      checkedOn: values['checked-on'] ?? null,
      ownerSection: values.owner ?? null,
      source: values.source ?? null,
      sourceUrl: values['source-url'] ?? null,
      licence: values.licence ?? null,
      dryRun: values['dry-run'] ?? false,
      skipRefused: values['skip-refused'] ?? false,
      takeOver: values['take-over'] ?? false,
    },
    (line) => console.log(line),
  ).finally(() => database.close());
  process.exitCode = usable ? 0 : 1;
} catch (error) {
  if (error instanceof StartRefused) fail(error.message);
  throw error;
}
