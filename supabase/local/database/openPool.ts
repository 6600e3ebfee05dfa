import postgres from 'postgres';

/** Connections to the embedded Postgres as one role. Times come as ISO 8601 strings, numbers as numbers. */
export type Pool = postgres.Sql<{ timestamptz: string }>;

const options = {
  onnotice: () => undefined,
  types: {
    timestamptz: {
      to: 1184,
      from: [1184],
      serialize: (value: string) => value,
      parse: (value: string) => new Date(value).toISOString(),
    },
  },
};

export function openPool(socketDir: string, role: string, max = 2, database = 'postgres'): Pool {
  return postgres({
    ...options,
    host: socketDir,
    port: 5432,
    user: role,
    database,
    max,
    connection: { application_name: `hiroba ${role}`, TimeZone: 'UTC' },
  });
}

/** The same to a Postgres anywhere. Supabase's transaction pooler (port 6543) can't keep prepared statements. */
export function openPoolAt(url: string, max: number): Pool {
  return postgres(url, {
    ...options,
    max,
    prepare: !url.includes(':6543'),
    connection: { application_name: 'hiroba worker', TimeZone: 'UTC' },
  });
}
