import { describe, expect, it } from 'vitest';
import enStaff from './en/staff.ts';
import en from './en/index.ts';
import { formatMessage } from './formatMessage.ts';
import jaEasy from './ja-easy/index.ts';
import ja from './ja/index.ts';
import jaStaff from './ja/staff.ts';

describe('formatMessage', () => {
  it('puts values in', () => {
    expect(formatMessage('{name} of {town}', { name: 'School', town: 'Hoshimi' }, 'en')).toBe(
      'School of Hoshimi',
    );
    expect(formatMessage('no values', {}, 'en')).toBe('no values');
    expect(formatMessage('{gone}', {}, 'en')).toBe('{gone}');
  });

  it('chooses by number, exact before rule, and writes # with separators', () => {
    const message = 'about {n, plural, =0 {nothing} one {# place} other {# places}} in {town}';
    const say = (n: number) => formatMessage(message, { n, town: 'X' }, 'en');
    expect([say(0), say(1), say(1519)]).toEqual([
      'about nothing in X',
      'about 1 place in X',
      'about 1,519 places in X',
    ]);
  });

  it('takes values and two plurals inside one message', () => {
    const message =
      '{a, plural, one {{who} has # cat} other {{who} has # cats}}, {b, plural, other {# dogs}}';
    expect(formatMessage(message, { a: 2, b: 3, who: 'Aki' }, 'en')).toBe('Aki has 2 cats, 3 dogs');
  });

  it('uses Japanese plural rules for Japanese', () => {
    expect(formatMessage('{n, plural, =0 {ない} other {#つ}}', { n: 1 }, 'ja-JP')).toBe('1つ');
  });

  it('understands every message of every catalog', () => {
    const values = new Proxy({}, { get: () => 2 });
    for (const catalog of [ja, jaEasy, en, jaStaff, enStaff])
      for (const message of Object.values<string>(catalog))
        expect(formatMessage(message, values, 'en')).not.toMatch(/plural,|[{}]/);
  });
});
