import type postgres from 'postgres';

const devices = ['phone', 'desktop', 'tablet'];
const places = ['p1', 'p2', 'p3', 'p4'];
const campaigns = ['(direct)', '(search)', '(line)', 'fair-tokyo', 'qr-station', 'leaflet'];

/**
 * A town whose last eight whole quarters are counted already: its sums of days and its families, uneven and mostly
 * small, as the job would have left them. Publications are made of these alone.
 * @returns the quarters, oldest first.
 */
export async function plantCounts(
  sql: postgres.Sql,
  town: string,
  threshold: number,
  next: () => number,
): Promise<{ from: string; to: string }[]> {
  const doc = { town_id: town, name: { ja: town }, is_fictional: true };
  await sql`insert into public.towns (town_id, doc, small_count_threshold, current_revision)
    values (${town}, ${sql.json(doc)}, ${threshold}, 1)`;
  await sql`insert into public.revisions (town_id, revision, town_doc, content_sha256, places) values (${town}, 1,
    ${sql.json(doc)}, '', 4)`;
  await sql`
    insert into public.revision_places (town_id, revision, place_id, position, theme, kind, name, summary, spot_count,
      search, doc)
    select ${town}, 1, p, 0, 'live', 'shop', '{}', '{}', 0, '', '{}' from unnest(${places}::text[]) p`;
  const quarters = await sql<{ from: string; to: string }[]>`
    select q::date::text as from, ((q + interval '3 months')::date - 1)::text as to
    from generate_series(date_trunc('quarter', now() - interval '5 days') - interval '24 months',
      date_trunc('quarter', now() - interval '5 days') - interval '3 months', interval '3 months') q`;
  const skew = 1 + next() * 4;
  const pick = (list: readonly string[]) => list[Math.floor(list.length * next() ** skew)] ?? '';
  const prefecture = () => `JP-${String(1 + Math.floor(47 * next() ** skew)).padStart(2, '0')}`;
  const sums: Record<string, { panel: string; day: string; key: string; stage: number; visits: number }> = {};
  const families: object[] = [];
  for (const { from } of quarters) {
    const visits = 5 + Math.floor(895 * next() ** 4);
    for (let i = 0; i < visits; i += 1) {
      const month = Number(from.slice(5, 7)) + Math.floor(3 * next() ** (skew / 2));
      const day = `${from.slice(0, 4)}-${String(month).padStart(2, '0')}-10`;
      const stage = Math.floor(4 * next() ** 3);
      const locale = pick(['ja', 'ja-easy', 'en']);
      const visitor = next() < 0.8 ? 'new' : 'returning';
      const values = {
        day,
        region: prefecture(),
        device: pick(devices),
        locale,
        visitor,
        campaign: pick(campaigns),
      };
      const seen = places
        .filter((_, at) => next() < 0.5 / (1 + at))
        .map((place): [string, string] => ['place', place]);
      for (const [panel, key] of [...Object.entries(values), ...seen]) {
        const sum = (sums[`${panel} ${day} ${key} ${stage}`] ??= { panel, day, key, stage, visits: 0 });
        sum.visits += 1;
      }
      if (next() < 0.05)
        families.push({ day, moved_on: next() < 0.3 ? day : null, settled_on: next() < 0.1 ? day : null });
    }
  }
  await sql`
    insert into public.day_sums (town_id, panel, day, key, visits, engaged, considering, lead, engaged_ms)
    select ${town}, panel, day, key, sum(visits), coalesce(sum(visits) filter (where stage >= 1), 0),
      coalesce(sum(visits) filter (where stage >= 2), 0), coalesce(sum(visits) filter (where stage >= 3), 0), 0
    from jsonb_to_recordset(${sql.json(Object.values(sums))}::jsonb) as x (panel text, day date, key text, stage
      integer, visits integer)
    group by panel, day, key`;
  await sql`
    insert into public.consultation_ledger (town_id, day, hour, channel, people, locale, is_double, simulated, outcome,
      moved_on, settled_on)
    select ${town}, day, 10, 'web', 3, 'ja', false, false, 0, moved_on, settled_on
    from jsonb_to_recordset(${sql.json(families as never)}::jsonb) as x (day date, moved_on date, settled_on date)`;
  return [...quarters];
}
