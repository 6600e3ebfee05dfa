// node scenes/build/preview.ts [space] [viewpoint…] [--rich] [--phone] [--eye=x,y,z --target=x,y,z --fov=n]
// [--at=winter-night,autumn-dusk | --at=all] [--small]: pictures to .look/
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entrySpace, sceneId as home } from '../hoshimi/spaces.ts';
import { hours, seasons, type Hour, type Season } from '../../supabase/functions/_shared/contract/scene.ts';
import { repository } from './sources.ts';
import { Viewer } from './Viewer.ts';

const args = process.argv.slice(2);
const [spaceId = entrySpace, ...names] = args.filter((a) => !a.startsWith('--'));
const detail = args.includes('--rich') ? 'rich' : 'lite';
const given = (name: string) => args.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const [width, height] = args.includes('--phone')
  ? ([390, 844] as const)
  : args.includes('--small')
    ? ([640, 360] as const)
    : ([1280, 720] as const);
const at = given('at') ?? 'spring-noon';
const moments = (at === 'all' ? seasons.flatMap((s) => hours.map((h) => `${s}-${h}`)) : at.split(',')).map(
  (word) => {
    const [season, hour] = word.split('-') as [Season, Hour];
    return { season, hour };
  },
);

const folder = join(repository, '.look');
await mkdir(folder, { recursive: true });
const sceneId = given('scene') ?? home;
const viewer = await Viewer.open(sceneId);
try {
  const space = viewer.manifest.spaces.find((s) => s.space_id === spaceId);
  await viewer.load(spaceId, detail, moments[0] ?? { season: 'spring', hour: 'noon' });
  const eye = given('eye')?.split(',').map(Number);
  const target = given('target')?.split(',').map(Number);
  const views =
    eye && target
      ? [{ viewpoint_id: 'free', eye, target, fov: Number(given('fov') ?? 50) }]
      : (space?.viewpoints ?? []).filter((v) => names.length === 0 || names.includes(v.viewpoint_id));
  for (const moment of moments) {
    await viewer.turn(moment);
    for (const v of views) {
      const shot = await viewer.shoot(v.eye, v.target, v.fov ?? 50, width, height);
      const device = width < 500 ? '-phone' : '';
      const name = `${spaceId}-${v.viewpoint_id}-${detail}${device}-${moment.season}-${moment.hour}.png`;
      await writeFile(join(folder, name), shot.png);
      process.stdout.write(`${name}: ${shot.calls} calls, ${shot.triangles} triangles\n`);
    }
  }
} finally {
  await viewer.close();
}
