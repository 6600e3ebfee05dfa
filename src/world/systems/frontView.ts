import { Vector3 } from 'three';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { NavMesh } from './NavMesh.ts';
import { eyeHeight, type Point } from '../core/arrival.ts';

/** From this far a house is seen whole; nearer, one would look up at its eaves. Metres. */
const seenWhole = 9;
const nearest = 4;
/** Whoever goes to a house with a door of its own wants to stand at it. */
const atDoor = 3;
/** How much one looks up at most: 8°, so that the ground one walks on stays in sight. */
const upwards = Math.tan((8 * Math.PI) / 180);

/**
 * Where one stands and what one looks at to see a place: from its front straight back, as far as the ground goes on.
 */
export function frontView(
  space: Pick<SceneSpace, 'doors' | 'spots'>,
  mesh: NavMesh,
  { place_id, stand, anchor }: { place_id: string; stand: Point; anchor: Point },
): [stand: Point, target: Point] {
  const own = new Vector3();
  mesh.clamp(new Vector3(...stand), own);
  const out = new Vector3(own.x - anchor[0], 0, own.z - anchor[2]);
  const given = out.length();
  const isAtDoor = space.doors.some((d) => own.distanceTo(new Vector3(...d.at)) < atDoor);
  /** At a spot of another place one would be told of that place. */
  const isElsewhere = (at: Vector3): boolean =>
    space.spots.some(
      (s) => s.place_id !== place_id && at.distanceTo(new Vector3(...s.stand)) < s.radius + 0.5,
    );
  /** A spot of another place, a notice board perhaps, would stand before what one came to see. */
  const isBehind = (at: Vector3): boolean => {
    const far = Math.hypot(anchor[0] - at.x, anchor[2] - at.z);
    return space.spots.some(({ place_id: whose, anchor: [x, , z] }) => {
      const along = (at.x - x) * out.x + (at.z - z) * out.z;
      const aside = Math.abs((at.x - x) * out.z - (at.z - z) * out.x);
      return whose !== place_id && along > 0 && along < far && aside < 1.5;
    });
  };
  const from = own.clone();
  if (!isAtDoor && given > 0.1) {
    out.divideScalar(given);
    const asked = new Vector3();
    for (let back = seenWhole; back > Math.max(given, nearest); back -= 1) {
      asked.copy(own).addScaledVector(out, back - given);
      mesh.clamp(asked, from);
      const strayed = Math.hypot(from.x - asked.x, from.z - asked.z);
      if (
        strayed < 0.3 &&
        !isElsewhere(from) &&
        !isBehind(from) &&
        mesh.walkingDistance(own, from) < (back - given) * 1.05 + 0.3
      )
        break;
      from.copy(own);
    }
  }
  const eye = from.y + eyeHeight;
  const far = Math.hypot(anchor[0] - from.x, anchor[2] - from.z);
  return [
    [from.x, from.y, from.z],
    [anchor[0], Math.min(anchor[1], eye + far * upwards), anchor[2]],
  ];
}
