import type { Locale, Localized } from '../../supabase/functions/_shared/contract/town.ts';
import { formatMessage } from './formatMessage.ts';
import type ja from './ja/index.ts';
import type jaStaff from './ja/staff.ts';

/** Every key of the Japanese catalogs; a key missing in another language is a type error there. */
export type MessageKey = keyof typeof ja | keyof typeof jaStaff;
export type Catalog<T> = Record<keyof T, string>;

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

const messages: Record<Locale, Partial<Record<string, string>>> = { ja: {}, 'ja-easy': {}, en: {} };
let active: Locale = 'ja';

/** Adds messages for a locale; each section of the site calls it with its own catalog. */
export function loadMessages(locale: Locale, added: Record<string, string>): void {
  Object.assign(messages[locale], added);
}

export function activate(locale: Locale): void {
  active = locale;
}

export function activeLocale(): Locale {
  return active;
}

/** The message of the active locale, with its values. ja-easy may hold ruby: show it with <Ruby>. */
export const translate: Translate = (key, values) => translateIn(active, key, values);

export function translateIn(
  locale: Locale,
  key: MessageKey,
  values: Record<string, string | number> = {},
): string {
  return formatMessage(messages[locale][key] ?? key, values, bcp47(locale));
}

/** やさしい日本語 is its own catalog, but <html lang> and plural rules stay Japanese. */
export function bcp47(locale: Locale): string {
  return locale === 'ja-easy' ? 'ja-JP' : locale;
}

/** The words of the town in the reader's language; `fallback` is true when only Japanese was written. */
export function localize(words: Localized, locale: Locale): { text: string; fallback: boolean } {
  const own = words[locale];
  return own === undefined ? { text: words.ja, fallback: locale !== 'ja' } : { text: own, fallback: false };
}
