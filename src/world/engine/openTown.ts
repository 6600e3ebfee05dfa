import type { SceneManifest } from '../../../supabase/functions/_shared/contract/scene.ts';
import { World } from './World.ts';
import { agentsLoader } from '../loaders/loadAgents.ts';
import { spaceLoader } from '../loaders/loadSpace.ts';

export { SceneFetchError } from '../loaders/fetchBytes.ts';

/** A world for a manifest that has been fetched from `manifestUrl`; files are addressed relative to it. */
export function openTown(manifest: SceneManifest, manifestUrl: string, tier: 1 | 2 | 3): World {
  const base = new URL(manifestUrl, location.href).href;
  return new World(manifest, spaceLoader(base), tier, agentsLoader(base));
}
