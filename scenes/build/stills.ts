import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './sources.ts';
import { Viewer } from './Viewer.ts';

/** The welcome page's pictures, wide and for phones, from the rich scene. */
export async function takeStills(sceneId: string, log: (line: string) => void): Promise<void> {
  const viewer = await Viewer.open(sceneId);
  try {
    const { entry_space: entrySpace } = viewer.manifest;
    const space = viewer.manifest.spaces.find((s) => s.space_id === entrySpace);
    await viewer.load(entrySpace, 'rich', { season: 'spring', hour: 'noon' });
    for (const [name, viewpointId, width, height, limit] of [
      ['welcome', 'welcome', 1600, 900, 120_000],
      ['welcome-phone', 'welcome-phone', 780, 1200, 80_000],
    ] as const) {
      const view =
        space?.viewpoints.find((v) => v.viewpoint_id === viewpointId) ??
        space?.viewpoints.find((v) => v.viewpoint_id === 'welcome');
      if (!view) throw new Error('no welcome viewpoint');
      await viewer.shoot(view.eye, view.target, view.fov ?? 50, width, height);
      let quality = 0.86;
      let bytes = await viewer.webp(quality);
      while (bytes.length > limit && quality > 0.3) bytes = await viewer.webp((quality -= 0.05));
      await writeFile(join(repository, 'public/scenes', sceneId, `${name}.webp`), bytes);
      log(`${name}.webp: ${bytes.length} bytes at ${quality.toFixed(2)}`);
    }
  } finally {
    await viewer.close();
  }
}
