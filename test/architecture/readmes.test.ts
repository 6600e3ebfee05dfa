import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { trackedFiles } from '../support/trackedFiles.ts';

const tracked = trackedFiles();

/** src/x and src/features/x, of whatever is tracked in them. */
const rooms = [
  ...new Set(
    tracked.flatMap((f) => /^src\/(features\/[^/]+|(?!features\/)[^/]+)\//.exec(f)?.[0].slice(0, -1) ?? []),
  ),
  'src/features',
];

test('every room of src has a README of 3 to 120 lines', () => {
  expect(rooms.length).toBeGreaterThan(15);
  const wrong = rooms.filter((room) => {
    const readme = join(room, 'README.md');
    if (!tracked.includes(readme)) return true;
    const lines = readFileSync(readme, 'utf8').split('\n').length;
    return lines < 4 || lines > 121;
  });
  expect(wrong).toEqual([]);
});

/** A file that a README names is of its own room (`frame/panelSpec.ts`), from the top, or the contract's. */
function missingIn(readme: string): string[] {
  const names = [...readFileSync(readme, 'utf8').matchAll(/`([\w./-]+\.(?:tsx?|css|sql))`/g)].map(
    ([, name]) => name ?? '',
  );
  const room = dirname(readme);
  return names
    .filter((name) => {
      if ([name, join(room, name), join('supabase/functions/_shared', name)].some(existsSync)) return false;
      return !tracked.some((f) => f.startsWith(`${room}/`) && f.endsWith(`/${name}`));
    })
    .map((name) => `${readme}: ${name}`);
}

test('a file that the README of a room names is there', () => {
  const readmes = rooms.map((room) => join(room, 'README.md')).filter((f) => existsSync(f));
  expect(readmes.flatMap(missingIn)).toEqual([]);
});
