import postgres from 'postgres';

/** A small pool for one function. Supabase's transaction pooler (port 6543) can't keep prepared statements. */
export function connectDatabase(url: string, connections: number): postgres.Sql {
  return postgres(url, {
    max: connections,
    prepare: !url.includes(':6543'),
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
  });
}
