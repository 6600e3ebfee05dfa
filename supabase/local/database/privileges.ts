import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Pool } from './openPool.ts';

/**
 * Everything that anon, authenticated and everyone (PUBLIC, which both are) may do to objects outside Postgres' own
 * schemas, to what is made in future, and as members of other roles: one line each, sorted. What extensions bring is
 * theirs. Partitions need no privilege of their own, since they are read through their parent: one that has any is
 * listed by its name.
 */
export async function listPrivileges(admin: Pool): Promise<string[]> {
  return admin.begin(async (tx) => {
    await tx`set local search_path = ''`; // so that every name comes with its schema
    const rows = await tx<{ line: string }[]>`
    with
      ours (namespace) as (
        select oid from pg_catalog.pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
      ),
      objects (kind, name, acl) as (
        select 'schema', quote_ident(nspname), coalesce(nspacl, acldefault('n', nspowner))
          from pg_catalog.pg_namespace join ours on namespace = oid
        union all
        select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
            else case when c.relispartition then 'partition' else 'table' end end,
          c.oid::regclass::text || case when c.relkind in ('r', 'p') and not c.relrowsecurity then
            ' WITHOUT row security' else '' end,
          coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))
          from pg_catalog.pg_class c join ours on namespace = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm',
            'f', 'S')
        union all
        select 'column', a.attrelid::regclass || '.' || quote_ident(a.attname)
            || case when c.relkind in ('r', 'p') and not c.relrowsecurity then ' WITHOUT row security' else '' end,
          a.attacl
          from pg_catalog.pg_attribute a
          join pg_catalog.pg_class c on c.oid = a.attrelid join ours on namespace = c.relnamespace
          where a.attacl is not null and not a.attisdropped
        union all
        select 'function', p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner))
          from pg_catalog.pg_proc p join ours on namespace = p.pronamespace
          where not exists (select from pg_catalog.pg_depend d where d.objid = p.oid and d.deptype = 'e')
        union all
        select 'type', t.oid::regtype::text, t.typacl from pg_catalog.pg_type t
          join ours on namespace = t.typnamespace where t.typacl is not null
        union all
        select 'database', 'postgres', coalesce(datacl, acldefault('d', datdba))
          from pg_catalog.pg_database where datname = current_database()
        union all
        select 'future', format('%s of %s in %s',
            case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T'
              then 'types'
              else 'schemas' end,
            d.defaclrole::regrole, coalesce(quote_ident(n.nspname), 'any schema')), d.defaclacl
          from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
      ),
      grants as (
        select case g.grantee when 0 then 'everyone' else g.grantee::regrole::text end as who, g.privilege_type as may,
          o.kind, o.name
        from objects o, aclexplode(o.acl) g
        where g.grantee = 0 or g.grantee in (select oid from pg_catalog.pg_roles where rolname in ('anon',
          'authenticated'))
      )
    select line from (
      select format('%s: %s on %s %s', who, lower(string_agg(may, ', ' order by may)), kind, name) as line
        from grants group by who, kind, name
      union all
      select format('%s: member of %s', m.member::regrole, m.roleid::regrole) from pg_catalog.pg_auth_members m
        where m.member::regrole::text in ('anon', 'authenticated')
      union all
      select format('%s: passes row security', rolname) from pg_catalog.pg_roles
        where rolname in ('anon', 'authenticated') and (rolbypassrls or rolsuper)
    ) lines order by line collate "C"`;
    return rows.map(({ line }) => line);
  });
}

const head = `# Everything that anon, authenticated and everyone may do. A server whose database differs does not start;
# a change here is a change of who may reach what, and is read as one. Written by npm run db:types.
`;

/** The list as the file keeps it. */
export const writePrivileges = (lines: readonly string[]): string => `${head}${lines.join('\n')}\n`;

/** The lines of a kept list; none when there is no such file, so that nothing may be open then. */
export async function readPrivileges(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** What the database has beyond the kept list, with a +, and what it lacks, with a -. */
export function comparePrivileges(kept: readonly string[], found: readonly string[]): string[] {
  const [before, now] = [new Set(kept), new Set(found)];
  return [
    ...found.filter((line) => !before.has(line)).map((line) => `+ ${line}`),
    ...kept.filter((line) => !now.has(line)).map((line) => `- ${line}`),
  ];
}
