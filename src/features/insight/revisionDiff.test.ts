import { expect, test } from 'vitest';
import type { RevisionPlace } from '../../data/revisions.ts';
import { beforeAndAfter, comparedFrom, diffRevisions } from './revisionDiff.ts';

const place = (id: string, summary: string, spots: [string, string][] = []): RevisionPlace => ({
  place_id: id,
  name: { ja: id },
  doc: {
    summary: { ja: summary },
    spots: spots.map(([spot_id, words]) => ({ spot_id, name: { ja: spot_id }, words: { ja: words } })),
  },
});

test('a place is changed by its own words and a spot by its own; what is new or gone is neither', () => {
  const diff = diffRevisions(
    [
      place('school', 'old', [
        ['gate', 'a'],
        ['gym', 'b'],
      ]),
      place('shop', 'same', [['till', 'c']]),
      place('gone', 'x'),
    ],
    [
      place('school', 'new', [
        ['gate', 'a'],
        ['gym', 'B'],
      ]),
      place('shop', 'same', [
        ['till', 'c'],
        ['door', 'd'],
      ]),
      place('young', 'y'),
    ],
  );
  expect([...diff.places]).toEqual(['school']);
  expect([...diff.spots]).toEqual(['gym']);
});

test('before and after are as many whole weeks, without the day of publishing, and only what has passed counts', () => {
  expect(beforeAndAfter('2026-09-15', '2026-11-22')).toEqual({
    before: { from: '2026-08-18', to: '2026-09-14' },
    after: { from: '2026-09-16', to: '2026-10-13' },
  });
  expect(beforeAndAfter('2026-11-05', '2026-11-22')).toEqual({
    before: { from: '2026-10-22', to: '2026-11-04' },
    after: { from: '2026-11-06', to: '2026-11-19' },
  });
  expect(beforeAndAfter('2026-11-15', '2026-11-22')).toBeNull();
  expect(beforeAndAfter('2026-11-15', comparedFrom('2026-11-15'))?.after.to).toBe('2026-11-22');
});
