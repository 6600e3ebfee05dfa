import { expect, it } from 'vitest';
import { cachedLoader } from './cachedLoader.ts';

it('asks once for what came, and again for what failed', async () => {
  let calls = 0;
  const loader = cachedLoader((key) => {
    calls += 1;
    return calls === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(`${key}${calls}`);
  });
  await expect(loader.load('a')).rejects.toThrow('offline');
  expect(loader.peek('a')).toBeUndefined();
  expect(await loader.load('a')).toBe('a2');
  expect(await loader.load('a')).toBe('a2');
  expect(loader.peek('a')).toBe('a2');
  loader.forget('a');
  expect(await loader.load('a')).toBe('a3');
});
