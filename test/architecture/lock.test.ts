import { expect, test } from 'vitest';
import { missingFromLock, readLock } from '../support/completeLock.ts';

test('the lock names every platform’s optional packages (npm run lock:complete), or npm ci refuses', () => {
  expect(missingFromLock(readLock())).toEqual([]);
});
