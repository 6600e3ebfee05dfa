import { expect, it } from 'vitest';
import { expectShape, list, maybe, num, oneOf, orNull, record, text } from './shape.ts';

interface Thing {
  id: string;
  kind: 'a' | 'b';
  size: number | null;
  notes?: string[] | undefined;
}
const thing = record<Thing>({
  id: text,
  kind: oneOf(['a', 'b']),
  size: orNull(num),
  notes: maybe(list(text)),
});

it('takes what fits, with more than was asked for', () => {
  expect(thing({ id: 'x', kind: 'a', size: null })).toBe(true);
  expect(thing({ id: 'x', kind: 'b', size: 1, notes: ['n'], more: true })).toBe(true);
});

it('refuses a missing, a wrong and an unknown value', () => {
  expect(thing({ kind: 'a', size: null })).toBe(false);
  expect(thing({ id: 'x', kind: 'c', size: null })).toBe(false);
  expect(thing({ id: 'x', kind: 'a', size: '1' })).toBe(false);
  expect(thing({ id: 'x', kind: 'a', size: 1, notes: [2] })).toBe(false);
  expect(thing(null)).toBe(false);
  expect(() => expectShape(thing, { id: 3 }, 'a thing')).toThrow('not a thing');
});
