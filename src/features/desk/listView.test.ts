import { expect, test } from 'vitest';
import { choiceOf, firstChoice, queryOf } from './listView.ts';

test('a choice survives its address, and an unknown stage falls back to those under way', () => {
  const choice = { stage: 'visited', owner: 'none', sort: 'waiting', search: '山田' } as const;
  expect(choiceOf(new URLSearchParams(queryOf(choice)))).toEqual(choice);
  expect(queryOf(firstChoice)).toBe('');
  expect(choiceOf(new URLSearchParams('stage=nonsense')).stage).toBe('open');
});
