import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { meantParameters } from '../../src/shared/shareAddress.ts';
import { trackedFiles } from '../support/trackedFiles.ts';

/** Read from a query, and this reader's own: what was kept, where a form stands, what only staff or tests ask for. */
const own = ['kept', 'step', 'about', 'overlay', 'probe', 'utm_campaign', 'c'];

const visitors =
  /^src\/(app\/visitor|features\/(area-map|consult|places|tour|welcome)|domain|i18n|tracking)\//;

test(
  'bugs-F11: every parameter that a visitor’s page reads either ' +
    'goes with a shared address or is the reader’s own',
  () => {
    const read = trackedFiles()
      .filter((file) => visitors.test(file) && /(?<!\.test)\.tsx?$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .filter((code) => code.includes('URLSearchParams') || code.includes('useSearch'))
      .flatMap((code) => [...code.matchAll(/\.(?:get|has)\('(\w+)'\)/g)].map((m) => m[1] ?? ''));
    expect([...new Set(read)].sort()).toEqual([...meantParameters, ...own].sort());
  },
);
