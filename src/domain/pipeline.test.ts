import { expect, test } from 'vitest';
import { allowedMoves, isOpen, needsReason, nextStage } from './pipeline.ts';

test('the step offered first follows the path', () => {
  expect(nextStage('new')).toBe('consulting');
  expect(nextStage('moved')).toBe('settled');
});

test('a settled or closed lead has no next step', () => {
  expect(nextStage('settled')).toBeNull();
  expect(nextStage('closed')).toBeNull();
});

test('a lead can be corrected in both directions but never becomes new again', () => {
  expect(allowedMoves('visited')).toContain('consulting');
  expect(allowedMoves('visited')).toContain('moved');
  expect(allowedMoves('visited')).not.toContain('new');
  expect(allowedMoves('visited')).not.toContain('visited');
});

test('a closed lead can be taken up again', () => {
  expect(allowedMoves('closed')).toContain('consulting');
});

test('only closing asks for a reason', () => {
  expect(needsReason('closed')).toBe(true);
  expect(needsReason('moved')).toBe(false);
});

test('a family that has moved still has its year to come', () => {
  expect(isOpen('moved')).toBe(true);
  expect(isOpen('settled')).toBe(false);
});
