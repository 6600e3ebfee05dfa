// npm run insight:recompute -- --town hoshimi --from 2026-10-01 --to 2026-10-31: works the rollups of those days out
// anew.
import { parseArgs } from 'node:util';
import { openTownDatabase } from './import/openTownDatabase.ts';

const usage =
  '使い方: npm run insight:recompute -- --town まちのID --from 2026-10-01 --to 2026-10-31\n決まりや定義を変えたあと、' +
  'その日々の集計を計算し直します。13か月より前は、元の記録がないので変わりません。';
const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

function readArguments(): { town: string; from: string; to: string } | null {
  try {
    const { town, from, to } = parseArgs({
      options: { town: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
    }).values;
    return town !== undefined && isDay(from) && isDay(to) && from <= to ? { town, from, to } : null;
  } catch {
    return null; // an unknown option: the usage says which there are
  }
}

const asked = readArguments();
if (!asked) {
  console.error(usage);
  process.exit(2);
}
const { sql, close } = await openTownDatabase(process.env.HIROBA_DATA_DIR ?? '.data', process.env);
try {
  if (!sql) throw new Error('no database');
  const known = await sql`select from public.towns where town_id = ${asked.town}`;
  if (known.length === 0) {
    console.error(`${asked.town} というまちはありません。`);
    process.exitCode = 1;
  } else {
    const [row] = await sql<{ n: number }[]>`
      select private.recompute_insight(${asked.town}, ${asked.from}::date, ${asked.to}::date) as n`;
    console.log(`${asked.from} から ${asked.to} までの ${row?.n ?? 0} 日を計算し直しました。`);
  }
} finally {
  await close();
}
