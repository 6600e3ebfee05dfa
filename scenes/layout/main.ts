// npm run layout -- parts | check <town> | plan <town>: what there is, what is wrong, and a map of it, without baking.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawPlan } from './drawPlan.ts';
import { LayoutError } from './LayoutError.ts';
import { readLayoutText } from './layoutSource.ts';
import { tellParts } from './tellParts.ts';

const usage = `使い方 / Usage:
  npm run layout -- parts          使える部品の一覧 / every part and its options
  npm run layout -- check <town>   scenes/layouts/<town>/layout.json を調べる / checks it
  npm run layout -- plan <town>    地図を .look/<town>-plan.svg にかく / draws a map of it`;

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}

const [verb, town] = process.argv.slice(2);
if (verb === 'parts') process.stdout.write(`${tellParts()}\n`);
else if ((verb === 'check' || verb === 'plan') && town !== undefined) {
  const name = `scenes/layouts/${town}/layout.json`;
  const text = await readFile(new URL(`../layouts/${town}/layout.json`, import.meta.url), 'utf8').catch(() =>
    fail(`${name} がありません。\nThere is no ${name}.`),
  );
  try {
    const arranged = readLayoutText(text, name);
    const { buildings, places, spots } = arranged.layout;
    process.stdout.write(
      `${name}: よいです（建物 ${buildings.length}、施設 ${places.length}、スポット ${spots.length}） / is in order\n`,
    );
    if (verb === 'plan') {
      const folder = new URL('../../.look/', import.meta.url);
      await mkdir(folder, { recursive: true });
      const file = fileURLToPath(new URL(`${town}-plan.svg`, folder));
      await writeFile(file, drawPlan(arranged));
      process.stdout.write(`${file}\n`);
    }
  } catch (error) {
    if (error instanceof LayoutError) fail(error.message);
    throw error;
  }
} else fail(usage);
