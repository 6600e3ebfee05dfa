// Draw calls at each named viewpoint of every space, lite and rich, the worst one, as the renderer counts them while
// the app draws it: the town with its sky, its people and vehicles, nothing else. Not measured: views nobody named,
// labels (HTML draws no calls).
import { countScenes, worst } from '../support/sceneCounts.ts';
import type { Figure } from './figure.ts';

const target = 40;

export default async function measure(): Promise<Figure> {
  const counts = await countScenes();
  const most = worst(counts, 'calls');
  return {
    figure: 'scene-calls',
    value: most.calls,
    unit: 'calls',
    target,
    holds: most.calls <= target,
    detail: { worst: most, views: counts.length },
  };
}
