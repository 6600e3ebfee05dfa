// Triangles at each named viewpoint of every space, as the renderer counts them (instances one by one, the sky too, and
// all people and vehicles, who are about on a device with a GPU). The value is the worst lite view; rich has a target
// of its own, and both must hold. Not measured: views nobody named.
import { countScenes, worst } from '../support/sceneCounts.ts';
import type { Figure } from './figure.ts';

const targets = { lite: 60_000, rich: 120_000 };

export default async function measure(): Promise<Figure> {
  const counts = await countScenes();
  const lite = worst(
    counts.filter((c) => c.file === 'lite'),
    'triangles',
  );
  const rich = worst(
    counts.filter((c) => c.file === 'rich'),
    'triangles',
  );
  return {
    figure: 'scene-triangles',
    value: lite.triangles,
    unit: 'triangles',
    target: targets.lite,
    holds: lite.triangles <= targets.lite && rich.triangles <= targets.rich,
    detail: { lite, rich, richTarget: targets.rich },
  };
}
