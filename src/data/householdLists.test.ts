import { expect, it } from 'vitest';
import { readHouseholdRows } from './householdLists.ts';

const row = {
  household_id: '1b1f6f0e-3c8e-4f43-9a39-0d9b3a0a1c11',
  contact_name: '山田',
  adults: 2,
  children: ['age_5'],
  timing: 'within_1_year',
  wishes: [],
  from_region: null,
  preferred_contact: 'email',
  locale: 'ja',
  stage: 'new',
  stage_changed_at: '2026-11-21T00:00:00Z',
  closed_reason: null,
  owner_user_id: null,
  first_reply_at: null,
  last_contact_at: null,
  version: 1,
  created_at: '2026-11-21T00:00:00Z',
  has_words: false,
  visit_summary: null,
  open_tasks: 0,
};

it('security-C2: a household whose timing is bogus is one bad row, and every other family is in the list', () => {
  const bad = { ...row, household_id: 'x', contact_name: '佐藤', timing: 'bogus' };
  const { rows, unreadable } = readHouseholdRows([row, bad, { ...row, household_id: 'z' }, null]);
  expect(rows.map((r) => r.household_id)).toEqual([row.household_id, 'z']);
  expect(unreadable).toEqual([{ household_id: 'x', contact_name: '佐藤' }]);
});

it('what a family did not tell is absent', () => {
  const [read] = readHouseholdRows([row]).rows;
  expect(read).not.toHaveProperty('from_region');
});
