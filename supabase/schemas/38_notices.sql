-- What is not well with the server that keeps this database, for those who can have it mended.
create table private.notices (
  town_id text not null default '' check (town_id = ''), -- of the whole deployment
  code text not null check (code in ('disk_low', 'damaged', 'clock')),
  since timestamptz not null default now(),
  primary key (town_id, code)
);
comment on table private.notices is 'For admins: what the server said of itself and has not taken back.';
alter table private.notices enable row level security;

create function private.set_notice(p_code text, p_is_on boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if p_is_on then
    insert into private.notices (code) values (p_code) on conflict do nothing;
  else
    delete from private.notices where code = p_code;
  end if;
end $$;
comment on function private.set_notice is 'For the server and the worker: something is not well, or is well again.';

create function public.server_notices(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'since', since) order by since), '[]')
    from private.notices);
end $$;
comment on function public.server_notices is 'For admins: what is not well with the server, in codes.';

grant execute on function public.server_notices to authenticated;
