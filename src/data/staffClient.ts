import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import * as v from 'valibot';
import type { Database } from './database.types.ts';
import { staffFetch } from './staffFetch.ts';
import { problemOf, StaffProblem, type AnswerError } from './staffProblem.ts';
import type { RpcArgs, RpcName } from './typedDatabase.ts';
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
export async function parsed<T extends v.GenericSchema>(
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

/** Calls a database function and parses its answer. */
export async function callRpc<T extends v.GenericSchema, K extends RpcName>(
  name: K,
  args: RpcArgs<K>,
  shape: T,
): Promise<v.InferOutput<T>> {
  const supabase = await staffClient();
  return parsed(supabase.rpc(name, args as never), shape);
}
