import postgres from 'postgres';

/** Connections to the embedded Postgres as one role. Times come as ISO 8601 strings, numbers as numbers. */
export type Pool = postgres.Sql<{ timestamptz: string }>;

export function openPool(socketDir: string, role: string, max = 2, database = 'postgres'): Pool {
  return postgres({
    host: socketDir,
    port: 5432,
    user: role,
    database,
    max,
    connection: { application_name: `hiroba ${role}`, TimeZone: 'UTC' },
    onnotice: () => undefined,
    types: {
      timestamptz: {
        to: 1184,
        from: [1184],
        serialize: (value: string) => value,
        parse: (value: string) => new Date(value).toISOString(),
      },
    },
  });
}
