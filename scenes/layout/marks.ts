// Where labels float and where people stop: places at their front doors, spots where the layout says.
import type { SceneSpace, SceneSpot } from '../../supabase/functions/_shared/contract/scene.ts';
import type { Vec2 } from '../kit/mesh.ts';
import type { Arranged, Standing } from './arrange.ts';
import { placed } from './geometry.ts';
import type { Layout } from './layoutShape.ts';

const round = (v: number) => Math.round(v * 100) / 100;
type PlaceRow = Layout['places'][number];

export const buildingOf = ({ standing }: Arranged, row: PlaceRow): Standing | undefined =>
  standing.find((s) => s.group === 'buildings' && s.item.id !== undefined && s.item.id === row.building);

/** Before the front door, or where the layout says; null when it says neither. */
export function standOf(arranged: Arranged, row: PlaceRow): Vec2 | null {
  if (row.stand) return row.stand;
  const building = buildingOf(arranged, row);
  if (!building) return null;
  const ahead = Math.max(0, ...(building.ready.block ? frontOf(building) : []));
  return placed([0, ahead + 1.5], building.item.at, building.yaw);
}
const frontOf = ({ ready }: Standing): number[] =>
  ready.block && 'w' in ready.block ? [ready.block.ahead ?? 0.2] : [];

const onGround = ({ terrain }: Arranged, [x, z]: Vec2): [number, number, number] => [
  round(x),
  round(terrain.standing(x, z)),
  round(z),
];
const above = ({ terrain }: Arranged, [x, z]: Vec2, height: number): [number, number, number] => [
  round(x),
  round(terrain.standing(x, z) + height),
  round(z),
];

export function spotsOf(arranged: Arranged): SceneSpot[] {
  return arranged.layout.spots.map((s) => ({
    spot_id: s.spot_id,
    place_id: s.place_id,
    anchor: above(arranged, s.at, s.height ?? 1.8),
    stand: onGround(arranged, s.stand),
    radius: s.radius ?? 2.6,
  }));
}

export function placesOf(arranged: Arranged): SceneSpace['places'] {
  return arranged.layout.places.flatMap((row) => {
    const building = buildingOf(arranged, row);
    const at = row.at ?? building?.item.at;
    const stand = standOf(arranged, row);
    if (!at || !stand) return [];
    return [
      {
        place_id: row.place_id,
        anchor: above(arranged, at, row.height ?? 4.6),
        stand: onGround(arranged, stand),
      },
    ];
  });
}
