import { expect, test } from 'vitest';
import { waiting, type WaitingInput } from './waiting.ts';

const now = new Date('2026-11-22T00:00:00Z');
const fresh: WaitingInput = {
  stage: 'new',
  created_at: '2026-11-21T00:00:00Z',
  first_reply_at: null,
  last_contact_at: null,
};

test('a family waits for its first answer from the moment it asked', () => {
  expect(waiting(fresh, now)).toEqual({ kind: 'first_reply', ms: 86_400_000, overdue: false });
});

test('more than three days without a first answer are too long', () => {
  expect(waiting({ ...fresh, created_at: '2026-11-18T23:00:00Z' }, now).overdue).toBe(true);
  expect(waiting({ ...fresh, created_at: '2026-11-19T01:00:00Z' }, now).overdue).toBe(false);
});

test('after the first answer the wait counts from the last step', () => {
  const answered = {
    ...fresh,
    stage: 'consulting' as const,
    created_at: '2026-10-01T00:00:00Z',
    first_reply_at: '2026-10-02T00:00:00Z',
    last_contact_at: '2026-11-12T00:00:00Z',
  };
  expect(waiting(answered, now)).toEqual({ kind: 'follow_up', ms: 10 * 86_400_000, overdue: false });
  expect(waiting({ ...answered, last_contact_at: '2026-11-01T00:00:00Z' }, now).overdue).toBe(true);
});

test('nobody waits once they have moved or the talk is closed', () => {
  for (const stage of ['moved', 'settled', 'closed'] as const) {
    expect(waiting({ ...fresh, stage }, now).kind).toBe('settled');
  }
});

test('a clock that runs ahead never makes a wait negative', () => {
  expect(waiting({ ...fresh, created_at: '2026-11-23T00:00:00Z' }, now).ms).toBe(0);
});
