import { expect, test } from 'vitest';
import { sessionEnd } from './sessionEnd.ts';

const minute = 60_000;
const hour = 60 * minute;
const at = (idle: number, whole: number | null) =>
  sessionEnd({
    now: 100 * hour,
    lastActAt: 100 * hour - idle,
    startedAt: whole === null ? null : 100 * hour - whole,
  });

test('security-H7: half an hour without an act ends it, and the last five minutes say so', () => {
  expect(at(24 * minute, hour)).toEqual({ what: 'nothing' });
  expect(at(25 * minute, hour)).toEqual({ what: 'idle', minutes: 5 });
  expect(at(29.5 * minute, null)).toEqual({ what: 'idle', minutes: 1 });
  expect(at(30 * minute, hour)).toEqual({ what: 'ended' });
});

test('security-H7: twelve hours end it, whatever one does, and the last quarter of an hour says so', () => {
  expect(at(0, 11 * hour)).toEqual({ what: 'nothing' });
  expect(at(0, 11.75 * hour)).toEqual({ what: 'whole', minutes: 15 });
  expect(at(0, 12 * hour)).toEqual({ what: 'ended' });
  expect(at(29 * minute, 11.9 * hour)).toEqual({ what: 'whole', minutes: 6 });
});
