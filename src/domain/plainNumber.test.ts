import { expect, it } from 'vitest';
import { plainNumber, thousandYen } from './plainNumber.ts';

it('staff-25: money is a number, however its digits are typed', () => {
  expect(thousandYen('１２，０００')).toBe('12000');
  expect(thousandYen(' 12,000千円 ')).toBe('12000');
  expect(thousandYen('')).toBe('');
  for (const text of ['約1200', '1.5', '-3', '一千', '1e5', '12000万円'])
    expect(thousandYen(text), text).toBeNull();
});

it('reads what people type as a number, and nothing else', () => {
  expect(plainNumber('１，２００．５')).toBe(1200.5);
  expect(plainNumber('−3')).toBe(-3);
  for (const text of ['', 'x', '0x10', '1e9', 'Infinity', '1 . 5.'])
    expect(plainNumber(text), text).toBeNull();
});
