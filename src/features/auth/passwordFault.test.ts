import { expect, test } from 'vitest';
import { passwordFault } from './passwordFault.ts';

test('characters are counted as people count them, bytes as bcrypt does', () => {
  expect(passwordFault('あ'.repeat(11))).toBe('length');
  expect(passwordFault('🏔'.repeat(11))).toBe('length');
  expect(passwordFault('あ'.repeat(12))).toBeNull();
  expect(passwordFault('あ'.repeat(24))).toBeNull();
  expect(passwordFault('あ'.repeat(25))).toBe('too_long');
});
