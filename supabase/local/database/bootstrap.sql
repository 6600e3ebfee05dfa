-- What a hosted Supabase project has before the first migration: roles, schemas, functions of schema auth and the
-- ledger. Run by the superuser at every boot; every statement is safe to run again.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'login inherit'),
      ('supabase_auth_admin', 'login noinherit'),
      ('postgres', 'login createdb createrole bypassrls'),
      ('hiroba_functions', 'login noinherit')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.attributes);
    end if;
  end loop;
end
$$;

-- authenticator inherits, so that the REST layer may read the catalogue of everything it can serve.
grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role, authenticator to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
alter role authenticator set statement_timeout = '8s';
-- Of each question over REST, as on a hosted project.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set idle_in_transaction_session_timeout = '20s';
alter role supabase_auth_admin set idle_in_transaction_session_timeout = '20s';

-- The edge functions log in as hiroba_functions, are service_role from the first statement, and can be nothing else.
grant service_role to hiroba_functions with inherit false, set true;
alter role hiroba_functions set role = 'service_role';
alter role hiroba_functions set statement_timeout = '15s';
alter role hiroba_functions set idle_in_transaction_session_timeout = '20s';

alter database postgres owner to postgres;
revoke all on database postgres from public;
grant connect on database postgres to authenticator, supabase_auth_admin, hiroba_functions;
grant temporary on database postgres to authenticator, hiroba_functions;

create schema if not exists extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
alter role postgres set search_path = "$user", public, extensions;
alter role authenticator set search_path = public, extensions;
alter role service_role set search_path = public, extensions;
alter role hiroba_functions set search_path = public, extensions;

-- What migrations make in public is closed to the API's roles until they are granted something, as on hosted projects
-- since
-- 2026-10-30. Nothing here hands out default privileges: this runs at every boot, after the migrations' revokes.
grant usage on schema public to anon, authenticated, service_role;
grant all on schema public to postgres;

create schema if not exists auth authorization supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role, postgres;

create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;
create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;
create or replace function auth.email() returns text language sql stable as $$
  select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
$$;
create or replace function auth.jwt() returns jsonb language sql stable as $$
  select nullif(current_setting('request.jwt.claims', true), '')::jsonb
$$;
alter function auth.uid() owner to supabase_auth_admin;
alter function auth.role() owner to supabase_auth_admin;
alter function auth.email() owner to supabase_auth_admin;
alter function auth.jwt() owner to supabase_auth_admin;

-- The ledger of the Supabase CLI.
create schema if not exists supabase_migrations authorization postgres;
create table if not exists supabase_migrations.schema_migrations (
  version text not null primary key, statements text[], name text
);
alter table supabase_migrations.schema_migrations owner to postgres;

-- Bait for probePrivileges: a table in a schema with row-level security that anon must never be able to read.
create schema if not exists hiroba_probe;
grant usage on schema hiroba_probe to anon, authenticated;
create table if not exists hiroba_probe.revoked (id integer primary key);
alter table hiroba_probe.revoked enable row level security;
comment on table hiroba_probe.revoked is 'For nobody: every boot proves that anon is refused here.';
