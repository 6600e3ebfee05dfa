import type postgres from 'postgres';

/**
 * Partitions of events for months gone by, as a town that has run that long has them; the job makes only those around
 * today.
 */
export async function makeMonths(sql: postgres.Sql, back: number): Promise<void> {
  await sql.unsafe(`do $$ declare m date; begin
    for m in select generate_series(date_trunc('month', now()) - interval '${back} months', date_trunc('month', now()),
      interval '1 month')::date loop
      if to_regclass('public.visit_events_' || to_char(m, 'YYYY_MM')) is null then
        execute format('create table public.%I partition of public.visit_events for values from (%L) to (%L)',
          'visit_events_' || to_char(m, 'YYYY_MM'), m::timestamptz, (m + interval '1 month')::timestamptz);
        execute format('alter table public.%I enable row level security', 'visit_events_' || to_char(m, 'YYYY_MM'));
      end if;
    end loop; end $$`);
}
