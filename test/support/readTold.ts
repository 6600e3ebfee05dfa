import type postgres from 'postgres';
import type { ToldVisit } from './tally.ts';

interface Row {
  visit_id: string;
  visitor_id: string;
  started: number;
  region: string;
  region_source: string;
  device: string;
  campaign: string | null;
  referrer_host: string | null;
  locale: string;
  entry: string;
  left_out: string | null;
  events: (Omit<ToldVisit['events'][number], 'at'> & { at: number })[] | null;
}

/** A town's raw visits with their events, as the tally takes them. */
export async function readTold(sql: postgres.Sql, town: string): Promise<ToldVisit[]> {
  const rows = await sql<Row[]>`
    select v.visit_id, v.visitor_id, (extract(epoch from v.started_at) * 1000)::float8 as started, v.region,
      v.region_source,
      v.device_class as device, v.campaign, v.referrer_host, v.locale, v.entry,
      case when v.is_bot then 'machine' when v.staff then 'staff' end as left_out,
      (select json_agg(json_build_object('event_id', e.event_id, 'at', extract(epoch from e.occurred_at) * 1000,
          'name', e.name, 'place_id', e.place_id, 'spot_id', e.spot_id, 'engaged_ms', e.engaged_ms, 'payload',
            e.payload, 'theme', rp.theme))
        from public.visit_events e
          left join public.revision_places rp on rp.town_id = e.town_id and rp.revision = e.revision and rp.place_id =
            e.place_id
        where e.town_id = v.town_id and e.visit_id = v.visit_id) as events
    from public.visits v where v.town_id = ${town}`;
  return rows.map(({ left_out, events, ...row }) => ({
    ...row,
    leftOut: left_out,
    events: (events ?? []).map((e) => ({
      ...e,
      place_id: e.place_id ?? undefined,
      spot_id: e.spot_id ?? undefined,
      engaged_ms: e.engaged_ms ?? undefined,
      theme: e.theme ?? undefined,
    })),
  }));
}
