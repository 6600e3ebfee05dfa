// GPU bytes of the textures of a space (width · height · 4, · 1.33 where there are mipmaps), the worst space. A space's
// textures are all on the GPU at once, whatever one looks at. Not measured: vertex buffers and the screen's own
// buffers.
import { countScenes, worst } from '../support/sceneCounts.ts';
import type { Figure } from './figure.ts';

const target = 24;

export default async function measure(): Promise<Figure> {
  const counts = await countScenes();
  const most = worst(counts, 'textureBytes');
  const value = Number((most.textureBytes / 1_000_000).toFixed(2));
  return {
    figure: 'scene-texture-memory',
    value,
    unit: 'MB',
    target,
    holds: value <= target,
    detail: { space: most.space, file: most.file, views: counts.length },
  };
}
