// npm run town:add -- supabase/seed/shiomi [--without-3d]: a town pack into the running or the stopped server.
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { readScene } from '../database/registerScenes.ts';
import { openTownDatabase } from '../import/openTownDatabase.ts';
import { StartRefused } from '../StartRefused.ts';
import { warnWithoutStaff } from '../database/warnWithoutStaff.ts';
import { addTown } from './addTown.ts';
import { readPack, type ReadPack } from './readPack.ts';

const usage = `使い方 / Usage: npm run town:add -- supabase/seed/shiomi [--without-3d]
  --without-3d   3D の場面がなくても入れます / adds the town without its scene`;
const repository = path.resolve(import.meta.dirname, '../../..');

function fail(...lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { 'without-3d': { type: 'boolean' } } });
  } catch (error) {
    return fail((error as Error).message, usage);
  }
}

async function read(folder: string): Promise<ReadPack> {
  try {
    const found = await readPack(folder);
    if (found) return found;
  } catch (error) {
    if (!v.isValiError(error)) throw error;
    const list = error.issues.map(
      (issue) => `  ${v.getDotPath(issue) ?? ''}: ${issue.message.slice(0, 200)}`,
    );
    return fail(
      `${folder} は町の内容（townPack）になっていません。`,
      'It is not a town pack (supabase/functions/_shared/contract/townPack.ts):',
      ...list,
    );
  }
  return fail(`${folder}/index.ts がありません。`, `There is no ${folder}/index.ts.`, usage);
}

const { values, positionals } = readArguments();
if (positionals.length !== 1) fail('町のフォルダーを一つ書いてください。', 'Name one folder.', usage);
const { pack } = await read(path.resolve(positionals[0] ?? ''));
const { town_id: townId, scene_id: sceneId, name } = pack.town;
const scenesDir = path.join(repository, 'public/scenes');
const with3d = values['without-3d'] !== true;
// Asked before a database is started for it.
if (with3d && sceneId !== undefined && !(await readScene(scenesDir, sceneId)))
  fail(
    `3D の場面 ${sceneId} がまだありません。先に: npm run scenes -- ${sceneId}`,
    `The scene ${sceneId} is not built yet. First: npm run scenes -- ${sceneId} (or add --without-3d)`,
  );
try {
  const database = await openTownDatabase(process.env.HIROBA_DATA_DIR ?? '.data', process.env);
  if (!database.sql) fail('データベースがありません。', 'There is no database.');
  const { sql } = database;
  const warnings: string[] = [];
  const added = await addTown(sql, pack, scenesDir, with3d)
    .then(async (done) => {
      await warnWithoutStaff(sql, townId, (line) => warnings.push(line));
      return done;
    })
    .finally(() => database.close());
  if (!added.ok)
    fail(
      added.reason === 'scene_missing'
        ? `3D の場面 ${added.sceneId} がなくなりました。 / The scene ${added.sceneId} is gone.`
        : `場面にないもの（space: と spot:）があります: ${added.ids}\nThe scene lacks: ${added.ids}. ` +
            'Put them into its layout, build it again, and add once more.',
    );
  else {
    const words = {
      new: ['を入れました', 'was added'],
      changed: ['を新しくしました', 'was brought up to date'],
      unchanged: ['は、もう同じものが入っています', 'is there already, unchanged'],
    }[added.change];
    console.log(`${name.ja}${words[0]}（第${added.revision}版） → /${townId}`);
    console.log(`${name.en ?? name.ja} ${words[1]} (revision ${added.revision}) → /${townId}`);
    for (const line of warnings) console.log(line);
  }
} catch (error) {
  if (error instanceof StartRefused) fail(error.message);
  throw error;
}
