/** Partitions come and go with the calendar; their parent says the same. */
const relations = `
  select c.oid, c.relname, n.nspname, c.relkind, c.relacl, c.relowner, c.relrowsecurity, c.relforcerowsecurity,
    format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and not c.relispartition`;

const functions = `
  select p.oid, p.proacl, p.proowner, p.prokind,
    format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'private')`;

/** What each relation, column, function and schema gives to whom; the owner's own rights are among them. */
const grants = `
  select r.name, a.grantee, a.privilege_type, a.is_grantable from (${relations}) r
    cross join aclexplode(coalesce(r.relacl,
      acldefault((case r.relkind when 'S' then 's' else 'r' end)::"char", r.relowner))) a
    where r.relkind in ('r', 'p', 'v', 'm', 'S')
  union all select format('%s.%s', r.name, c.attname), a.grantee, a.privilege_type, a.is_grantable
    from (${relations}) r join pg_attribute c on c.attrelid = r.oid and c.attnum > 0 cross join aclexplode(c.attacl) a
  union all select f.name, a.grantee, a.privilege_type, a.is_grantable from (${functions}) f
    cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a
  union all select 'schema ' || n.nspname, a.grantee, a.privilege_type, a.is_grantable from pg_namespace n
    cross join aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a where n.nspname in ('public', 'private')`;

/** Per kind of thing a query of `name` and `definition`. */
export const catalogQueries = {
  schema: `
    select nspname as name, format('owner %s', nspowner::regrole) as definition from pg_namespace
    where nspname in ('public', 'private')`,
  extension: `select extname as name, 'extension' as definition from pg_extension`,
  type: `
    select format('%I.%I', n.nspname, t.typname) as name, format('%s (%s) %s', t.typtype,
      (select string_agg(format('%s %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
        from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped),
      (select string_agg(pg_get_constraintdef(c.oid), ' ' order by c.conname)
        from pg_constraint c where c.contypid = t.oid)) as definition
    from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
    where n.nspname in ('public', 'private') and (t.typtype in ('d', 'e') or c.relkind = 'c')`,
  table: `
    select r.name, format('%s rls %s forced %s owner %s partitioned %s', r.relkind, r.relrowsecurity,
      r.relforcerowsecurity, r.relowner::regrole, pg_get_partkeydef(r.oid)) as definition
    from (${relations}) r where r.relkind in ('r', 'p', 'v', 'm')`,
  column: `
    select format('%s.%s', r.name, a.attname) as name, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end, nullif(a.attidentity, ''), nullif(a.attgenerated, ''),
      pg_get_expr(d.adbin, d.adrelid)) as definition
    from (${relations}) r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where r.relkind in ('r', 'p', 'v', 'm')`,
  constraint: `
    select format('%s %s', r.name, c.conname) as name,
      concat_ws(' ', pg_get_constraintdef(c.oid), case when not c.convalidated then 'not valid' end) as definition
    from (${relations}) r join pg_constraint c on c.conrelid = r.oid where c.contype not in ('n', 't')`,
  index: `select r.name, pg_get_indexdef(r.oid) as definition from (${relations}) r where r.relkind in ('i', 'I')`,
  sequence: `select r.name, 'sequence' as definition from (${relations}) r where r.relkind = 'S'`,
  function: `
    select f.name, case f.prokind when 'a' then 'aggregate' else pg_get_functiondef(f.oid) end as definition
    from (${functions}) f`,
  trigger: `
    select format('%s %s', r.name, t.tgname) as name, pg_get_triggerdef(t.oid) as definition
    from (${relations}) r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal`,
  policy: `
    select format('%s "%s"', r.name, p.polname) as name, format('%s %s to %s using (%s) check (%s)',
      case when p.polpermissive then 'permissive' else 'restrictive' end, p.polcmd,
      (select string_agg(given.role::regrole::text, ', ' order by given.role::regrole::text)
        from unnest(p.polroles) as given (role)),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as definition
    from (${relations}) r join pg_policy p on p.polrelid = r.oid`,
  privilege: `
    select format('%s to %s', given.name, coalesce(nullif(given.grantee, 0)::regrole::text, 'public')) as name,
      string_agg(given.privilege_type || case when given.is_grantable then ' with grant option' else '' end, ', '
        order by given.privilege_type) as definition
    from (${grants}) as given group by 1`,
  'default privilege': `
    select format('%s of %s in %s to %s', d.defaclobjtype, d.defaclrole::regrole, coalesce(n.nspname, '(all)'),
      coalesce(nullif(a.grantee, 0)::regrole::text, 'public')) as name,
      string_agg(a.privilege_type, ', ' order by a.privilege_type) as definition
    from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
      left join lateral aclexplode(d.defaclacl) a on true
    group by 1`,
  comment: `
    select r.name, obj_description(r.oid, 'pg_class') as definition from (${relations}) r
      where obj_description(r.oid, 'pg_class') is not null
    union all select format('%s.%s', r.name, a.attname), col_description(r.oid, a.attnum)
      from (${relations}) r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0
      where col_description(r.oid, a.attnum) is not null
    union all select f.name, obj_description(f.oid, 'pg_proc') from (${functions}) f
      where obj_description(f.oid, 'pg_proc') is not null
    union all select 'schema ' || n.nspname, obj_description(n.oid, 'pg_namespace') from pg_namespace n
      where n.nspname = 'private'`,
} as const;
