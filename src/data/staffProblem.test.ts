import { expect, test } from 'vitest';
import { problemCode, problemOf } from './staffProblem.ts';

test('a request that never arrived is offline, not a fault of the server', () => {
  expect(problemOf({ message: 'TypeError: Failed to fetch' }, 0).code).toBe('offline');
});

test('an expired session, a missing role and a refusal are told apart', () => {
  expect(problemOf({ message: 'JWT expired', code: 'PGRST303' }, 401).code).toBe('signed_out');
  expect(problemOf({ message: 'not_permitted', code: '42501' }, 403).code).toBe('not_permitted');
  expect(problemOf({ message: 'not_permitted', code: '42501' }, 400).code).toBe('not_permitted');
  const refused = problemOf({ message: 'scene_lacks_ids', code: 'P0001', details: 'river-ford' }, 400);
  expect(refused).toMatchObject({ code: 'refused', reason: 'scene_lacks_ids', detail: 'river-ford' });
});

test('what is no problem of ours is shown as unavailable', () => {
  expect(problemCode(new RangeError('bug'))).toBe('unavailable');
});
