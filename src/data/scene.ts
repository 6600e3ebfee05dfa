// The compiled scene of a town, as it lies beside the app under /scenes/<scene_id>/.
import * as v from 'valibot';
import { sceneManifest, type SceneManifest } from '../../supabase/functions/_shared/contract/scene.ts';

export type SceneAnswer =
  { ok: true; manifest: SceneManifest } | { ok: false; reason: 'scene_missing' | 'network' };

/**
 * Fetches and parses a manifest. A file that is not there, or not a manifest, is scene_missing; a failed line, network.
 */
export async function fetchScene(
  manifestUrl: string,
  signal?: AbortSignal,
  fetchLike: typeof fetch = fetch,
): Promise<SceneAnswer> {
  const response = await fetchLike(manifestUrl, signal ? { signal } : {}).catch(() => null);
  if (!response || response.status >= 500) return { ok: false, reason: 'network' };
  if (!response.ok) return { ok: false, reason: 'scene_missing' };
  const json: unknown = await response.json().catch(() => null);
  const parsed = v.safeParse(sceneManifest, json);
  return parsed.success ? { ok: true, manifest: parsed.output } : { ok: false, reason: 'scene_missing' };
}
