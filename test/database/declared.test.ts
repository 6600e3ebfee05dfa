// The database is declared once, in supabase/schemas; what the migrations make of it must be the same to the last
// privilege.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffCatalogs, tellDifferences } from '../../supabase/local/declared/diffCatalogs.ts';
import { loadSql } from '../../supabase/local/declared/loadSql.ts';
import { readCatalog, type CatalogEntry } from '../../supabase/local/declared/readCatalog.ts';
import { migrationsDir, readSqlFiles, schemasDir } from '../../supabase/local/declared/sqlFiles.ts';
import {
  launchThrowawayCluster,
  type ThrowawayCluster,
} from '../../supabase/local/declared/throwawayCluster.ts';
import { writeChanges } from '../../supabase/local/declared/writeChanges.ts';

let cluster: ThrowawayCluster;
let declared: CatalogEntry[];
beforeAll(async () => {
  cluster = await launchThrowawayCluster();
  const database = await cluster.makeDatabase('declared');
  await loadSql(database, readSqlFiles(schemasDir));
  declared = await readCatalog(database);
});
afterAll(() => cluster.close());

test(
  'the migrations make what supabase/schemas declares: columns, constraints, bodies, policies, every privilege, ' +
    'comments',
  async () => {
    const released = await cluster.makeDatabase('released');
    await loadSql(released, readSqlFiles(migrationsDir));
    expect(tellDifferences(diffCatalogs(await readCatalog(released), declared))).toBe('');
  },
);

test('one thing changed of each kind is seen', async () => {
  const changed = await cluster.makeDatabase('changed');
  await loadSql(changed, readSqlFiles(schemasDir));
  await changed.unsafe(`
    alter table public.towns add column motto text;
    alter table public.staff_members drop constraint staff_members_display_name_check;
    drop index public.staff_members_by_user;
    create or replace function private.staff_name(p_town_id text, p_user_id uuid) returns text
      language sql stable security definer set search_path = '' as 'select null';
    drop policy "everyone reads the towns" on public.towns;
    grant insert on public.towns to anon;
    grant update (display_name) on public.staff_members to authenticated;
    grant execute on function private.staff_name to anon;
    alter table public.staff_members disable row level security;
    comment on table public.towns is 'For nobody.';
    drop trigger revisions_stay on public.revisions;`);
  const seen = diffCatalogs(declared, await readCatalog(changed)).map(({ kind, name }) => `${kind} ${name}`);
  expect(seen.sort()).toEqual([
    'column public.towns.motto',
    'comment public.towns',
    'constraint public.staff_members staff_members_display_name_check',
    'function private.staff_name(p_town_id text, p_user_id uuid)',
    'index public.staff_members_by_user',
    'policy public.towns "everyone reads the towns"',
    'privilege private.staff_name(p_town_id text, p_user_id uuid) to anon',
    'privilege public.staff_members.display_name to authenticated',
    'privilege public.towns to anon',
    'table public.staff_members',
    'trigger public.revisions revisions_stay',
  ]);
});

test('db:diff makes bodies, policies, triggers, comments and privileges that differ whole again', async () => {
  const old = await cluster.makeDatabase('old');
  await loadSql(old, readSqlFiles(schemasDir));
  await old.unsafe(`
    drop function public.my_digest(text);
    create function public.my_digest(p_town_id text, p_more text) returns text language sql as 'select null';
    create or replace function private.staff_name(p_town_id text, p_user_id uuid) returns text
      language sql as 'select null';
    drop policy "everyone reads the towns" on public.towns;
    create policy "everyone writes the towns" on public.towns for all to anon using (true);
    grant insert on public.towns to anon;
    revoke select on public.households from authenticated;
    comment on table public.towns is null;
    comment on function private.staff_name is 'For nobody''s eyes.';
    drop trigger revisions_stay on public.revisions;`);
  const statements = writeChanges(diffCatalogs(await readCatalog(old), declared), declared, []);
  await old.unsafe(statements.join('\n'));
  expect(tellDifferences(diffCatalogs(await readCatalog(old), declared))).toBe('');
});
