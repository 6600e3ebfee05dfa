import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateTypes } from '../../supabase/local/database/generateTypes.ts';

test('the committed database types are those of the migrations (npm run db:types)', async () => {
  expect(readFileSync('src/data/database.types.ts', 'utf8')).toBe(await generateTypes());
});
