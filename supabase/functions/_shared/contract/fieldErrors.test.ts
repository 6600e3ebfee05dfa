import * as v from 'valibot';
import { expect, test } from 'vitest';
import { household } from './consult.ts';
import { fieldErrors } from './fieldErrors.ts';

const good = {
  adults: 2,
  children: ['elementary_1', 'age_5'],
  timing: 'within_6_months',
  wishes: ['school'],
  contact_name: '山田',
  email: 'yamada@example.jp',
  preferred_contact: 'email',
  words: '',
};

const errorsOf = (changes: Record<string, unknown>) => {
  const parsed = v.safeParse(household, { ...good, ...changes });
  return parsed.success ? {} : fieldErrors(parsed.issues);
};

test('a good household has no errors', () => expect(errorsOf({})).toEqual({}));

test('every field says what is wrong with it in one code', () => {
  expect(errorsOf({ email: 'yamada@', contact_name: '  ', adults: 0, phone: 'abc', timing: 'soon' })).toEqual(
    {
      email: 'not_an_email',
      contact_name: 'required',
      adults: 'out_of_range',
      phone: 'not_a_phone',
      timing: 'not_a_choice',
    },
  );
  expect(errorsOf({ email: undefined, words: 'あ'.repeat(2001) })).toEqual({
    email: 'required',
    words: 'too_long',
  });
});

test('the way a family wants to be reached must be given', () => {
  expect(errorsOf({ preferred_contact: 'line' })).toEqual({ preferred_contact: 'preferred_contact_missing' });
  expect(errorsOf({ preferred_contact: 'line', line_name: 'やまだ' })).toEqual({});
});

test('a child with a name instead of a grade is refused', () => {
  expect(errorsOf({ children: ['太郎'] })).toEqual({ children: 'not_a_choice' });
});
