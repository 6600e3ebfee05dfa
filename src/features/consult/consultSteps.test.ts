import { expect, it } from 'vitest';
import { errorsOfStep, orderedErrors, parseView } from './consultSteps.ts';

const errors = { consent: 'consent_missing', email: 'not_an_email', adults: 'out_of_range' };

it('puts wrong fields in the order one meets them', () => {
  expect(orderedErrors(errors).map((e) => e.field)).toEqual(['adults', 'email', 'consent']);
});

it('keeps the errors of other screens for later', () => {
  expect(errorsOfStep(errors, 'contact')).toEqual({ email: 'not_an_email' });
  expect(errorsOfStep(errors, 'when')).toEqual({});
});

it('starts at the first question when the address says nothing sensible', () => {
  expect(parseView('')).toBe('who');
  expect(parseView('?step=moon')).toBe('who');
  expect(parseView('?step=confirm')).toBe('confirm');
});
