import { expect, it } from 'vitest';
import { parseBuildEnv } from './env.ts';

it('takes an empty setting as not set', () => {
  expect(parseBuildEnv({ VITE_SUPABASE_URL: '', MODE: 'test' })).toEqual({});
});

it('refuses an address that is none', () => {
  expect(() => parseBuildEnv({ VITE_SUPABASE_URL: 'somewhere' })).toThrow();
});
