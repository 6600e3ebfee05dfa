import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { LabelAnchor } from '../systems/Labels.ts';

/** Labels of a space: places from afar, their spots when near, doors a few steps before them. */
export function labelAnchors(space: SceneSpace): LabelAnchor[] {
  const reach = space.indoor ? 16 : 22;
  const spots = space.spots.map((s): LabelAnchor => ({
    id: s.spot_id,
    kind: 'spot',
    anchor: s.anchor,
    far: reach,
    near: 0,
  }));
  const places = space.places.map((p): LabelAnchor => ({
    id: p.place_id,
    kind: 'place',
    anchor: p.anchor,
    far: 140,
    near: 12,
  }));
  const doors = space.doors.map((d): LabelAnchor => {
    const [x, y, z] = d.at;
    return { id: d.door_id, kind: 'door', anchor: [x, y + 1.9, z], far: space.indoor ? 12 : 26, near: 0 };
  });
  return [...doors, ...spots, ...places];
}
