-- The links that a town gives out: a poster's QR code, a fair, a LINE message. A visit's link may name anything, so
-- only a code of this list is a figure of its own; every other one is (other) until somebody takes it into the list.
create table public.campaigns (
  town_id text not null references public.towns on delete cascade,
  code text not null check (length(code) between 1 and 60 and code !~ '[[:cntrl:][:space:](){}@]'
    and code = lower(normalize(code, NFKC))),
  name text not null check (length(name) <= 80 and name ~ '\S' and name !~ '[[:cntrl:]]'),
  placed text not null default '' check (length(placed) <= 120 and placed !~ '[[:cntrl:]]'),
  made_by uuid,
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (town_id, code)
);
comment on table public.campaigns is
  'For analysts: the links a town gave out, by the code they carry, with the name staff call it by and where it hangs. '
  'A retired one is given out no more; its visits keep its name.';
alter table public.campaigns enable row level security;
grant all on public.campaigns to service_role;

create index visits_by_campaign on public.visits (town_id, campaign, day) where campaign is not null;

create function private.known_campaign(p_town_id text, p_campaign text) returns text
  language sql stable security definer set search_path = ''
  return case when p_campaign is null or exists (select from public.campaigns c
    where c.town_id = p_town_id and c.code = p_campaign) then p_campaign else '(other)' end;
comment on function private.known_campaign is
  'For store_facts: the code of a visit''s link as far as the town knows it; null where the link named none.';

create function private.keep_campaign(p_town_id text, p_code text, p_name text, p_placed text, p_by uuid)
  returns boolean language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('campaigns:' || p_town_id, 0));
  update public.campaigns c set name = btrim(p_name), placed = btrim(p_placed), retired_at = null
    where c.town_id = p_town_id and c.code = p_code;
  if found then
    return false;
  elsif (select count(*) from public.campaigns c where c.town_id = p_town_id) >= 500 then
    raise exception 'too_many_campaigns' using errcode = 'P0001';
  end if;
  insert into public.campaigns (town_id, code, name, placed, made_by)
    values (p_town_id, p_code, btrim(p_name), btrim(p_placed), p_by);
  -- Visits that came by it before count under it too, as far back as single visits are kept.
  insert into public.rollup_marks (town_id, day)
    select distinct v.town_id, v.day from public.visits v
    where v.town_id = p_town_id and v.campaign = p_code and v.day >= private.single_visits_from();
  return true;
end $$;
comment on function private.keep_campaign is
  'For save_campaign and import_pack: adds a code, or names it anew; true when earlier visits are counted anew.';

create function public.save_campaign(p_town_id text, p_code text, p_name text, p_placed text default '') returns jsonb
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return jsonb_build_object('is_new', private.keep_campaign(p_town_id, p_code, p_name, p_placed, auth.uid()));
exception when check_violation or not_null_violation then
  raise exception 'bad_campaign' using errcode = 'P0001';
end $$;
comment on function public.save_campaign is
  'For analysts and admins: takes a code into the town''s list, or gives it another name; a retired one is back.';

create function public.retire_campaign(p_town_id text, p_code text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.campaigns set retired_at = coalesce(retired_at, now()) where town_id = p_town_id and code = p_code;
end $$;
comment on function public.retire_campaign is
  'For analysts and admins: a link that is given out no more; whoever still comes by it counts under its name.';

create function public.list_campaigns(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_from date := (now() at time zone 'Asia/Tokyo')::date - 90;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'campaigns', (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'placed', c.placed,
        'retired_at', c.retired_at, 'visits', coalesce(d.visits, 0)) order by c.retired_at is not null, c.name, c.code),
        '[]')
      from public.campaigns c left join (select s.key, sum(s.visits) as visits from public.day_sums s
        where s.town_id = p_town_id and s.panel = 'campaign' and s.day >= v_from group by s.key) d on d.key = c.code
      where c.town_id = p_town_id),
    -- What anybody writes into an address is shown to staff only once several browsers came by it, and twenty at most.
    'seen', (select coalesce(jsonb_agg(to_jsonb(s) order by s.visits desc, s.code), '[]')
      from (select v.campaign as code, count(*) as visits, max(f.day) as last_on
        from public.visit_facts f join public.visits v on v.town_id = f.town_id and v.visit_id = f.visit_id
        where f.town_id = p_town_id and f.day >= v_from and f.campaign = '(other)' and v.campaign <> '(other)'
          and not exists (select from public.campaigns c where c.town_id = f.town_id and c.code = v.campaign)
        group by v.campaign having count(distinct f.visitor_id) >= 3
        order by count(*) desc, v.campaign limit 20) s));
end $$;
comment on function public.list_campaigns is
  'For analysts, concierges and admins: the town''s links with their visits of 90 days, and codes seen besides.';

grant execute on function public.save_campaign, public.retire_campaign, public.list_campaigns to authenticated;
