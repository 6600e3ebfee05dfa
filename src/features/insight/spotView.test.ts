import { expect, test } from 'vitest';
import type { SpotName } from '../../data/revisions.ts';
import { spotView } from './spotView.ts';

const spot = (id: string): [string, SpotName] => [
  id,
  { spot_id: id, place_id: 'p', name: { ja: id }, place_name: { ja: 'p' } },
];
const published = new Map([spot('gate'), spot('gym'), spot('lunch')]);

test('a hidden spot was seen, so it is not among those nobody saw', () => {
  const view = spotView(
    [
      { spot_id: 'gate', visits: null, engaged_ms: null, hidden: true },
      { spot_id: 'lunch', visits: 9, engaged_ms: 90_000, hidden: false },
    ],
    published,
  );
  expect(view.never.map((s) => s.spot_id)).toEqual(['gym']);
  expect(view.hidden).toBe(1);
  expect(view.seen.map((s) => s.spot_id)).toEqual(['lunch']);
});

test('a spot that is no longer published still counts as seen', () => {
  const gone = { spot_id: 'old-gate', visits: 7, engaged_ms: 1000, hidden: false };
  expect(spotView([gone], published).seen).toHaveLength(1);
});
