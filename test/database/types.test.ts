import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateTypes } from '../../supabase/local/database/generateTypes.ts';

test('the committed types and privileges are those of the migrations (npm run db:types)', async () => {
  const { types, privileges } = await generateTypes();
  expect(readFileSync('src/data/database.types.ts', 'utf8')).toBe(types);
  expect(readFileSync('supabase/privileges.txt', 'utf8')).toBe(privileges);
});
