import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { trackedFiles } from '../support/trackedFiles.ts';

const sources = trackedFiles().filter(
  (f) =>
    /\.(ts|tsx|sql|css)$/.test(f) &&
    !f.endsWith('database.types.ts') &&
    !f.startsWith('supabase/migrations/'),
);

test('no file is longer than 400 lines', () => {
  expect(sources.length).toBeGreaterThan(100);
  const long = sources.filter((f) => readFileSync(f, 'utf8').split('\n').length > 400);
  expect(long).toEqual([]);
});

test('no line is longer than 120 characters', () => {
  // Rows of made-up municipal files: what cities write is as long as it is.
  const quoting = ['test/database/import.test.ts'];
  const long = sources
    .filter((f) => !quoting.includes(f))
    .flatMap((f) =>
      readFileSync(f, 'utf8')
        .split('\n')
        .flatMap((line, at) => (Array.from(line).length > 120 ? [`${f}:${at + 1}`] : [])),
    );
  expect(long).toEqual([]);
});

test('half of the files have at most 70 lines, nine of ten at most 200', () => {
  const lines = sources
    .filter((f) => !f.endsWith('.css'))
    .map((f) => readFileSync(f, 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length * 0.5)]).toBeLessThanOrEqual(70);
  expect(lines[Math.floor(lines.length * 0.9)]).toBeLessThanOrEqual(200);
});

test('files are named for what they hold', () => {
  expect(
    sources.filter(
      (f) => /^(hooks|utils?|helpers?|misc|common)\.tsx?$/.test(basename(f)) && !f.startsWith('src/i18n/'),
    ),
  ).toEqual([]);
});

test('src is at most four folders deep', () => {
  expect(sources.filter((f) => f.startsWith('src/') && f.split('/').length > 5)).toEqual([]);
});

test(
  'three stays in world and scenes, maps stay in the map, and only ' +
    'world/react and the first picture drive frames',
  () => {
    const src = sources.filter((f) => f.startsWith('src/') && !/\.test\.tsx?$/.test(f));
    const using = (pattern: RegExp) => src.filter((f) => pattern.test(readFileSync(f, 'utf8')));
    expect(using(/from 'three(\/|')/).filter((f) => !f.startsWith('src/world/'))).toEqual([]);
    expect(
      using(/from '(mapbox-gl|maplibre-gl|react-map-gl)/).filter(
        (f) => !f.startsWith('src/features/area-map/'),
      ),
    ).toEqual([]);
    expect(
      using(/\b(useFrame|requestAnimationFrame)\(/).filter((f) => !/^src\/world\/(react|first)\//.test(f)),
    ).toEqual([]);
  },
);

test('the fixed top level is kept', () => {
  const top = new Set(
    trackedFiles()
      .map((f) => f.split('/')[0])
      .filter((f) => !f?.startsWith('.')),
  );
  const allowed = [
    'package.json',
    'package-lock.json',
    'vite.config.ts',
    'tsconfig.json',
    'eslint.config.js',
    'src',
    'scenes',
    'public',
    'supabase',
    'test',
    'README.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'THIRD_PARTY_NOTICES.md',
  ];
  expect([...top].filter((f) => !allowed.includes(f ?? ''))).toEqual([]);
});

test('nothing tracked holds a secret or the path of one machine', () => {
  const texts = trackedFiles().filter(
    (f) => /\.(ts|tsx|js|json|md|sql|toml|yml|sh|html|css)$|^\.ci\//.test(f) && f !== 'package-lock.json',
  );
  const bad = texts.filter((f) => {
    const text = readFileSync(f, 'utf8');
    return (
      /(^|[^A-Za-z0-9_.])\/(work|root|home\/[a-z]+)\//.test(text) || /eyJhbGciOi[A-Za-z0-9_-]{20,}/.test(text)
    );
  });
  expect(bad.filter((f) => !f.endsWith('files.test.ts'))).toEqual([]);
});
