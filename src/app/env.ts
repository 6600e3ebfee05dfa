import * as z from 'zod/mini';
import type { DataConfig } from '../data/client.ts';

const buildEnv = z.object({
  VITE_SUPABASE_URL: z.optional(z.url()),
  VITE_SUPABASE_KEY: z.optional(z.string()),
  VITE_MAPBOX_TOKEN: z.optional(z.string()),
  VITE_MAP_STYLE_URL: z.optional(z.url()),
});
type BuildEnv = z.infer<typeof buildEnv>;

const servedConfig = z.object({ supabaseUrl: z.string(), supabaseKey: z.string() });

/** An empty line in .env means: not set. */
export function parseBuildEnv(raw: Record<string, unknown>): BuildEnv {
  return z.parse(buildEnv, Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== '')));
}

export const env: BuildEnv = parseBuildEnv(import.meta.env as Record<string, unknown>);

/** Where the data is: what the build was told, else what the serving machine says. */
export async function loadDataConfig(): Promise<DataConfig> {
  if (env.VITE_SUPABASE_URL) return { url: env.VITE_SUPABASE_URL, key: env.VITE_SUPABASE_KEY ?? '' };
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`/config.json: ${String(response.status)}`);
  const served = z.parse(servedConfig, await response.json());
  return { url: served.supabaseUrl, key: served.supabaseKey };
}
