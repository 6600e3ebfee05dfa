// npm run simulate -- --town hoshimi --families 2000 --months 3 --seed 7: made-up families through the public doors.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openTownDatabase } from '../import/openTownDatabase.ts';
import { readMovers } from '../movers/readMovers.ts';
import { StartRefused } from '../StartRefused.ts';
import { makeFamilies } from './makeFamilies.ts';
import { readPlaces } from './readPlaces.ts';
import { madeUpShares } from './madeUpShares.ts';
import { rollUpAll, sendFamilies } from './sendFamilies.ts';

const usage = `使い方: npm run simulate -- --town まちのID [オプション]（先に npm start で広場を開いておきます）
  --families 2000        家族の数
  --months 3             何か月ぶん（13 まで）
  --seed 7               同じ数なら同じ家族になります
  --migration ファイル   住民基本台帳人口移動報告の 47×47 の表（CSV）。なければ、見本のための大まかな割合
  --ledger ファイル      模擬の訪問の台帳（JSON）を書き出します
  --url http://localhost:4173   開いている広場
  --remove               模擬の訪問と相談をすべて取り除きます`;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        town: { type: 'string' },
        families: { type: 'string', default: '2000' },
        months: { type: 'string', default: '3' },
        seed: { type: 'string', default: '7' },
        migration: { type: 'string' },
        ledger: { type: 'string' },
        url: { type: 'string', default: 'http://localhost:4173' },
        remove: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const [option] = /--?[\w-]+/.exec((error as Error).message) ?? [''];
    return fail(`${option} というオプションは、ないか、書き方が違います。\n\n${usage}`);
  }
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    fail(`--${name} は 1 から ${most} までの整数で書いてください。\n\n${usage}`);
  return value;
}

async function readAnonKey(url: string): Promise<string> {
  try {
    const config = (await (await fetch(`${url}/config.json`)).json()) as { supabaseKey?: unknown };
    if (typeof config.supabaseKey === 'string') return config.supabaseKey;
  } catch {
    // Said below in words: nothing answers there, or something else does.
  }
  return fail(`${url} で広場が開いていません。npm start で開くか、--url で場所を書いてください。`);
}

const values = readArguments();
const town = values.town ?? fail(`--town で、どのまちの訪問を作るかを書いてください。\n\n${usage}`);
const families = whole('families', values.families, 100_000);
const months = whole('months', values.months, 13);
const seed = whole('seed', values.seed, 2 ** 31);

try {
  const anonKey = values.remove ? '' : await readAnonKey(values.url);
  const { sql, close } = await openTownDatabase(process.env.HIROBA_DATA_DIR ?? '.data', process.env);
  if (!sql) fail('データベースがありません。');
  try {
    if (values.remove) {
      const [row] = await sql<
        { gone: { visits: number; households: number; answers: number } }[]
      >`select private.remove_simulated(${town}) as gone`;
      await rollUpAll(sql, town);
      console.log(
        `模擬の訪問 ${row?.gone.visits ?? 0} 件、相談 ${row?.gone.households ?? 0} 件、アンケートの回答 ${row?.gone.answers ?? 0} 件を取り除きました。`,
      );
    } else {
      const found = await readPlaces(sql, town);
      if (!found) fail(`${town} というまちがないか、まだ何も公開していません。`);
      const shares = values.migration ? readMovers(values.migration, found.prefecture) : madeUpShares;
      const until = Date.now() - 3_600_000;
      const ledger = makeFamilies({ townId: town, families, months, seed, until, shares, ...found });
      if (values.ledger) writeFileSync(values.ledger, JSON.stringify(ledger), { mode: 0o600 });
      console.log(
        `家族 ${families}、訪問 ${ledger.visits.length} 件、相談 ${ledger.households.length} 件、アンケートの案内 ${ledger.surveys.length} 件を送ります…`,
      );
      if (Object.keys(found.surveys).length === 0)
        console.log('  このまちは、いまアンケートをしていないので、その回答は作りません。');
      await sendFamilies({ url: values.url, anonKey }, sql, ledger, (done, all) => {
        console.log(`  ${done} / ${all}${done === all ? '（集計しています…）' : ''}`);
      });
      console.log('送り終えました。職員の画面の「分析」でご覧ください。取り除くには --remove を付けます。');
    }
  } finally {
    await close();
  }
} catch (error) {
  if (error instanceof StartRefused) fail(error.message);
  throw error;
}
