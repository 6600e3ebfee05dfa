import * as v from 'valibot';

/** Raised when an older program could not read it any more. */
export const backupFormat = 1;

const table = v.object({
  schema: v.string(),
  name: v.string(),
  columns: v.array(v.string()),
  /** For one month of a table that is kept by months: the table it belongs to, and which rows. */
  parent: v.nullable(v.string()),
  bound: v.nullable(v.string()),
});
export type TableShape = v.InferOutput<typeof table>;

/** Comes first: what is needed before anything can be loaded. */
export const header = v.object({
  hiroba: v.literal('backup'),
  format: v.pipe(v.number(), v.integer()),
  made_at: v.string(),
  /** embedded: a data folder with its accounts and files; url: our own schemas of a Postgres elsewhere. */
  source: v.picklist(['embedded', 'url']),
  postgres: v.string(),
  migrations: v.array(v.object({ version: v.string(), name: v.string(), text: v.string() })),
  tables: v.array(table),
});
export type Header = v.InferOutput<typeof header>;

const part = v.object({ rows: v.number(), bytes: v.number(), sha256: v.string() });
const file = v.object({ bytes: v.number(), sha256: v.string() });

/** Comes last: a file without it is torn. */
export const manifest = v.object({
  tables: v.record(v.string(), part),
  files: v.record(v.string(), file),
  sequences: v.array(v.object({ name: v.string(), last_value: v.string(), is_called: v.boolean() })),
});
export type Manifest = v.InferOutput<typeof manifest>;
export type TablePart = v.InferOutput<typeof part>;

export const tableKey = ({ schema, name }: { schema: string; name: string }): string => `${schema}.${name}`;
