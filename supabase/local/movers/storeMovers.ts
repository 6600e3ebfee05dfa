import type postgres from 'postgres';
import { StartRefused } from '../StartRefused.ts';
import { readMovers } from './readMovers.ts';

export interface MoversFile {
  town: string;
  /** Of the statistics, calendar year. */
  year: number;
  /** CSV as readMovers takes it. */
  file: string;
  /** As it is to be named beside the figures. */
  source: string;
}

/**
 * Stores one year of movers to the town's prefecture, in place of what was there.
 * @param sql as the owner of the migrations.
 * @throws StartRefused in words when there is no such town, its prefecture is not known or the file is no such table.
 */
export async function storeMovers(
  sql: postgres.Sql,
  { town, year, file, source }: MoversFile,
): Promise<{ from: number; people: number }> {
  const [found] = await sql<{ prefecture: string | null }[]>`
    select doc ->> 'prefecture_code' as prefecture from public.towns where town_id = ${town}`;
  if (!found) throw new StartRefused(`${town} というまちはありません。`, `There is no town ${town}.`);
  const prefecture = Number(found.prefecture);
  if (!Number.isInteger(prefecture) || prefecture < 1 || prefecture > 47)
    throw new StartRefused(
      `${town} のまちの情報に都道府県コードがありません。`,
      `The town does not say its prefecture.`,
    );
  const movers = readMovers(file, prefecture);
  await sql`select private.import_movers(${town}, ${year}, ${source}, ${JSON.stringify(movers)}::text::jsonb)`;
  const people = Object.values(movers);
  return { from: people.length, people: people.reduce((sum, n) => sum + n, 0) };
}
