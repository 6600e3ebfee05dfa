import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trackedFiles } from '../support/trackedFiles.ts';

/**
 * These read the wall clock by design: the server's clock where nothing was said yet, and stamps that collect sets
 * right.
 */
const readers = ['src/lib/serverClock.ts', 'src/tracking/browser.ts'];

test("bugs-F17: no page asks the reader's clock what day it is: serverNow() says it", () => {
  const found = trackedFiles()
    .filter((file) => /^src\/.*(?<!\.test)\.tsx?$/.test(file) && !readers.includes(file))
    .filter((file) => /new Date\(\)|Date\.now\(\)/.test(readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});

/**
 * Servers that read the wall clock by design: what is compared with stamps that outlive the process, or written as one.
 * Everything in memory (limits, caches, pauses) goes by performance.now(), which no wrong clock moves.
 */
const serverReaders = [
  'supabase/local/auth/', // tokens, codes and bans carry an end of their own
  'supabase/local/backup/',
  'supabase/local/database/createAccounts.ts',
  'supabase/local/declared/main.ts',
  'supabase/local/postgres/makeCluster.ts',
  'supabase/local/postgres/openLog.ts', // ages of files
  'supabase/local/realtime/RealtimeServer.ts', // the end of a token
  'supabase/local/simulate/',
  'supabase/worker/Worker.ts', // the day in Japan
  'supabase/worker/mail/Mailer.ts',
];

test('security-H10: nothing that a server holds in memory goes by the wall clock', () => {
  const found = trackedFiles()
    .filter((file) => /^supabase\/.*(?<!\.test)\.ts$/.test(file))
    .filter((file) => !serverReaders.some((known) => file.startsWith(known)))
    .filter((file) => /new Date\(\)|Date\.now\(\)/.test(readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});
