import { expect, test } from 'vitest';
import {
  digestsOf,
  migrationsDir,
  readDigests,
  readSqlFiles,
} from '../../supabase/local/declared/sqlFiles.ts';

test('a released migration keeps its text: what was applied somewhere can never be edited', () => {
  const now = digestsOf(readSqlFiles(migrationsDir));
  expect(Object.keys(now).length).toBeGreaterThan(0);
  expect(now).toEqual(readDigests());
});

test('migrations are named by time, verb and object', () => {
  const names = readSqlFiles(migrationsDir).map(({ name }) => name);
  expect(names.filter((name) => !/^\d{14}_[a-z]+(_[a-z]+)+\.sql$/.test(name))).toEqual([]);
});
