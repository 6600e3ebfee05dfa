import postgres from 'postgres';
import type { TestServer } from './server.ts';

const regions = ['JP-13', 'JP-13', 'JP-13', 'JP-23', 'JP-23', 'JP-27', 'JP-14', 'JP-14', 'JP-20', 'JP-11'];
const spots: [string, string][] = [
  ['hoshimi-elementary', 'school-classroom'],
  ['hoshimi-elementary', 'school-lunch'],
  ['hoshimi-daycare', 'daycare-room-3-5'],
  ['hoshimi-house', 'house-winter'],
  ['hoshimi-daycare', 'daycare-yard'],
  ['hoshimi-clinic', 'clinic-night-care'],
  ['hoshimi-elementary', 'school-library'],
  ['hoshimi-station', 'station-timetable'],
  ['hoshimi-coworking', 'work-desk'],
];

/**
 * 120 made-up visits of the last days, the same every time, rolled up; answers the visitor_id of one that looked long.
 */
export async function makeVisits(server: TestServer): Promise<string> {
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  const visitorId = crypto.randomUUID();
  const batches = Array.from({ length: 120 }, (_, i) => {
    const at = (minutes: number) =>
      new Date(Date.now() - ((i % 12) * 1440 + 200 - minutes) * 60_000).toISOString();
    const seen = spots.filter((_, s) => (i * 7 + s * 5) % (s + 2) === 0 || i === 0);
    const made = [
      { name: 'page_viewed', page: 'welcome', occurred_at: at(0) },
      ...seen.flatMap(([place_id, spot_id], s) =>
        Array.from({ length: 1 + ((i + s) % 4) }, (_, k) => ({
          name: 'spot_dwelled',
          place_id,
          spot_id,
          surface: s % 2 ? 'page' : 'tour',
          engaged_ms: 9_000 + ((i * 31 + s * 17) % 6) * 1_000,
          occurred_at: at(1 + s + k),
        })),
      ),
      ...(i % 5 === 0 ? [{ name: 'shortlist_added', place_id: 'hoshimi-daycare', occurred_at: at(20) }] : []),
      ...(i % 9 === 0 ? [{ name: 'consult_started', occurred_at: at(25) }] : []),
    ];
    const visitor_id = i === 0 ? visitorId : crypto.randomUUID();
    const visit = {
      visit_id: crypto.randomUUID(),
      visitor_id,
      started_at: at(0),
      entry: 'welcome',
      locale: 'ja',
      device_class: i % 3 ? 'phone' : 'desktop',
      revision: 1,
    };
    const events = made.map((event) => ({ event_id: crypto.randomUUID(), revision: 1, ...event }));
    return {
      town_id: 'hoshimi',
      sent_at: new Date().toISOString(),
      region: regions[i % regions.length],
      region_source: 'declared',
      is_bot: false,
      visit,
      events,
    };
  });
  try {
    await sql`select private.ingest_visit_batches(${sql.json(batches)}::jsonb)`;
    await sql`select private.roll_up_marked_days()`;
  } finally {
    await sql.end();
  }
  return visitorId;
}
