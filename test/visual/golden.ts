// npm run golden [-- NAME…]: takes the golden pictures anew. Look at every one of them before committing.
// npm run golden -- --compare: writes nothing, prints how much each picture differs from its golden one: for measuring.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Photographer } from './Photographer.ts';
import { nameOf, views } from './views.ts';

export const goldens = path.join(import.meta.dirname, 'goldens');
export const goldenFile = (name: string): string => path.join(goldens, `${name}.webp`);

if (process.argv[1] === import.meta.filename) {
  const args = process.argv.slice(2);
  const asked = args.filter((a) => !a.startsWith('--'));
  const wanted = views.filter((v) => asked.length === 0 || asked.some((a) => nameOf(v).includes(a)));
  if (wanted.length === 0) {
    console.error(
      `どの絵でもありません / no such picture. ある名前 / known: ${views.map(nameOf).join(', ')}`,
    );
    process.exit(2);
  }
  mkdirSync(goldens, { recursive: true });
  const photographer = await Photographer.open();
  try {
    for (const view of wanted) {
      const name = nameOf(view);
      const webp = await photographer.take(view);
      const before = existsSync(goldenFile(name)) ? readFileSync(goldenFile(name)) : null;
      const change = before ? `${((await photographer.difference(before, webp)) * 100).toFixed(3)} %` : 'new';
      if (!args.includes('--compare')) writeFileSync(goldenFile(name), webp);
      console.log(`${name}: ${webp.length} bytes, ${change}`);
    }
  } finally {
    await photographer.close();
  }
  const known = new Set(views.map((v) => `${nameOf(v)}.webp`));
  if (!args.includes('--compare'))
    for (const file of readdirSync(goldens)) if (!known.has(file)) rmSync(path.join(goldens, file));
}
