import { localeRow, type Locale } from '../../supabase/functions/_shared/contract/locales.ts';
import { prefectureName, prefectures, regionCode } from '../lib/prefectures.ts';

/** A prefecture's or country's name; null for 'unknown' and for what is no region, so the caller says so in words. */
export function regionName(region: string, locale: Locale): string | null {
  const { prefectures: written, bcp47 } = localeRow(locale);
  const prefecture = prefectureName(region, written === 'latin' ? 'en' : 'ja');
  if (prefecture !== undefined) return prefecture;
  if (!/^[A-Z]{2}$/.test(region)) return null;
  return new Intl.DisplayNames(bcp47, { type: 'region', fallback: 'none' }).of(region) ?? null;
}

/** The prefectures to choose from, in the order of JIS X 0401, as the language writes them. */
export function prefectureChoices(locale: Locale): { region: string; name: string }[] {
  const written = localeRow(locale).prefectures;
  return prefectures.map(([kanji, reading, latin], i) => ({
    region: regionCode(i),
    name: { kanji, reading: `${kanji}（${reading}）`, latin }[written],
  }));
}
