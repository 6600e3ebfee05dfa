import { AsyncLocalStorage } from 'node:async_hooks';
import { inspect } from 'node:util';
import { PostgresConnection } from '@supabase/lite/postgres';
import type { ConnectionContextOptions, VarsContext } from '@supabase/lite';
import { sql } from 'kysely';
import { answerDatabaseError } from './answerDatabaseError.ts';

/**
 * The HTTP request a statement is run for; SQL reads it from request.method, request.path, request.headers and
 * request.jwt.claims.
 */
export type RestRequest = {
  method: string;
  path: string;
  headers: string;
  caller: { type: 'publishable' | 'secret'; claims: Record<string, unknown> };
};

export const restRequest = new AsyncLocalStorage<RestRequest>();

const roles = new Set(['anon', 'authenticated', 'service_role']);

const iso = (text: string): string => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

function isEncoded(value: string): boolean {
  if (!/^\s*[[{]/.test(value)) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * lite hands over objects and lists as JSON text already; a driver that encodes them again stores a string in a string.
 */
const json = {
  serialize: (value: unknown) =>
    typeof value === 'string' && isEncoded(value) ? value : JSON.stringify(value),
  parse: (text: string): unknown => JSON.parse(text),
};

const types = {
  json: { to: 114, from: [114], ...json },
  jsonb: { to: 3802, from: [3802], ...json },
  numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
  timestamp: { to: 1114, from: [1114], serialize: (value: string) => value, parse: iso },
  timestamptz: { to: 1184, from: [1184], serialize: (value: string) => value, parse: iso },
};

type Db = PostgresConnection['kysely'];

type Auth = { uid?: unknown; role?: unknown; jwt?: unknown };

function readAuth(vars: VarsContext | undefined): Auth {
  const auth = vars?.auth;
  return typeof auth === 'object' && auth !== null ? auth : {};
}

/** lite's Postgres connection with the defects of 0.10.0 that lie in it closed; the numbers are those of the README. */
export class HirobaConnection extends PostgresConnection {
  constructor(socketDir: string, role: string, max: number) {
    super({
      postgresOptions: {
        host: socketDir,
        port: 5432,
        user: role,
        database: 'postgres',
        max,
        connection: { application_name: `hiroba ${role}` },
        onnotice: () => undefined,
        types, // 2 and 3
      },
    });
    // 1: "unknown" makes the first request grant everything to anon; "active" means someone else has seen to the roles.
    Object.assign(this, { rlsState: 'active' });
    this.config.baseSchema = ''; // 8: auth.uid() and its like are those of bootstrap.sql, as on a hosted project
  }

  /** lite prints what reaches it here; one line is enough. */
  override normalizeDbError(error: unknown): unknown {
    if (!(error instanceof Error)) return error;
    return Object.defineProperty(error, inspect.custom, {
      value: () => `REST ${error.message}`,
      enumerable: false,
    });
  }

  /** 7: who asks and what was asked, for tables as for functions, in one statement of the request's own transaction. */
  override async withContext<T>(
    vars: VarsContext | undefined,
    run: (db: Db) => Promise<T>,
    options?: ConnectionContextOptions,
  ): Promise<T> {
    if (options?.forceRollback) return super.withContext(vars, run, options);
    const auth = readAuth(vars);
    const request = restRequest.getStore();
    const role = typeof auth.role === 'string' && roles.has(auth.role) ? auth.role : 'anon';
    const readOnly = options?.rpc
      ? options.rpc.readOnly
      : request?.method === 'GET' || request?.method === 'HEAD';
    const prepare = (db: Db): Promise<unknown> =>
      sql`select
        set_config('role', ${role}, true),
        set_config('request.jwt.claim.sub', ${typeof auth.uid === 'string' ? auth.uid : ''}, true),
        set_config('request.jwt.claim.role', ${role}, true),
        set_config('request.jwt.claims', ${auth.jwt ? JSON.stringify(auth.jwt) : JSON.stringify({ role })}, true),
        set_config('request.method', ${request?.method ?? ''}, true),
        set_config('request.path', ${request?.path ?? ''}, true),
        set_config('request.headers', ${request?.headers ?? '{}'}, true),
        set_config('response.status', '', true),
        set_config('response.headers', '', true),
        set_config('transaction_read_only', ${readOnly ? 'on' : 'off'}, true)`.execute(db);
    if (options?.transaction) {
      await prepare(options.transaction);
      return run(options.transaction);
    }
    try {
      return await this.kysely.transaction().execute(async (db) => {
        await prepare(db);
        return run(db);
      });
    } catch (error) {
      const answer = answerDatabaseError(error, role); // 4: all that REST does in here makes a Response
      if (answer) return answer as T;
      throw error;
    }
  }
}
