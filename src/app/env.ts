import * as v from 'valibot';
import type { DataConfig } from '../data/client.ts';
import { heedServerTime } from '../lib/serverClock.ts';

const urls = ['VITE_SUPABASE_URL', 'VITE_MAP_STYLE_URL'] as const;
const words = ['VITE_SUPABASE_KEY', 'VITE_MAPBOX_TOKEN'] as const;
export type BuildEnv = Partial<Record<(typeof urls)[number] | (typeof words)[number], string>>;

const servedConfig = v.object({ supabaseUrl: v.string(), supabaseKey: v.string() });

/** An empty line in .env means: not set. An address that is none is refused. */
export function parseBuildEnv(raw: Record<string, unknown>): BuildEnv {
  const env: BuildEnv = {};
  for (const name of [...urls, ...words]) {
    const value = raw[name];
    if (typeof value === 'string' && value !== '') env[name] = value;
  }
  for (const name of urls) {
    const value = env[name];
    if (value !== undefined && !URL.canParse(value)) throw new Error(`${name} is no address: ${value}`);
  }
  return env;
}

export const env: BuildEnv = parseBuildEnv(import.meta.env);

/** Where the data is: what the build was told, else what the serving machine says. */
export async function loadDataConfig(): Promise<DataConfig> {
  if (env.VITE_SUPABASE_URL) return { url: env.VITE_SUPABASE_URL, key: env.VITE_SUPABASE_KEY ?? '' };
  const response = await fetch('/config.json');
  heedServerTime(response);
  if (!response.ok) throw new Error(`/config.json: ${String(response.status)}`);
  const served = v.parse(servedConfig, await response.json());
  return { url: served.supabaseUrl, key: served.supabaseKey };
}
