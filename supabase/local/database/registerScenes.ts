import * as v from 'valibot';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sql } from 'postgres';
import { sceneManifest, type SceneManifest } from '../../functions/_shared/contract/scene.ts';
import { say } from '../say.ts';

const manifestOf = (scenesDir: string, name: string) => path.join(scenesDir, name, 'manifest.json');

/** The compiled scene of that name; null when it is not built, or by a build that wrote manifests otherwise. */
export async function readScene(scenesDir: string, name: string): Promise<SceneManifest | null> {
  const file = manifestOf(scenesDir, name);
  if (!existsSync(file)) return null;
  const read = v.safeParse(sceneManifest, JSON.parse(await readFile(file, 'utf8')));
  return read.success ? read.output : null;
}

export async function registerScene(owner: Sql, manifest: SceneManifest): Promise<void> {
  await owner`select private.register_scene(${manifest.scene_id}, ${JSON.stringify(manifest)}::text::jsonb)`;
}

/**
 * Tells the database which ids each compiled scene holds; a scene is part of the deployment, so every boot says it
 * anew.
 */
export async function registerScenes(owner: Sql, scenesDir: string): Promise<void> {
  if (!existsSync(scenesDir)) return;
  for (const name of readdirSync(scenesDir)) {
    const manifest = await readScene(scenesDir, name);
    if (manifest) await registerScene(owner, manifest);
    else if (existsSync(manifestOf(scenesDir, name)))
      say(
        `3D の場面 ${name} は別の版で作られたものです。作り直してください: npm run scenes -- ${name}`,
        `The scene ${name} was built by another version; build it again: npm run scenes -- ${name}`,
      );
  }
}
