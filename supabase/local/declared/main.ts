// npm run db:diff -- NAME: writes the migration that brings what was released to what supabase/schemas declares, tries
// it, and freezes it. Without a name: only compares, and freezes what stands in supabase/migrations when it is equal.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { diffCatalogs, tellDifferences } from './diffCatalogs.ts';
import { diffTables } from './diffTables.ts';
import { freePort } from './freePort.ts';
import { loadSql } from './loadSql.ts';
import { readCatalog } from './readCatalog.ts';
import {
  baselineOf,
  migrationOf,
  migrationsDir,
  readSqlFiles,
  schemasDir,
  writeDigests,
} from './sqlFiles.ts';
import { launchThrowawayCluster } from './throwawayCluster.ts';
import { writeChanges } from './writeChanges.ts';

const name = process.argv[2];
if (name !== undefined && !/^[a-z]+(_[a-z]+)*$/.test(name)) {
  console.error('db:diff: the name is a verb and an object in snake_case: add_reading_to_households');
  process.exit(2);
}

const stamp = (): string => new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const fileFor = (chosen: string): string => path.join(migrationsDir, `${stamp()}_${chosen}.sql`);

const schemas = readSqlFiles(schemasDir);
const migrations = readSqlFiles(migrationsDir);

if (migrations.length === 0) {
  writeFileSync(fileFor(name ?? 'begin_baseline'), baselineOf(schemas));
  writeDigests();
} else {
  const port = await freePort();
  const cluster = await launchThrowawayCluster(port);
  try {
    const released = await cluster.makeDatabase('released');
    const declared = await cluster.makeDatabase('declared');
    await loadSql(released, migrations);
    await loadSql(declared, schemas);
    const target = await readCatalog(declared);
    let differences = diffCatalogs(await readCatalog(released), target);
    if (differences.length > 0 && name !== undefined) {
      const password = 'only-until-this-command-ends';
      await declared.unsafe(`alter role postgres password '${password}'`);
      const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
      const file = fileFor(name);
      const text = migrationOf(
        writeChanges(differences, target, await diffTables(urlOf('released'), urlOf('declared'))),
      );
      writeFileSync(file, text);
      try {
        await loadSql(released, [{ name: path.basename(file), text }]);
      } catch (error) {
        console.error(`${path.relative('.', file)} does not run yet; mend it by hand, then npm run db:diff`);
        throw error;
      }
      differences = diffCatalogs(await readCatalog(released), target);
      console.log(path.relative('.', file));
    }
    if (differences.length > 0) {
      console.error(tellDifferences(differences));
      console.error(`${differences.length} differences between supabase/migrations and supabase/schemas`);
      process.exitCode = 1;
    } else writeDigests();
  } finally {
    await cluster.close();
  }
}
