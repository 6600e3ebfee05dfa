import { describe, expect, it } from 'vitest';
import { knownCode } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { checkHousehold, emptyHousehold } from '../../shared/household/householdDraft.ts';
import { checkConsult } from './checkConsult.ts';
import { newDraft, type ConsultDraft } from './draft.ts';

const setting = {
  townId: 'hoshimi',
  locale: 'ja' as const,
  consentVersion: '2026-11-30',
  visitorId: '7b1f6f0e-3c8e-4f43-9a39-0d9b3a0a1c11',
};
const good = (): ConsultDraft => ({
  ...newDraft(),
  consent: true,
  household: {
    ...emptyHousehold,
    contact_name: '山田',
    email: ' yamada@example.jp ',
    timing: 'within_1_year',
    children: ['elementary_1'],
  },
});

describe('checkConsult', () => {
  it('makes the request the contract wants, leaving out what was not told', () => {
    const checked = checkConsult(good(), setting);
    expect(checked.ok && checked.value).toMatchObject({
      town_id: 'hoshimi',
      email: 'yamada@example.jp',
      consent: { version: '2026-11-30', consultation: true, link_visits: false },
    });
    expect(checked.ok && Object.keys(checked.value)).not.toContain('phone');
    expect(checked.ok && checked.value.visitor_id).toBeUndefined();
  });

  it('sends the visitor’s id only with the family’s yes', () => {
    const checked = checkConsult({ ...good(), link_visits: true }, setting);
    expect(checked.ok && checked.value.visitor_id).toBe(setting.visitorId);
  });

  it('tells every field that is wrong, each with its code', () => {
    const checked = checkConsult(
      {
        ...newDraft(),
        household: {
          ...emptyHousehold,
          adults: 11,
          email: 'not mail',
          phone: '12',
          preferred_contact: 'line',
          words: 'あ'.repeat(2001),
        },
      },
      setting,
    );
    expect(checked.ok ? {} : checked.fields).toEqual({
      adults: 'out_of_range',
      timing: 'required',
      contact_name: 'required',
      email: 'not_an_email',
      phone: 'not_a_phone',
      words: 'too_long',
      preferred_contact: 'preferred_contact_missing',
      consent: 'consent_missing',
    });
  });

  it('asks for the number when the family wants to be called, even when all else is right', () => {
    const draft = good();
    const checked = checkConsult(
      { ...draft, household: { ...draft.household, preferred_contact: 'phone' } },
      setting,
    );
    expect(checked.ok ? {} : checked.fields).toEqual({ preferred_contact: 'preferred_contact_missing' });
  });
});

it('checks a correction by the same rules', () => {
  expect(checkHousehold({ ...good().household, contact_name: '  ' })).toEqual({
    ok: false,
    fields: { contact_name: 'required' },
  });
});

it('shows a code it does not know as a choice that cannot be taken', () => {
  expect(knownCode('something_new')).toBe('not_a_choice');
  expect(knownCode('too_long')).toBe('too_long');
});

it.each([
  ['an address of an old carrier, with two dots', { email: 'a..b@docomo.example.jp' }, {}],
  ['an apostrophe and a plus', { email: "o'brien+move@mail.example.co.jp" }, {}],
  ['no dot in the domain', { email: 'a@b' }, { email: 'not_an_email' }],
  ['a dot at the beginning', { email: '.a@example.jp' }, { email: 'not_an_email' }],
  ['an address with a line break', { email: 'a@b.co\r\nBcc: x@y.zz' }, { email: 'not_an_email' }],
  ['an address in kanji', { email: '日本@example.jp' }, { email: 'not_an_email' }],
  ['an address longer than any', { email: `${'a'.repeat(250)}@b.jp` }, { email: 'too_long' }],
  ['a number with brackets', { phone: '+81 (90) 1234' }, {}],
  ['a number in words', { phone: 'ninety' }, { phone: 'not_a_phone' }],
  [
    'a thirteenth child',
    { children: Array.from({ length: 13 }, () => 'age_0' as const) },
    { children: 'out_of_range' },
  ],
  ['half a grown-up', { adults: 1.5 }, { adults: 'out_of_range' }],
  ['a prefecture that is none', { from_region: 'JP-48' }, { from_region: 'not_a_choice' }],
  ['words as long as they may be', { words: 'あ'.repeat(2000) }, {}],
] as const)('of %s it says %j', (_what, changes, errors) => {
  const household = { ...good().household, ...changes } as ConsultDraft['household'];
  const checked = checkConsult({ ...good(), household }, setting);
  expect(checked.ok ? {} : checked.fields).toEqual(errors);
});

it('drops what a database cannot keep: U+0000 and halves of a pair', () => {
  const checked = checkHousehold({ ...good().household, contact_name: '山\ud800田\0' });
  expect(checked.ok && checked.value.contact_name).toBe('山田');
});
