import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { townPack, type TownPack } from '../../functions/_shared/contract/townPack.ts';

const packModule = v.record(v.string(), v.unknown());

export interface ReadPack {
  pack: TownPack;
  /** The pack says `export const isOnRequest = true`: a fresh start leaves it out, town:add brings it. */
  isOnRequest: boolean;
}

/**
 * The pack a folder's index.ts exports, under the folder's name or as default; null when there is no index.ts.
 * @throws ValiError when it is not a pack as the contract has it.
 */
export async function readPack(folder: string): Promise<ReadPack | null> {
  const file = path.join(folder, 'index.ts');
  if (!existsSync(file)) return null;
  const loaded = v.parse(packModule, { ...(await import(/* @vite-ignore */ pathToFileURL(file).href)) });
  return {
    pack: v.parse(townPack, loaded[path.basename(folder)] ?? loaded.default),
    isOnRequest: loaded.isOnRequest === true,
  };
}
