import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { say } from './say.ts';
import { StartRefused } from './StartRefused.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const sources = ['src', 'public', 'supabase/functions/_shared', 'vite.config.ts', 'package-lock.json'];

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const visit = async (file: string): Promise<void> => {
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory())
      for (const name of (await readdir(file)).sort()) await visit(path.join(file, name));
    else if (found) hash.update(`${path.relative(repository, file)} ${found.size} ${found.mtimeMs}\n`);
  };
  for (const source of sources) await visit(path.join(repository, source));
  for (const [name, value] of Object.entries(process.env).sort())
    if (name.startsWith('VITE_')) hash.update(`${name}=${value ?? ''}\n`);
  return hash.digest('hex');
}

function runVite(): Promise<void> {
  const vite = path.resolve(
    path.dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin/vite.js',
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new StartRefused(
            '画面のビルドに失敗しました（上の表示をご覧ください）。',
            'Building the client failed; see above.',
          ),
        );
    });
  });
}

/** Builds the client into dist, unless dist was built from exactly these sources and settings. */
export async function buildClient(): Promise<void> {
  const note = path.join(repository, '.cache/client-build');
  const wanted = await fingerprint();
  const built =
    existsSync(path.join(repository, 'dist/index.html')) &&
    existsSync(note) &&
    readFileSync(note, 'utf8') === wanted;
  if (built) return;
  say('画面を組み立てています…', 'Building the client…');
  await runVite();
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, wanted);
}
