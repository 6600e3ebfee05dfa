-- A town that leaves takes its frozen reports with it: they are kept from people's hands, not from the end of the town.
create or replace function private.keep_frozen() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if old.frozen_at is not null and (tg_op = 'UPDATE' or exists (select from public.towns t where t.town_id = old.town_id)) then
    raise exception 'frozen: a frozen report is never changed' using errcode = '55000';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function private.keep_frozen is
  'For reports: what is frozen stays as it is, whoever asks, for as long as the town is there.';
