import type { SceneFile, SceneSpace } from '../../supabase/functions/_shared/contract/scene.ts';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const scenesFolder = fileURLToPath(new URL('../', import.meta.url));
export const repository = fileURLToPath(new URL('../../', import.meta.url));

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Every file that decides what the scenes look like: code under scenes/, without tests, words and the preview. */
export async function sourceFiles(): Promise<string[]> {
  const all = await readdir(scenesFolder, { recursive: true, withFileTypes: true });
  return all
    .filter(
      (f) =>
        f.isFile() &&
        (f.name.endsWith('.ts') || f.name === 'layout.json') &&
        !f.name.endsWith('.test.ts') &&
        !/^(preview|Viewer|stills|build|budgets)\.ts$/.test(f.name),
    )
    .map((f) => relative(scenesFolder, join(f.parentPath, f.name)).replaceAll('\\', '/'))
    .sort();
}

/** sha256 over names and contents of the sources; the manifest carries it, a test recomputes it. */
export async function sourcesSha256(): Promise<string> {
  const lines = await Promise.all(
    (await sourceFiles()).map(async (f) => `${f} ${sha256(await readFile(join(scenesFolder, f)))}`),
  );
  return sha256(lines.join('\n'));
}

/** Every file that a space is made of. */
export function filesOf(
  space: Pick<SceneSpace, 'lite' | 'rich' | 'navmesh' | 'textures'> & Partial<Pick<SceneSpace, 'movers'>>,
): SceneFile[] {
  const textures = Object.values(space.textures);
  const movers = space.movers ? [space.movers.file] : [];
  return [...space.lite, ...space.rich, space.navmesh, ...textures, ...movers];
}
