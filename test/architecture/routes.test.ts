import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages, townPages } from '../../supabase/functions/_shared/contract/pages.ts';
import { trackedFiles } from '../support/trackedFiles.ts';

const table = 'supabase/functions/_shared/contract/pages.ts';
const paths = pages.map((page) => townPages[page].path.replace('/:id', '')).filter((path) => path !== '');
// `/${townId}/map`, '/:town/map', path.endsWith('/map'): an address that would not follow the table
const byHand = new RegExp(`(\\$\\{[^}]*\\}|:town|endsWith\\(['"\`])/(${[...new Set(paths)].join('|')})\\b`);

test('no code writes the address of a town page by hand: it asks the route table', () => {
  const code = trackedFiles().filter(
    (file) => /^(src|supabase\/(local|functions))\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  const found = code
    .filter((file) => file !== table)
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => byHand.test(line) && !/^import|\/functions\/v1\//.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
