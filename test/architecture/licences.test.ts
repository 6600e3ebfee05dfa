import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLock } from '../support/completeLock.ts';
import { findWrong } from '../support/licences/findWrong.ts';
import { makeSbom } from '../support/licences/sbom.ts';

const notices = readFileSync('THIRD_PARTY_NOTICES.md', 'utf8');
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
const shipped = Object.keys(dependencies);

test('npm run check:licences: every package has a licence we may use, and the notices name what is shipped', () => {
  expect(findWrong(makeSbom(), readLock(), notices, shipped)).toEqual([]);
});

test('the same lock gives the same SBOM', () => {
  expect(JSON.stringify(makeSbom())).toBe(JSON.stringify(makeSbom()));
});

test('a package under another licence, one that the SBOM lacks and an old notice are told', () => {
  const sbom = makeSbom();
  const at = sbom.components.findIndex(({ name }) => name === 'hono');
  const gone = sbom.components.splice(at, 1);
  const licenses = [{ license: { id: 'AGPL-3.0-only' } }];
  sbom.components.push(...gone.map((hono) => ({ ...hono, name: 'honored', licenses })));
  const wrong = findWrong(sbom, readLock(), notices.replace('| 19.3.1 ', '| 18.0.0 '), [
    ...shipped,
    'leftpad',
  ]);
  expect(wrong).toContain('not in the SBOM: hono');
  expect(wrong).toContain('honored: AGPL-3.0-only is not allowed');
  expect(wrong).toContain('notices: leftpad is missing');
  expect(wrong.some((line) => line.startsWith('notices: react 18.0.0 is not what is installed'))).toBe(true);
});
