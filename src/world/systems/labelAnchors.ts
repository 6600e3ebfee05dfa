import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { LabelAnchor } from './Labels.ts';

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

/** Labels of the model seen from above: every place, and where one stands. */
export function overlookAnchors(space: SceneSpace, here: LabelAnchor['anchor']): LabelAnchor[] {
  const places = space.places.map((p): LabelAnchor => ({
    id: p.place_id,
    kind: 'place',
    anchor: p.anchor,
    far: Infinity,
    near: 0,
  }));
  return [...places, { id: 'here', kind: 'here', anchor: here, far: Infinity, near: 0 }];
}

/** What must be in sight from above: x, y, z of each anchor. */
export function anchorPoints(anchors: readonly LabelAnchor[]): Float32Array {
  return Float32Array.from(anchors.flatMap((a) => [...a.anchor]));
}
