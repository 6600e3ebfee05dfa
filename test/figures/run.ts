// npm run figures [-- NAME…]: measures against real parts, prints one JSON line a figure and, for several, a table.
import { readdirSync } from 'node:fs';
import type { Figure, Measure } from './figure.ts';

const names = readdirSync(import.meta.dirname)
  .filter((f) => f.endsWith('.ts') && !['run.ts', 'figure.ts'].includes(f) && !f.endsWith('.test.ts'))
  .map((f) => f.slice(0, -3));

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(
    `そのような指標はありません / no such figure: ${unknown.join(', ')}. あるもの / known: ${names.join(', ')}`,
  );
  process.exit(2);
}

const results: Figure[] = [];
for (const name of asked.length > 0 ? asked : names) {
  const { default: measure } = (await import(`./${name}.ts`)) as { default: Measure };
  const { detail, ...figure } = await measure();
  if (detail !== undefined) console.error(JSON.stringify(detail));
  console.log(JSON.stringify(figure));
  results.push(figure);
}
if (results.length > 1) {
  console.table(
    Object.fromEntries(
      results.map((r) => [r.figure, { value: r.value, unit: r.unit, target: r.target, holds: r.holds }]),
    ),
  );
}
process.exit(results.every((r) => r.holds) ? 0 : 1);
