import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { TownPack } from '../../functions/_shared/contract/townPack.ts';
import { readPack } from '../packs/readPack.ts';
import { say } from '../say.ts';
import type { Pool } from './openPool.ts';
import { registerScenes } from './registerScenes.ts';

async function importTown(owner: Pool, pack: TownPack): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`select private.import_pack(${JSON.stringify(pack)}::text::jsonb)`;
    await tx`select private.publish_revision_as_system(${pack.town.town_id}, ${'見本の町のはじめの版'})`;
  });
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'detail' in error && typeof error.detail === 'string'
    ? `${error.message}: ${error.detail}`
    : error.message;
};

/**
 * Registers the scenes, then imports and publishes each sample town that the database does not have yet. A town that is
 * there is never touched: from then on it is the staff's. A town whose scene is not built is published without 3D; one
 * that is on request waits for `npm run town:add`.
 * @returns the towns added now.
 */
export async function seedTowns(
  owner: Pool,
  { seedDir, scenesDir }: { seedDir: string; scenesDir: string },
): Promise<string[]> {
  const [ready] = await owner<
    { yes: boolean }[]
  >`select to_regprocedure('private.import_pack(jsonb)') is not null as yes`;
  if (!ready?.yes || !existsSync(seedDir)) return [];
  await registerScenes(owner, scenesDir);
  const added: string[] = [];
  for (const name of readdirSync(seedDir).sort()) {
    try {
      const found = await readPack(path.join(seedDir, name));
      if (!found || found.isOnRequest) continue;
      const { pack } = found;
      const known = await owner`select from public.towns where town_id = ${pack.town.town_id}`;
      if (known.length > 0) continue;
      try {
        await importTown(owner, pack);
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'scene_lacks_ids') throw error;
        const { scene_id: sceneId = '', ...town } = pack.town;
        say(
          `3D の場面 ${sceneId} がそろっていないため、3D なしで公開します（${reasonOf(error)}）`,
          `The scene ${sceneId} is incomplete, so the town is published without 3D`,
        );
        const places = pack.places.map((place) => ({ ...place, space_id: undefined }));
        await importTown(owner, { ...pack, town, places });
      }
      added.push(pack.town.town_id);
    } catch (error) {
      say(
        `見本の町 ${name} を入れられませんでした: ${reasonOf(error)}`,
        `The sample town ${name} could not be added: ${reasonOf(error)}`,
      );
    }
  }
  return added;
}
