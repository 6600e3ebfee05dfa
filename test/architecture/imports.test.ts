import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';
import { allows } from './directions.ts';

let modules: ICruiseResult['modules'] = [];

beforeAll(async () => {
  const result = await cruise(
    ['src', 'scenes', 'supabase', 'test'],
    {
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist|public)/' },
      tsPreCompilationDeps: true,
    },
    { extensions: ['.ts', '.tsx', '.js', '.css'] },
  );
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered text');
  modules = result.output.modules.filter((m) => /^(src|scenes|supabase|test)\/.*\.tsx?$/.test(m.source));
}, 120_000);

const isOurs = (path: string) =>
  /^(src|scenes|supabase|test|public)\//.test(path) || path === 'vite.config.ts';

/** node_modules/@scope/name/… -> @scope/name/…, node:fs stays. */
const packageName = (resolved: string, written: string) =>
  resolved.includes('node_modules/') ? written : written.replace(/^node:/, 'node:');

test('every import goes in a direction the house allows', () => {
  expect(modules.length).toBeGreaterThan(100);
  const wrong = modules.flatMap((m) =>
    m.dependencies
      .filter((d) => !/\.(css|json|svg|webp|woff2)(\?|$)/.test(d.module) || !isOurs(d.resolved))
      .filter((d) => {
        const ours = isOurs(d.resolved);
        return !allows(m.source, ours ? d.resolved : packageName(d.resolved, d.module), ours);
      })
      .map((d) => `${m.source} -> ${d.module}`),
  );
  expect(wrong).toEqual([]);
});

test('no import goes round in a circle', () => {
  // Types are gone when the code runs: a circle that one `import type` closes is none.
  const circles = modules.flatMap((m) =>
    m.dependencies
      .filter((d) => d.circular && !d.cycle?.some((step) => step.dependencyTypes.includes('type-only')))
      .map((d) => d.cycle?.map((step) => step.name).join(' -> ')),
  );
  expect(circles).toEqual([]);
});
