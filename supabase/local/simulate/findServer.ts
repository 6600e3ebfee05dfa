import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { StartRefused } from '../StartRefused.ts';

const config = v.object({ supabaseKey: v.string() });
const secrets = v.object({ anonKey: v.string(), serviceKey: v.string() });

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
 * The service key of the server at `url`: without it nobody may say that a family is made up. A data folder's public
 * key is its own, so it tells whether that server serves this very folder: else families would come in at one town's
 * door and be looked for, and set back in time, in another's data.
 * @param dataDir null: the database is elsewhere, and there is no folder to compare.
 * @param given the service key where there is no folder to read it from.
 * @throws StartRefused when no server answers there, one of other data, or the key is not given.
 */
export async function findServer(url: string, dataDir: string | null, given?: string): Promise<string> {
  const key = await publicKeyAt(url);
  if (dataDir === null) {
    if (given) return given;
    throw new StartRefused(
      'SUPABASE_DB_URL のデータへ送るときは、service_role の鍵を SUPABASE_SERVICE_ROLE_KEY で書いてください。',
      'To send to the data of SUPABASE_DB_URL, give the service_role key as SUPABASE_SERVICE_ROLE_KEY.',
    );
  }
  const file = path.join(dataDir, 'secrets.json');
  const own = existsSync(file) ? v.parse(secrets, JSON.parse(readFileSync(file, 'utf8'))) : null;
  if (own?.anonKey === key) return own.serviceKey;
  throw new StartRefused(
    `${url} で開いている広場は、このデータ（${dataDir}）のものではありません。データを HIROBA_DATA_DIR で、場所を PORT か --url で書いてください。`,
    `The Hiroba open at ${url} is not the one of this data (${dataDir}). Say ` +
      'which data by HIROBA_DATA_DIR, and where by PORT or --url.',
  );
}
