import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventReaders } from '../../supabase/functions/_shared/contract/eventReaders.ts';
import { visitEvent } from '../../supabase/functions/_shared/contract/visit.ts';
import { trackedFiles } from '../support/trackedFiles.ts';

const inContract = visitEvent.options.map((option) => option.entries.name.literal).sort();
const documented = [...readFileSync('src/tracking/README.md', 'utf8').matchAll(/^\| `([a-z_]+)`/gm)]
  .map((m) => m[1])
  .sort();
const sent = trackedFiles()
  .filter((f) => /^src\/.*\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f))
  .flatMap((f) => [...readFileSync(f, 'utf8').matchAll(/\btrack\(\s*'([a-z_]+)'/g)].map((m) => m[1] ?? ''));

test('every event in the contract is documented, and nothing else is', () => {
  expect(inContract.length).toBeGreaterThan(10);
  expect(documented).toEqual(inContract);
});

test('every event the code sends is in the contract, and every event in the contract is sent', () => {
  const dwelled = ['place_dwelled', 'spot_dwelled', 'area_dwelled']; // sent by the dwell clock
  expect([...new Set([...sent, ...dwelled])].sort()).toEqual(inContract);
});

test('every event in the contract is read by somebody, or we stop asking for it', () => {
  const sql = trackedFiles()
    .filter((f) => /^supabase\/schemas\/.*\.sql$/.test(f))
    .map((f) => readFileSync(f, 'utf8'))
    .join('\n');
  const inSql = inContract.filter((name) => sql.includes(`'${name}'`));
  const elsewhere = Object.entries(eventReaders).filter(([name, file]) =>
    new RegExp(`\\b${name}\\b`).test(readFileSync(file, 'utf8')),
  );
  expect([...new Set([...inSql, ...elsewhere.map(([name]) => name)])].sort()).toEqual(inContract);
});
