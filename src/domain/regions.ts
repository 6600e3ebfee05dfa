import type { Locale } from '../../supabase/functions/_shared/contract/town.ts';
import { prefectureName } from '../lib/prefectures.ts';

/** A prefecture's or country's name; null for 'unknown' and for what is no region, so the caller says so in words. */
export function regionName(region: string, locale: Locale): string | null {
  const english = locale === 'en';
  const prefecture = prefectureName(region, english ? 'en' : 'ja');
  if (prefecture !== undefined) return prefecture;
  if (!/^[A-Z]{2}$/.test(region)) return null;
  const names = new Intl.DisplayNames(english ? 'en' : 'ja', { type: 'region', fallback: 'none' });
  return names.of(region) ?? null;
}
