// Server time of the slowest insight rpc for one town of 5 million events over 13 months (HIROBA_EVENTS makes it smaller): every panel, over 13 months, the
// fiscal year and a ragged range; unfiltered, and under every kind of filter a panel takes (the largest and the smallest value of each dim, two where two are
// allowed). Each is asked as a signed-in analyst, once to warm up and then three times; the median counts, the slowest of all is the value.
// The events are written by SQL, not through collect, and are all there before the first question. Not measured: HTTP, the browser, questions at the same time as the rollup job.
import postgres from 'postgres';
import { settle } from '../support/randomTown.ts';
import { plantEvents } from '../support/plantEvents.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const events = Number(process.env.HIROBA_EVENTS ?? 5_000_000);
const targets = { unfiltered: 50, filtered: 300 };
const town = 'hoshimi';
const dims = ['region', 'device', 'campaign', 'locale', 'visitor', 'entry'];
const panels = [
  ...dims,
  'region_source',
  'theme',
  'place',
  'spot',
  'space',
  'path',
  'hour',
  'tier',
  'load',
  'line',
  'failure',
  'retention',
];

/** Told of all visits only. */
const unsplit = ['region_source', 'retention'];

interface Asked {
  rpc: string;
  panel?: string;
  range: string;
  filters: Record<string, string>;
  ms: number;
}

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const steps: Record<string, number> = {};
    const timed = async (name: string, work: () => Promise<unknown>) => {
      const begun = performance.now();
      await work();
      steps[name] = Math.round((performance.now() - begun) / 1000);
      console.error(`${name}: ${steps[name] ?? 0} s`);
    };
    await timed('events written', () => plantEvents(sql, town, events));
    await timed('rolled up', () => settle(sql, town));
    // What a server's autovacuum has done long since; tests switch it off.
    await sql`vacuum analyze public.visit_events`;
    await sql`analyze public.rollup_cells, public.rollup_spans, public.rollup_hidden, public.rollup_visitors`;
    await sql`select private.import_movers(${town}, 2025, 'made up', (select jsonb_object_agg('JP-' || lpad(i::text, 2, '0'), i * 10) from generate_series(1, 47) i))`;
    const [size] = await sql<
      { events: number; cells: number; cells_mb: number; spans_mb: number; hidden_mb: number }[]
    >`
      select (select count(*)::integer from public.visit_events) as events, (select count(*)::integer from public.rollup_cells) as cells,
        (pg_total_relation_size('public.rollup_cells') / 1048576)::integer as cells_mb, (pg_total_relation_size('public.rollup_spans') / 1048576)::integer as spans_mb,
        (pg_total_relation_size('public.rollup_hidden') / 1048576)::integer as hidden_mb`;

    const [days] = await sql<{ today: string; year: string; ago: string; odd: string }[]>`
      select current_date::text as today, (current_date - interval '13 months')::date::text as ago,
        (date_trunc('year', current_date - interval '3 months') + interval '3 months')::date::text as year,
        (current_date - 200)::text as odd`;
    if (!days) throw new Error('no days');
    const ranges: Record<string, [string, string]> = {
      '13 months': [days.ago, days.today],
      'the fiscal year': [days.year, days.today],
      ragged: [days.odd, days.today],
    };
    const values = await sql<{ dim: string; most: string; least: string }[]>`
      select d.dim, (array_agg(c.f1 order by c.n desc))[1] as most, (array_agg(c.f1 order by c.n))[1] as least
      from unnest(${dims}::text[]) with ordinality as d (dim, i)
        join (select mask, f1, sum(visits) as n from public.rollup_cells where town_id = ${town} and panel = 'visit' group by 1, 2) c
          on c.mask = 1 << (d.i - 1)::integer group by d.dim`;
    const single = values.flatMap(({ dim, most, least }) => [{ [dim]: most }, { [dim]: least }]);
    const double = values.flatMap((a, i) =>
      values.slice(i + 1).map((b) => ({ [a.dim]: a.most, [b.dim]: b.most })),
    );

    const [analyst] = await sql<{ user_id: string }[]>`
      select user_id from public.staff_members where town_id = ${town} and role = 'analyst'`;
    await sql`select set_config('request.jwt.claims', ${JSON.stringify({ role: 'authenticated', sub: analyst?.user_id })}, false),
      set_config('request.jwt.claim.sub', ${analyst?.user_id ?? ''}, false)`;
    await sql`set role authenticated`;
    const asked: Asked[] = [];
    const ask = async (rpc: string, range: string, filters: Record<string, string>, panel?: string) => {
      const [from = '', to = ''] = ranges[range] ?? [];
      const call = () =>
        rpc === 'insight_live'
          ? sql`select public.insight_live(${town})`
          : rpc === 'insight_quality' || rpc === 'insight_region_weights'
            ? sql`select * from ${sql(`public.${rpc}`)}(${town}, ${from}::date, ${to}::date)`
            : panel === undefined
              ? sql`select * from ${sql(`public.${rpc}`)}(${town}, ${from}::date, ${to}::date, ${sql.json(filters)})`
              : sql`select * from public.insight_table(${town}, ${panel}, ${from}::date, ${to}::date, ${sql.json(filters)})`;
      await call();
      const times: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        const begun = performance.now();
        await call();
        times.push(performance.now() - begun);
      }
      asked.push({
        rpc,
        ...(panel !== undefined && { panel }),
        range,
        filters,
        ms: times.sort((a, b) => a - b)[1] ?? 0,
      });
    };
    for (const range of Object.keys(ranges)) {
      for (const rpc of ['insight_quality', 'insight_region_weights', 'insight_live'])
        await ask(rpc, range, {});
      for (const filters of [{}, ...single, ...double])
        for (const rpc of ['insight_summary', 'insight_funnel', 'insight_outcomes'])
          if (rpc === 'insight_summary' || Object.keys(filters).length < 2) await ask(rpc, range, filters);
      for (const filters of [{}, ...single])
        for (const panel of panels)
          if (Object.keys(filters).length === 0 || !unsplit.includes(panel))
            await ask('insight_table', range, filters, panel);
    }
    await sql`reset role`;
    const slowest = (list: Asked[]) => [...list].sort((a, b) => b.ms - a.ms).slice(0, 4);
    const isFiltered = ({ filters }: Asked) => Object.keys(filters).length > 0;
    const unfiltered = slowest(asked.filter((one) => !isFiltered(one)));
    const filtered = slowest(asked.filter(isFiltered));
    const value = Math.round((unfiltered[0]?.ms ?? Infinity) * 10) / 10;
    return {
      figure: 'dashboard-time',
      value,
      unit: 'ms',
      target: targets.unfiltered,
      holds:
        value <= targets.unfiltered &&
        (filtered[0]?.ms ?? Infinity) <= targets.filtered &&
        (size?.events ?? 0) >= events, // whole visits of twelve
      detail: { ...size, steps, asked: asked.length, unfiltered, filtered, targets },
    };
  } finally {
    await sql.end();
    await server.close();
  }
}
