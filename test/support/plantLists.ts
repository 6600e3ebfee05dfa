import type postgres from 'postgres';
import { consentVersion } from '../../supabase/functions/_shared/contract/choices.ts';
import { makeMonths } from './makeMonths.ts';

export interface Planted {
  households: number;
  notes: number;
  tasks: number;
  looks: number;
}

const stages = '{new,consulting,visit_planned,visited,preparing,moved,settled,closed}';
const grades = '{unborn,age_0,age_3,age_5,elementary_1,elementary_4,junior_high_1,high_school}';

/**
 * A desk with very many families, written by SQL: through the consult form it would take hours. Families are of every
 * stage, timing and owner, every third shows its visits, every name is another one. The first of them (the oldest) has
 * all the notes, as many steps in its history, and the looks. As the database's owner.
 */
export async function plantDesk(sql: postgres.Sql, town: string, many: Planted): Promise<string> {
  await makeMonths(sql, 14);
  await sql.begin(async (tx) => {
    await tx`select setseed(0.3)`;
    await tx`
      insert into public.households (town_id, household_id, consultation_id, contact_name, reading, adults, children,
        timing, wishes, email, phone, preferred_contact, words, locale, stage, closed_reason, owner_user_id,
        first_reply_at, last_contact_at, created_at)
      select ${town}, id, gen_random_uuid(), '家族' || translate(to_char(i, 'FM00000'), '0123456789', '０１２３４５６７８９'),
        case when i % 2 = 0 then 'かぞく' end, 1 + i % 3,
        (${grades}::text[])[1 + floor(random() * 8)::integer : 1 + floor(random() * 8)::integer],
        (array['within_3_months', 'within_6_months', 'within_1_year', 'within_3_years', 'undecided'])[1 + i % 5],
        ('{childcare,school,housing,work,medical,nature}'::text[])[1 : i % 7], 'f' || i || '@family.example',
        '090-1234-5678', case when i % 4 = 0 then 'phone' else 'email' end, case when i % 3 = 0 then '冬のこと' else '' end,
        'ja', stage, case when stage = 'closed' then 'no_reply' end, case when i % 5 = 0 then m.user_id end,
        case when stage <> 'new' then at + random() * (now() - at) end,
        case when stage <> 'new' and i % 3 > 0 then at + random() * (now() - at) end, at
      from generate_series(1, ${many.households}) i
        cross join lateral (select gen_random_uuid() as id, (${stages}::text[])[1 + i % 8] as stage,
          now() - interval '1 hour' - (1 - i::float / ${many.households}) * interval '390 days' as at) h
        left join public.staff_members m on m.town_id = ${town} and m.role = 'concierge'`;
    await tx`insert into public.household_history (town_id, household_id, kind, to_stage, at)
      select town_id, household_id, 'asked', 'new', created_at from public.households where town_id = ${town}`;
    await tx`insert into public.consents (town_id, household_id, purpose, version, locale)
      select h.town_id, h.household_id, purpose, ${consentVersion}, 'ja' from public.households h
        cross join unnest('{consultation,link_visits}'::text[]) purpose
      where h.town_id = ${town} and (purpose = 'consultation' or substr(h.email, 2, 1) in ('1', '2', '3'))`;
    await tx`insert into public.household_visitors (town_id, household_id, visitor_id)
      select town_id, household_id, gen_random_uuid() from public.consents
      where town_id = ${town} and purpose = 'link_visits'`;
    await tx`
      insert into public.visits (town_id, visit_id, visitor_id, started_at, day, entry, locale, device_class, region,
        region_source, revision, is_bot)
      select ${town}, gen_random_uuid(), v.visitor_id, t.at, (t.at at time zone 'Asia/Tokyo')::date, 'welcome', 'ja',
        'phone', 'JP-13', 'declared', 1, false
      from public.household_visitors v cross join generate_series(1, 3) i
        cross join lateral (select now() - random() * interval '300 days' as at where v.visitor_id is not null) t
      where v.town_id = ${town} and random() < 0.7`;
    await tx`
      insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id, engaged_ms,
        revision, payload)
      select ${town}, gen_random_uuid(), v.started_at + i * interval '20 seconds', v.visit_id, 'spot_dwelled', 'place-'
        || i % 4, 'spot-' || i, floor(random() * 90000)::integer, 1, '{"surface": "tour"}'
      from public.visits v cross join generate_series(1, 8) i where v.town_id = ${town} and v.device_class = 'phone'`;
    await tx`insert into public.household_tasks (town_id, household_id, title, due_on)
      select ${town}, household_id, 'やること' || i, case when i % 6 > 0 then current_date - 100 + i % 200 end
      from (select household_id, (row_number() over (order by created_at))::integer as i from public.households
        where town_id = ${town} order by created_at limit ${many.tasks}) h`;
  });
  const [first] = await sql<{ id: string }[]>`
    select household_id as id from public.households where town_id = ${town} order by created_at limit 1`;
  const id = first?.id ?? '';
  await sql`insert into public.household_notes (town_id, household_id, author, body, is_shared)
    select ${town}, ${id}, m.user_id, 'メモ' || i, i % 2 = 0 from generate_series(1, ${many.notes}) i
      cross join public.staff_members m where m.town_id = ${town} and m.role = 'concierge'`;
  await sql`insert into public.household_history (town_id, household_id, actor, kind, note)
    select ${town}, ${id}, m.user_id, 'contacted', '電話' || i from generate_series(1, ${many.notes}) i
      cross join public.staff_members m where m.town_id = ${town} and m.role = 'concierge'`;
  await sql`insert into public.household_looks (town_id, household_id, user_id, user_name)
    select ${town}, ${id}, m.user_id, m.display_name from generate_series(1, ${many.looks})
      cross join public.staff_members m where m.town_id = ${town} and m.role = 'concierge'`;
  await sql`analyze public.households, public.consents, public.household_visitors, public.visits, public.visit_events`;
  return id;
}

/** A revision of the town with very many places more, each like one that it has; answers its number. */
export async function plantPlaces(sql: postgres.Sql, town: string, many: number): Promise<number> {
  const [made] = await sql<{ revision: number }[]>`
    insert into public.revisions (town_id, revision, town_doc, content_sha256, places)
    select t.town_id, t.current_revision + 1, r.town_doc, r.content_sha256, r.places + ${many}
    from public.towns t join public.revisions r on r.town_id = t.town_id and r.revision = t.current_revision
    where t.town_id = ${town} returning revision`;
  const revision = made?.revision ?? 0;
  const before = sql`public.revision_places where town_id = ${town} and revision = ${revision - 1}`;
  const columns = sql`town_id, revision, place_id, position, theme, kind, name, summary, lat, lon,
    spot_count, search, doc`;
  await sql`insert into public.revision_places (${columns})
    select town_id, ${revision}, place_id, position, theme, kind, name, summary, lat, lon, spot_count, search, doc
    from ${before}`;
  await sql`insert into public.revision_places (${columns})
    select town_id, ${revision}, 'many-' || i, 1000 + i, theme, kind, name.is, summary, lat, lon, 1,
      search || ' 大勢' || i,
      doc || jsonb_build_object('place_id', 'many-' || i, 'name', name.is, 'spots', jsonb_build_array(
        (doc #> '{spots,0}') || jsonb_build_object('spot_id', 'many-spot-' || i)))
    from (select * from ${before} and spot_count > 0 order by position limit 1) one
      cross join generate_series(1, ${many}) i
      cross join lateral (select jsonb_build_object('ja', '大勢' || i, 'en', 'Many ' || i) as is) name`;
  await sql`update public.towns set current_revision = ${revision} where town_id = ${town}`;
  await sql`insert into public.day_sums (town_id, panel, day, key, visits, engaged, considering, lead, engaged_ms)
    select ${town}, 'place', current_date - 3, 'many-' || i, 1 + i % 9, 0, 0, 0, 1000 * i
    from generate_series(1, ${many}) i`;
  return revision;
}
