// npm run simulate -- --town hoshimi --families 2000 --months 3 --seed 7: made-up families through the public doors.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openTownDatabase } from '../import/openTownDatabase.ts';
import { readMovers } from '../movers/readMovers.ts';
import { StartRefused } from '../StartRefused.ts';
import { findServer } from './findServer.ts';
import { makeFamilies } from './makeFamilies.ts';
import { readPlaces } from './readPlaces.ts';
import { madeUpShares } from './madeUpShares.ts';
import { rollUpAll, sendFamilies } from './sendFamilies.ts';

const usage = `使い方: npm run simulate -- --town まちのID [オプション]（先に npm start で広場を開いておきます）
  --families 2000        家族の数
  --months 3             何か月ぶん（13 まで）
  --seed 7               同じ数なら、終わりの日が同じかぎり、同じ家族の同じ訪問になります
  --until 2026-11-30     訪問はこの日のはじまり（日本時間）まで。なければ今日
  --migration ファイル   住民基本台帳人口移動報告の 47×47 の表（CSV）。なければ、見本のための大まかな割合
  --ledger ファイル      模擬の訪問の台帳（JSON）を書き出します
  --url http://localhost:4173   開いている広場。なければ、この機械の PORT（4173）
  --remove               模擬の訪問と相談をすべて取り除きます
データは HIROBA_DATA_DIR（.data）のもので、開いている広場もそのデータの広場でなければなりません。`;

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
        until: { type: 'string' },
        url: { type: 'string' },
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

/** The day's start in Japan, ms since 1970: whole days, so that a minute more or less makes no other families. */
function startOf(day: string | undefined): number {
  const chosen = day ?? new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const at = Date.parse(`${chosen}T00:00:00+09:00`);
  if (!/^\d{4}-\d\d-\d\d$/.test(chosen) || Number.isNaN(at) || at > Date.now())
    fail(`--until は 2026-11-30 のように、今日までの日で書いてください。\n\n${usage}`);
  return at;
}

const values = readArguments();
const town = values.town ?? fail(`--town で、どのまちの訪問を作るかを書いてください。\n\n${usage}`);
const families = whole('families', values.families, 100_000);
const months = whole('months', values.months, 13);
const seed = whole('seed', values.seed, 2 ** 31);
const until = startOf(values.until);
const dataDir = path.resolve(process.env.HIROBA_DATA_DIR ?? '.data');
if (process.env.SUPABASE_DB_URL && !values.url)
  fail(`SUPABASE_DB_URL のデータへ送るときは、その広場の場所を --url で書いてください。`);
const url = values.url ?? `http://localhost:${process.env.PORT ?? 4173}`;

try {
  const elsewhere = process.env.SUPABASE_DB_URL !== undefined;
  const serviceKey = values.remove
    ? ''
    : await findServer(url, elsewhere ? null : dataDir, process.env.SUPABASE_SERVICE_ROLE_KEY);
  const { sql, close } = await openTownDatabase(dataDir, process.env);
  if (!sql) fail('データベースがありません。');
  try {
    if (values.remove) {
      const [row] = await sql<
        { gone: { visits: number; households: number; answers: number } }[]
      >`select private.remove_simulated(${town}) as gone`;
      await rollUpAll(sql, town);
      console.log(
        `模擬の訪問 ${row?.gone.visits ?? 0} 件、相談 ${row?.gone.households ?? 0} ` +
          `件、アンケートの回答 ${row?.gone.answers ?? 0} 件を取り除きました。`,
      );
    } else {
      const found = await readPlaces(sql, town);
      if (!found) fail(`${town} というまちがないか、まだ何も公開していません。`);
      const shares = values.migration ? readMovers(values.migration, found.prefecture) : madeUpShares;
      const ledger = makeFamilies({ townId: town, families, months, seed, until, shares, ...found });
      if (values.ledger) writeFileSync(values.ledger, JSON.stringify(ledger), { mode: 0o600 });
      console.log(
        `家族 ${families}、訪問 ${ledger.visits.length} 件、相談 ${ledger.households.length} ` +
          `件、アンケートの案内 ${ledger.surveys.length} 件を送ります…`,
      );
      if (Object.keys(found.surveys).length === 0)
        console.log('  このまちは、いまアンケートをしていないので、その回答は作りません。');
      await sendFamilies({ url, serviceKey }, sql, ledger, (done, all) => {
        console.log(`  ${done} / ${all}${done === all ? '（集計しています…）' : ''}`);
      });
      console.log('送り終えました。職員の画面の「数字」でご覧ください。取り除くには --remove を付けます。');
    }
  } finally {
    await close();
  }
} catch (error) {
  if (error instanceof StartRefused) fail(error.message);
  throw error;
}
