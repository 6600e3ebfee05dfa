import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync('supabase/README-insight.md', 'utf8');
const way = readme.slice(readme.indexOf('## Every file and function'), readme.indexOf('Beside it:'));
const rows = [...way.matchAll(/^\| `([^`]+)`\s+\| (.*)\|$/gm)].map(([, file = '', what = '']) => ({
  file,
  functions: [...what.matchAll(/`((?:private|public)\.[a-z_]+)`/g)].map(([, name = '']) => name),
}));

test(
  'README-insight names every file between collect and a number, ' +
    'eight at most, and each function is in its file',
  () => {
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.length).toBeLessThanOrEqual(8);
    expect(rows.flatMap(({ functions }) => functions).length).toBeGreaterThan(10);
    const missing = rows.flatMap(({ file, functions }) => {
      if (!existsSync(file)) return [file];
      const text = readFileSync(file, 'utf8');
      return functions
        .filter((name) => !text.includes(`create function ${name}(`))
        .map((name) => `${file}: ${name}`);
    });
    expect(missing).toEqual([]);
  },
);

test('what works days out and answers is all named there', () => {
  const named = new Set(rows.flatMap(({ functions }) => functions));
  const called = new Set<string>();
  const bodies = new Map<string, string>();
  for (const { file } of rows.filter(({ file: path }) => path.endsWith('.sql')))
    for (const [, name = '', body = ''] of readFileSync(file, 'utf8').matchAll(
      /create function ([a-z_.]+)\(([\s\S]*?)(?=\ncomment on function)/g,
    ))
      bodies.set(name, body);
  // From where the job and the page begin, what changes or reads facts and sums.
  const follow = (name: string) => {
    if (called.has(name)) return;
    called.add(name);
    for (const next of bodies.keys()) if (bodies.get(name)?.includes(`${next}(`)) follow(next);
  };
  follow('private.roll_up_marked_days');
  follow('public.insight_table');
  const tables = /public\.(visit_facts|visit_seen|day_sums)\b/;
  const touching = [...called].filter((name) => tables.test(bodies.get(name) ?? ''));
  expect(touching.length).toBeGreaterThan(5);
  expect(touching.filter((name) => !named.has(name))).toEqual([]);
});
