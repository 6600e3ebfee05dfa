import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import * as v from 'valibot';
import { filtersOf, type ReadValues } from '../../supabase/functions/_shared/contract/read.ts';
import { staffReads } from '../../supabase/functions/_shared/contract/staffReads.ts';
import type { Database } from './database.types.ts';
import { staffFetch } from './staffFetch.ts';
import { problemOf, StaffProblem, type AnswerError } from './staffProblem.ts';
import type { RpcArgs, RpcName, TypedReads } from './typedDatabase.ts';
import { staffSessionKey } from '../lib/staffSession.ts';

interface Config {
  /** '' is the same origin. */
  url: string;
  key: string;
}

let loadConfig: () => Promise<Config> = () => Promise.reject(new Error('configureStaffClient first'));

/** Says where the data is; called once, before the first question. */
export function configureStaffClient(load: () => Promise<Config>): void {
  loadConfig = load;
}

let client: Promise<SupabaseClient<Database>> | null = null;

/** The one full Supabase client of the staff screens; it keeps and renews the session. */
export function staffClient(): Promise<SupabaseClient<Database>> {
  client ??= loadConfig().then(
    ({ url, key }) =>
      createClient<Database>(url === '' ? location.origin : url, key, {
        auth: { storageKey: staffSessionKey, detectSessionInUrl: false },
        global: { fetch: staffFetch },
      }),
    (error: unknown) => {
      client = null; // the next try asks again
      if (error instanceof TypeError) throw new StaffProblem('offline', 'config');
      throw error;
    },
  );
  return client;
}

interface Answer {
  data: unknown;
  error: AnswerError | null;
  status: number;
}

/** Parses a PostgREST answer, or throws the StaffProblem it means. An ended session also signs out here. */
async function parsed<T extends v.GenericSchema>(
  asked: PromiseLike<Answer>,
  shape: T,
): Promise<v.InferOutput<T>> {
  const { data, error, status } = await asked;
  if (error) {
    const problem = problemOf(error, status);
    if (problem.code === 'signed_out') await (await staffClient()).auth.signOut({ scope: 'local' });
    throw problem;
  }
  return v.parse(shape, data);
}

const reads = staffReads satisfies TypedReads<typeof staffReads>;

/** All rows of a listed read, page by page, each parsed; a page that is too large for one answer, in quarters. */
export async function readRows<T extends v.GenericSchema, K extends keyof typeof reads>(
  name: K,
  values: ReadValues<(typeof reads)[K]>,
  shape: T,
): Promise<v.InferOutput<T>[]> {
  const supabase = await staffClient();
  const read = reads[name];
  const rows: v.InferOutput<T>[] = [];
  for (let limit: number = read.rows; ;) {
    const asked = supabase.from(read.table).select<string, unknown>(read.select);
    for (const [column, filter] of filtersOf(read, values)) {
      if (column === 'or') {
        void asked.or(filter.slice(1, -1));
        continue;
      }
      const [, operator = '', value = ''] = /^((?:not\.)?\w+)\.(.*)$/s.exec(filter) ?? [];
      void asked.filter(column, operator, value);
    }
    for (const part of 'order' in read ? read.order.split(',') : []) {
      const [column = '', direction, nulls] = part.split('.');
      const ends = nulls === undefined ? {} : { nullsFirst: nulls === 'nullsfirst' };
      void asked.order(column, { ascending: direction === 'asc', ...ends });
    }
    try {
      const page = await parsed(asked.range(rows.length, rows.length + limit - 1), v.array(shape));
      rows.push(...page);
      if (read.rows === 1 || page.length < limit) return rows;
    } catch (error) {
      if (!(error instanceof StaffProblem && error.reason === 'answer_too_large') || limit === 1) throw error;
      limit = Math.ceil(limit / 4);
    }
  }
}

/** Calls a database function and parses its answer. */
export async function callRpc<T extends v.GenericSchema, K extends RpcName>(
  name: K,
  args: RpcArgs<K>,
  shape: T,
): Promise<v.InferOutput<T>> {
  const supabase = await staffClient();
  return parsed(supabase.rpc(name, args as never), shape);
}
