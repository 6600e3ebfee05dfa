import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import * as z from 'zod/mini';
import { problemOf, StaffProblem, type AnswerError } from './staffProblem.ts';

const configShape = z.object({ supabaseUrl: z.string(), supabaseKey: z.string() });
type Config = z.infer<typeof configShape>;

async function readConfig(): Promise<Config> {
  const url: unknown = import.meta.env.VITE_SUPABASE_URL;
  const key: unknown = import.meta.env.VITE_SUPABASE_ANON_KEY;
  if (typeof url === 'string' && url !== '' && typeof key === 'string') {
    return { supabaseUrl: url, supabaseKey: key };
  }
  const answer = await fetch('/config.json').catch(() => null);
  if (!answer) throw new StaffProblem('offline', 'config');
  if (!answer.ok) throw new StaffProblem('unavailable', 'config');
  return z.parse(configShape, await answer.json());
}

let client: Promise<SupabaseClient> | null = null;

/** The one full Supabase client of the staff screens; it keeps and renews the session. */
export function staffClient(): Promise<SupabaseClient> {
  client ??= readConfig().then(
    ({ supabaseUrl, supabaseKey }) =>
      createClient(supabaseUrl === '' ? location.origin : supabaseUrl, supabaseKey, {
        auth: { storageKey: 'hiroba.staff', detectSessionInUrl: false },
      }),
    (error: unknown) => {
      client = null; // the next try asks again
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
export async function parsed<T extends z.ZodMiniType>(
  asked: PromiseLike<Answer>,
  shape: T,
): Promise<z.output<T>> {
  const { data, error, status } = await asked;
  if (error) {
    const problem = problemOf(error, status);
    if (problem.code === 'signed_out') await (await staffClient()).auth.signOut({ scope: 'local' });
    throw problem;
  }
  return z.parse(shape, data);
}

/** Calls a database function and parses its answer. */
export async function callRpc<T extends z.ZodMiniType>(
  name: string,
  args: Record<string, unknown>,
  shape: T,
): Promise<z.output<T>> {
  const supabase = await staffClient();
  return parsed(supabase.rpc(name, args), shape);
}
