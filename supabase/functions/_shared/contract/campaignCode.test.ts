import * as v from 'valibot';
import { expect, test } from 'vitest';
import { campaignOf } from '../../../../src/tracking/campaignOf.ts';
import { campaign } from './visit.ts';

/** What is kept of the campaign of a link with this query: the browser reads it, the contract makes a code of it. */
const kept = (search: string) => v.parse(v.optional(campaign), campaignOf(search));

test.each([
  ['?utm_campaign=fair-2026-tokyo&utm_source=qr', 'fair-2026-tokyo'],
  ['?spot=x&c=QR-station', 'qr-station'],
  ['?UTM_Campaign=Fair', 'fair'],
  ['?utm_campaign=line%5F2026', 'line_2026'],
  ['?utm_campaign=fair%20tokyo', 'fair-tokyo'],
  ['?utm_campaign=fair+tokyo', 'fair-tokyo'],
  ['?utm_campaign=fair%2Btokyo', 'fair-tokyo'],
  ['?utm_campaign=%20Fair%20%E2%80%93%20Tokyo%20', 'fair-tokyo'],
  ['?utm_campaign=移住フェア2026', '移住フェア2026'],
  [
    '?utm_campaign=%E7%A7%BB%E4%BD%8F%E3%83%95%E3%82%A7%E3%82%A2%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%96',
    '移住フェア2026',
  ],
  ['?utm_campaign=%E7%A7%BB%E4%BD%8F%EF%BE%8C%EF%BD%AA%EF%BD%B12026', '移住フェア2026'],
  ['?c=ＱＲ－駅', 'qr-駅'],
  ['?c=2026年度 移住フェア（東京）', '2026年度-移住フェア-東京'],
  ['?utm_campaign=&c=qr-1', 'qr-1'],
])('bugs-F7: a link with %j is of the campaign %s', (search, code) => {
  expect(kept(search)).toBe(code);
});

test.each([
  ['?utm_campaign=%88%DA%8F%5A', 'in Shift_JIS'],
  ['?utm_campaign={{campaign.name}}', 'a place-holder that nobody filled'],
  ['?c=yamada@example.jp', "somebody's address"],
  ['?c=---', 'without a letter'],
  [`?c=${'long'.repeat(80)}`, 'too long'],
  ['?c=%', 'a torn escape'],
])('bugs-F7: a link with %j (%s) is of another campaign, never of none', (search) => {
  expect(kept(search)).toBe('(other)');
});

test.each(['?music=1', '', '?utm_campaign=', '?c=%20', '?abc=1', '?utm_source=line'])(
  'a link with %j names no campaign',
  (search) => {
    expect(kept(search)).toBeUndefined();
  },
);

test('no link can name a campaign as we name ways that have none', () => {
  expect(kept('?c=(direct)')).toBe('direct');
});
