import { describe, expect, it } from 'vitest';
import { localeRow, locales, type Locale } from '../../supabase/functions/_shared/contract/locales.ts';
import { parseRuby, withoutRuby } from './aozora.ts';
import { catalogs, sections } from './catalogs.ts';
import ja from './ja/index.ts';
import jaStaff from './ja/staff.ts';

const placeholders = (text: string) =>
  JSON.stringify([...text.matchAll(/\{(\w+)[,}]/g)].map((m) => m[1]).sort());
const kanji = /[\p{Script=Han}]/u;

/** Everything a reader of that language is shown, staff screens apart, or those alone. */
async function wordsIn(locale: Locale, staff: boolean): Promise<Record<string, string>> {
  const own = sections.filter((section) => (section === 'staff') === staff);
  const loaded = await Promise.all(own.map((section) => catalogs[section][locale]()));
  return Object.assign({}, ...loaded.map((catalog) => catalog.default)) as Record<string, string>;
}
const japanese: Record<string, string> = { ...ja, ...jaStaff };

describe.each(locales)('the catalogs of %s', (locale) => {
  it('say everything that the Japanese ones say, with the same placeholders', async () => {
    const words = await wordsIn(locale, false);
    const all = { ...words, ...(await wordsIn(locale, true)) };
    expect(Object.keys(all).sort()).toEqual(Object.keys(japanese).sort());
    const wrong = Object.entries(words).filter(
      ([key, text]) => placeholders(text) !== placeholders(japanese[key] ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  it('family-H8: call no way back by a word that could be the act: やめる under やめますか', async () => {
    const words = { ...(await wordsIn(locale, false)), ...(await wordsIn(locale, true)) };
    const back = Object.entries(words).filter(([key]) => /(^|[.])(cancel|back)$/.test(key));
    expect(back.length).toBeGreaterThan(2);
    expect(back.filter(([, text]) => /やめ|取り消|中止/.test(text))).toEqual([]);
    const asking = Object.entries(words).filter(([key]) => /\.do$/.test(key));
    expect(asking.filter(([key, text]) => text === words[key.replace(/\.do$/, '.cancel')])).toEqual([]);
  });

  it('leave no marks of readings behind', async () => {
    const left = Object.values(await wordsIn(locale, false)).filter((text) =>
      /[｜《》]/.test(withoutRuby(text)),
    );
    expect(left).toEqual([]);
  });
});

it.each(locales.filter((locale) => localeRow(locale).hasReadings))(
  '%s gives every kanji its reading, and readings to nothing but kanji',
  async (locale) => {
    const wrong = Object.entries(await wordsIn(locale, false)).filter(([, text]) =>
      parseRuby(text).some((part) =>
        part.reading === undefined
          ? kanji.test(part.text)
          : !/^[\p{Script=Han}々]+$/u.test(part.text) || !/^[ぁ-んー]+$/.test(part.reading),
      ),
    );
    expect(wrong).toEqual([]);
  },
);

it.each(locales.filter((locale) => localeRow(locale).lang !== 'ja'))(
  '%s has no Japanese in it',
  async (locale) => {
    const words = { ...(await wordsIn(locale, false)), ...(await wordsIn(locale, true)) };
    const left = Object.entries(words).filter(([, text]) => /[\p{Script=Han}ぁ-んァ-ヶ]/u.test(text));
    expect(left).toEqual([]);
  },
);
