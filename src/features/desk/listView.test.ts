import { expect, test } from 'vitest';
import type { HouseholdRow } from '../../data/households.ts';
import { choiceOf, chosenHouseholds, firstChoice, queryOf } from './listView.ts';

const now = new Date('2026-11-22T00:00:00Z');
function row(name: string, over: Partial<HouseholdRow> = {}): HouseholdRow {
  return {
    household_id: name,
    contact_name: name,
    adults: 2,
    children: [],
    timing: 'undecided',
    wishes: [],
    from_region: undefined,
    preferred_contact: 'email',
    locale: 'ja',
    stage: 'new',
    stage_changed_at: '2026-11-21T00:00:00Z',
    owner_user_id: null,
    created_at: '2026-11-21T00:00:00Z',
    first_reply_at: null,
    version: 1,
    closed_reason: null,
    has_words: false,
    visit_summary: null,
    open_tasks: 0,
    last_contact_at: null,
    ...over,
  };
}
const names = (rows: HouseholdRow[], choice: Partial<typeof firstChoice>) =>
  chosenHouseholds(rows, { ...firstChoice, ...choice }, now).map((h) => h.row.contact_name);

const rows = [
  row('山田', { timing: 'within_3_months' }),
  row('サトウ', { created_at: '2026-11-10T00:00:00Z', owner_user_id: 'me' }),
  row('鈴木', { stage: 'closed', closed_reason: 'no_reply' }),
  row('高橋', {
    stage: 'consulting',
    first_reply_at: '2026-11-20T00:00:00Z',
    last_contact_at: '2026-11-20T00:00:00Z',
  }),
];

test('the warmest family comes first and closed ones stay away', () => {
  expect(names(rows, {})[0]).toBe('山田');
  expect(names(rows, {})).not.toContain('鈴木');
});

test('by waiting, who is overdue comes first and who was answered last', () => {
  expect(names(rows, { sort: 'waiting' })).toEqual(['サトウ', '山田', '高橋']);
});

test('a name is found however its kana were typed', () => {
  expect(names(rows, { search: 'さとう' })).toEqual(['サトウ']);
});

test('staff-8: a family written in kanji is found by how its name is read', () => {
  expect(names([...rows, row('髙橋', { reading: 'たかはし' })], { search: 'タカハシ' })).toEqual(['髙橋']);
});

test('stage and owner narrow the list', () => {
  expect(names(rows, { stage: 'closed' })).toEqual(['鈴木']);
  expect(names(rows, { stage: 'all' })).toHaveLength(4);
  expect(names(rows, { owner: 'me' })).toEqual(['サトウ']);
  expect(names(rows, { owner: 'none' })).not.toContain('サトウ');
});

test('a choice survives its address, and an unknown stage falls back to those under way', () => {
  const choice = { stage: 'visited', owner: 'none', sort: 'waiting', search: '山田' } as const;
  expect(choiceOf(new URLSearchParams(queryOf(choice)))).toEqual(choice);
  expect(queryOf(firstChoice)).toBe('');
  expect(choiceOf(new URLSearchParams('stage=nonsense')).stage).toBe('open');
});
