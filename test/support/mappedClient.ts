import { existsSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

const repository = path.resolve(import.meta.dirname, '../..');
const folder = path.join(repository, '.cache/mapped-client');

export interface MappedClient {
  /** For ServerOptions.clientDirs. */
  dirs: string[];
  /**
   * The source file behind a place in a built script (lines and columns from 0), from the repository's root; null: none
   * known.
   */
  sourceOf: (url: string, line: number, column: number) => string | null;
}

/** The client as `npm run build` makes it, with maps that lead from what ran back to who wrote it. */
export async function buildMappedClient(): Promise<MappedClient> {
  rmSync(folder, { recursive: true, force: true });
  await build({
    root: path.join(repository, 'src'),
    configFile: path.join(repository, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, sourcemap: 'hidden', copyPublicDir: false },
  });
  const maps = new Map<string, SourceMap | null>();
  const mapOf = (script: string): SourceMap | null => {
    const known = maps.get(script);
    if (known !== undefined) return known;
    const file = path.join(folder, `${script}.map`);
    const map = existsSync(file)
      ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof SourceMap>[0])
      : null;
    maps.set(script, map);
    return map;
  };
  return {
    dirs: [folder, path.join(repository, 'public')],
    sourceOf: (url, line, column) => {
      if (!url.startsWith('http')) return null;
      const script = new URL(url).pathname.slice(1);
      const entry = mapOf(script)?.findEntry(line, column);
      if (!entry || !('originalSource' in entry) || !entry.originalSource) return null;
      const written = path.resolve(folder, path.dirname(script), entry.originalSource);
      return path.relative(repository, written).replaceAll('\\', '/');
    },
  };
}
