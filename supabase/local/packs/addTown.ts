import postgres, { type Sql } from 'postgres';
import type { TownPack } from '../../functions/_shared/contract/townPack.ts';
import { readScene, registerScene } from '../database/registerScenes.ts';

export type Added =
  | { ok: true; change: 'new' | 'changed' | 'unchanged'; revision: number }
  | { ok: false; reason: 'scene_missing'; sceneId: string }
  | { ok: false; reason: 'scene_lacks_ids'; ids: string };

/**
 * Brings a pack into the database and publishes it, in one transaction. The same pack again changes nothing: no row, no
 * revision, and drafts that staff have begun stay drafts. A pack that has changed since overwrites the places that
 * changed.
 */
export async function addTown(sql: Sql, given: TownPack, scenesDir: string, with3d = true): Promise<Added> {
  const pack = with3d ? given : withoutScene(given);
  const { town_id: townId, scene_id: sceneId } = pack.town;
  const manifest = sceneId === undefined ? null : await readScene(scenesDir, sceneId);
  if (sceneId !== undefined && !manifest) return { ok: false, reason: 'scene_missing', sceneId };
  if (manifest) await registerScene(sql, manifest);
  try {
    return await sql.begin(async (tx): Promise<Added> => {
      const known = async () => {
        const [town] = await tx<{ doc: string; revision: number | null }[]>`
          select doc::text as doc, current_revision as revision from public.towns where town_id = ${townId}`;
        return town ?? null;
      };
      const before = await known();
      const [answer] = await tx<{ rows: { inserted: number; updated: number } }[]>`
        select private.import_pack(${JSON.stringify(pack)}::text::jsonb) as rows`;
      const after = await known();
      const isSame = before?.doc === after?.doc && answer?.rows.inserted === 0 && answer.rows.updated === 0;
      if (before && before.revision !== null && isSame)
        return { ok: true, change: 'unchanged', revision: before.revision };
      const [published] = await tx<{ revision: number }[]>`
        select private.publish_revision_as_system(${townId}, ${'town:add'}) as revision`;
      if (!published) throw new Error('publish_revision_as_system answered nothing');
      return { ok: true, change: before ? 'changed' : 'new', revision: published.revision };
    });
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.message === 'scene_lacks_ids')
      return { ok: false, reason: 'scene_lacks_ids', ids: error.detail ?? '' };
    throw error;
  }
}

function withoutScene({ town, places, ...rest }: TownPack): TownPack {
  return {
    ...rest,
    town: { ...town, scene_id: undefined },
    places: places.map((p) => ({ ...p, space_id: undefined })),
  };
}
