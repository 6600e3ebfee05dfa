// The scenes the build knows: towns written in code, and every folder in layouts/ with a layout.json.
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SpaceSource } from './build/SpaceSource.ts';
import { entrySpace, sceneId, spaces } from './hoshimi/spaces.ts';
import { LAYOUT_SPACE, layoutSource } from './layout/layoutSource.ts';

export interface SceneSpec {
  /** The space one arrives in. */
  entry: string;
  /** Each loads only when it is built. */
  spaces: Record<string, () => Promise<SpaceSource>>;
}

const layouts = new URL('layouts/', import.meta.url);

function laidOut(folder: string): SceneSpec {
  const read = () => readFile(new URL(`${folder}/layout.json`, layouts), 'utf8');
  return {
    entry: LAYOUT_SPACE,
    spaces: {
      [LAYOUT_SPACE]: async () => layoutSource(await read(), `scenes/layouts/${folder}/layout.json`),
    },
  };
}

const folders = existsSync(fileURLToPath(layouts))
  ? readdirSync(layouts)
      .filter((f) => existsSync(new URL(`${f}/layout.json`, layouts)))
      .sort()
  : [];

/** By scene id. */
export const scenes: Record<string, SceneSpec> = {
  [sceneId]: { entry: entrySpace, spaces },
  ...Object.fromEntries(folders.map((folder) => [folder, laidOut(folder)])),
};
