import type { TransactionSql } from 'postgres';
import { BackupRefused } from './BackupRefused.ts';
import { copyOut } from './copyOut.ts';
import { tableKey, type Header, type Manifest } from './manifest.ts';

const differs = (what: string): BackupRefused =>
  new BackupRefused(
    `戻した内容がバックアップと違います（${what}）。何も残していません。`,
    `What was restored differs from the backup (${what}). Nothing of it was kept.`,
  );

/** Rows that refer to what is not there; constraints were not asked while the rows came in. */
async function orphans(tx: TransactionSql): Promise<string[]> {
  const keys = await tx<{ name: string; query: string }[]>`
    select k.conrelid::regclass || ' ' || k.conname as name,
      format('select exists (select from %s child where %s and not exists (select from %s parent where %s)) as yes',
        k.conrelid::regclass,
        (select string_agg(format('child.%I is not null', a.attname), ' and ') from unnest(k.conkey) key (n)
          join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.n),
        k.confrelid::regclass,
        (select string_agg(format('parent.%I = child.%I', p.attname, c.attname), ' and ')
          from unnest(k.conkey, k.confkey) pair (c, p)
          join pg_catalog.pg_attribute c on c.attrelid = k.conrelid and c.attnum = pair.c
          join pg_catalog.pg_attribute p on p.attrelid = k.confrelid and p.attnum = pair.p)) as query
    from pg_catalog.pg_constraint k join pg_catalog.pg_class t on t.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0
      and t.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)`;
  const broken: string[] = [];
  for (const { name, query } of keys) {
    const [row] = await tx.unsafe<{ yes: boolean }[]>(query);
    if (row?.yes) broken.push(name);
  }
  return broken;
}

/** @throws BackupRefused when a table does not read back byte for byte, or a row refers to nothing. */
export async function checkLoaded(tx: TransactionSql, header: Header, manifest: Manifest): Promise<void> {
  for (const table of header.tables) {
    const told = manifest.tables[tableKey(table)];
    const rows = copyOut(tx, table);
    let next = await rows.next();
    while (!next.done) next = await rows.next();
    if (next.value.rows !== told?.rows || next.value.sha256 !== told.sha256) throw differs(tableKey(table));
  }
  // A Postgres elsewhere keeps its accounts to itself: what refers to them is no fault of the backup.
  const [broken] = header.source === 'embedded' ? await orphans(tx) : [];
  if (broken !== undefined) throw differs(broken);
}
