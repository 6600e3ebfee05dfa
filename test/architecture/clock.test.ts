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
