import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { consultRequest } from '../../../supabase/functions/_shared/contract/consult.ts';
import { fieldErrors } from '../../../supabase/functions/_shared/contract/fieldErrors.ts';
import { checkConsult, checkHousehold, knownCode } from './consultErrors.ts';
import { emptyHousehold, newDraft, type ConsultDraft } from './draft.ts';

const setting = {
  townId: 'hoshimi',
  locale: 'ja' as const,
  consentVersion: '2026-11-22',
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
      consent: { version: '2026-11-22', consultation: true, link_visits: false },
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

describe('the form and the contract', () => {
  const household = good().household;
  const variants: Partial<typeof household>[] = [
    {},
    { adults: 0 },
    { adults: 1.5 },
    { adults: 10 },
    { children: Array.from({ length: 12 }, () => 'age_0' as const) },
    { children: Array.from({ length: 13 }, () => 'age_0' as const) },
    { contact_name: 'あ'.repeat(60) },
    { contact_name: 'あ'.repeat(61) },
    { email: 'a@b' },
    { email: 'a..b@example.jp' },
    { email: '.a@example.jp' },
    { email: "o'brien+move@mail.example.co.jp" },
    { email: `${'a'.repeat(250)}@b.jp` },
    { email: '日本@example.jp' },
    { phone: '090-1234-5678' },
    { phone: '+81 (90) 1234' },
    { phone: 'ninety' },
    { line_name: 'や'.repeat(61) },
    { preferred_contact: 'line', line_name: 'yamada' },
    { preferred_contact: 'phone' },
    { words: 'あ'.repeat(2000) },
    { words: 'あ'.repeat(2001) },
    { from_region: 'JP-48' },
    { from_region: 'JP-47' },
  ];

  it.each(variants)('refuse the same of %j', (variant) => {
    const checked = checkConsult({ ...good(), household: { ...household, ...variant } }, setting);
    const { from_region, phone, line_name, ...rest } = { ...household, ...variant };
    const sent = {
      ...rest,
      ...(from_region && { from_region }),
      ...(phone && { phone }),
      ...(line_name && { line_name }),
      v: 1,
      town_id: 'hoshimi',
      consultation_id: crypto.randomUUID(),
      locale: 'ja',
      consent: { version: 'x', consultation: true, link_visits: false },
    };
    const parsed = z.safeParse(consultRequest, sent);
    const contractSays = parsed.success ? [] : Object.keys(fieldErrors(parsed.error.issues));
    expect(checked.ok ? [] : Object.keys(checked.fields)).toEqual(contractSays);
  });

  it('makes requests the contract takes word for word', () => {
    const checked = checkConsult({ ...good(), link_visits: true }, setting);
    expect(checked.ok && z.parse(consultRequest, checked.value)).toEqual(checked.ok && checked.value);
  });
});
