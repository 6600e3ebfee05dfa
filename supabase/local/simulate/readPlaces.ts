import type postgres from 'postgres';
import type { SceneManifest } from '../../functions/_shared/contract/scene.ts';
import { surveyMoments } from '../../functions/_shared/contract/survey.ts';
import type { AskedNow } from './askAfter.ts';
import type { Place, Stand } from './makeVisit.ts';

export interface TownPlaces {
  revision: number;
  /** JIS X 0401, 1 to 47. */
  prefecture: number;
  places: Place[];
  /** Where one stands at a spot of the town's 3D scene. */
  stands: Map<string, Stand>;
  /** What its visitors are asked now. */
  surveys: AskedNow;
}

/**
 * What families can look at: the town's published places and spots; null when there is no such town or nothing is
 * published.
 */
export async function readPlaces(sql: postgres.Sql, town: string): Promise<TownPlaces | null> {
  const [found] = await sql<{ revision: number | null; prefecture: string | null }[]>`
    select current_revision as revision, doc ->> 'prefecture_code' as prefecture from public.towns where town_id =
      ${town}`;
  if (!found || found.revision === null) return null;
  const places = await sql<Place[]>`
    select place_id, kind, theme, coalesce((select array_agg(s ->> 'spot_id') from jsonb_array_elements(doc -> 'spots')
      s), '{}') as spots
    from public.revision_places where town_id = ${town} and revision = ${found.revision} order by position, place_id`;
  const [scene] = await sql<{ manifest: SceneManifest }[]>`
    select s.manifest from public.scenes s join public.towns t using (scene_id) where t.town_id = ${town}`;
  const stands = new Map(
    (scene?.manifest.spaces ?? []).flatMap(({ space_id, indoor, spots }) =>
      spots.map(({ spot_id, stand: [x, , z] }): [string, Stand] => [
        spot_id,
        { space_id, size: indoor ? 2 : 4, x, z },
      ]),
    ),
  );
  const asked = await sql<{ moment: string; survey: AskedNow['tour'] | null }[]>`
    select m as moment, public.survey_open(${town}, m) as survey from unnest(${[...surveyMoments]}::text[]) m`;
  return {
    revision: found.revision,
    prefecture: Number(found.prefecture ?? 20),
    places: [...places],
    stands,
    surveys: Object.fromEntries(asked.flatMap(({ moment, survey }) => (survey ? [[moment, survey]] : []))),
  };
}
