import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every function takes what is posted by receiveJson: the server before it reads no body that it does not', () => {
  const folder = 'supabase/functions';
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '_shared')
    .map(({ name }) => name);
  expect(names.length).toBeGreaterThan(3);
  const without = names.filter(
    (name) => !readFileSync(`${folder}/${name}/handler.ts`, 'utf8').includes('return receiveJson({'),
  );
  expect(without).toEqual([]);
});
