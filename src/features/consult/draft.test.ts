import { expect, it } from 'vitest';
import { newDraft, parseDraft } from './draft.ts';

it('gives back what was typed, but not the consent', () => {
  const draft = newDraft();
  draft.household = { ...draft.household, words: '給食のこと', children: ['age_3'] };
  expect(parseDraft(JSON.stringify({ ...draft, consent: true, link_visits: true }))).toEqual({
    ...draft,
    link_visits: true,
    consent: false,
  });
});

it('mends a draft of another time and refuses what is none', () => {
  const text = JSON.stringify({
    consultation_id: 'x',
    household: { adults: 'two', children: 'many', words: 'hello', gone: 1 },
  });
  expect(parseDraft(text)?.household).toMatchObject({ adults: 2, children: [], words: 'hello' });
  expect(parseDraft('nonsense')).toBeNull();
  expect(parseDraft('{}')).toBeNull();
  expect(parseDraft(null)).toBeNull();
});
