import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface SqlFile {
  /** `05_households.sql` */
  name: string;
  text: string;
}

export const schemasDir = path.resolve(import.meta.dirname, '../../schemas');
export const migrationsDir = path.resolve(import.meta.dirname, '../../migrations');

/** The SQL files of a folder in the order of their names. */
export function readSqlFiles(dir: string): SqlFile[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(dir, name), 'utf8') }));
}

/** Bodies may name what a later file makes: topics, not dependencies, order the schemas. */
const head = `-- Written by npm run db:diff from supabase/schemas; never edited by hand.
set check_function_bodies = off;
`;

/** One migration that makes all of the schemas in an empty database. */
export function baselineOf(schemas: SqlFile[]): string {
  return [head, ...schemas.map(({ name, text }) => `-- ${name}\n${text}`)].join('\n');
}

/** A later migration from its statements. */
export const migrationOf = (statements: string[]): string => `${head}\n${statements.join('\n\n')}\n`;

const digestFile = path.join(migrationsDir, 'digests.json');

/** SHA-256 of each released migration, by file name. */
export function readDigests(): Record<string, string> {
  return JSON.parse(readFileSync(digestFile, 'utf8')) as Record<string, string>;
}

export function digestsOf(migrations: SqlFile[]): Record<string, string> {
  return Object.fromEntries(
    migrations.map(({ name, text }) => [name, createHash('sha256').update(text).digest('hex')]),
  );
}

/** Freezes what the folder holds now: from here on a test refuses any other text under these names. */
export function writeDigests(): void {
  writeFileSync(digestFile, `${JSON.stringify(digestsOf(readSqlFiles(migrationsDir)), null, 2)}\n`);
}
