import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { StartRefused } from '../StartRefused.ts';

const config = v.object({ supabaseKey: v.string() });
const secrets = v.object({ anonKey: v.string() });

async function publicKeyAt(url: string): Promise<string> {
  try {
    return v.parse(config, await (await fetch(`${url}/config.json`)).json()).supabaseKey;
  } catch (cause) {
    throw new StartRefused(
      `${url} で広場が開いていません。npm start で開くか、PORT か --url で場所を書いてください。`,
      `No Hiroba is open at ${url}. Open it with npm start, or say where by PORT or --url.`,
      { cause },
    );
  }
}

/**
 * The public key of the server at `url`. A data folder's key is its own, so it tells whether that server serves this
 * very folder: else families would come in at one town's door and be looked for, and set back in time, in another's
 * data.
 * @param dataDir null: the database is elsewhere, and there is no folder to compare.
 * @throws StartRefused when no server answers there, or one of other data.
 */
export async function findServer(url: string, dataDir: string | null): Promise<string> {
  const key = await publicKeyAt(url);
  if (dataDir === null) return key;
  const file = path.join(dataDir, 'secrets.json');
  const own = existsSync(file) ? v.parse(secrets, JSON.parse(readFileSync(file, 'utf8'))).anonKey : null;
  if (own === key) return key;
  throw new StartRefused(
    `${url} で開いている広場は、このデータ（${dataDir}）のものではありません。データを HIROBA_DATA_DIR で、場所を PORT か --url で書いてください。`,
    `The Hiroba open at ${url} is not the one of this data (${dataDir}). Say ` +
      'which data by HIROBA_DATA_DIR, and where by PORT or --url.',
  );
}
