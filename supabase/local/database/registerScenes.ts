import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sql } from 'postgres';
import { sceneManifest, type SceneManifest } from '../../functions/_shared/contract/scene.ts';

/** The compiled scene of that name, null when it is not built. */
export async function readScene(scenesDir: string, name: string): Promise<SceneManifest | null> {
  const file = path.join(scenesDir, name, 'manifest.json');
  if (!existsSync(file)) return null;
  return sceneManifest.parse(JSON.parse(await readFile(file, 'utf8')));
}

export async function registerScene(owner: Sql, manifest: SceneManifest): Promise<void> {
  await owner`select private.register_scene(${manifest.scene_id}, ${JSON.stringify(manifest)}::text::jsonb)`;
}

/** Tells the database which ids each compiled scene holds; a scene is part of the deployment, so every boot says it anew. */
export async function registerScenes(owner: Sql, scenesDir: string): Promise<void> {
  if (!existsSync(scenesDir)) return;
  for (const name of readdirSync(scenesDir)) {
    const manifest = await readScene(scenesDir, name);
    if (manifest) await registerScene(owner, manifest);
  }
}
