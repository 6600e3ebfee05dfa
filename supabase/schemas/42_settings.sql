-- What the worker must know to write mails, wherever it runs: the variables of a shell are not the same everywhere.
create table private.settings (
  town_id text not null default '' check (town_id = ''), -- of the whole deployment
  site_url text check (site_url ~ '^https?://[^\s/]+'),
  mail_from text check (length(mail_from) between 3 and 320),
  primary key (town_id)
);
comment on table private.settings is 'For the worker: the address that people see, and the sender of mails.';
alter table private.settings enable row level security;

create function private.keep_settings(p_site_url text, p_mail_from text) returns jsonb
  language sql security definer set search_path = ''
as $$
  insert into private.settings as kept (site_url, mail_from) values (p_site_url, p_mail_from)
    on conflict (town_id) do update set site_url = coalesce(excluded.site_url, kept.site_url),
      mail_from = coalesce(excluded.mail_from, kept.mail_from)
    returning jsonb_build_object('site_url', site_url, 'mail_from', mail_from)
$$;
comment on function private.keep_settings is
  'For the server and the worker at their start: what their operator says is kept, null leaves what is kept.';
