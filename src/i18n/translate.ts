import { localeRow, locales } from '../../supabase/functions/_shared/contract/locales.ts';
import { pages, townPages, type TownPage } from '../../supabase/functions/_shared/contract/pages.ts';
import type { Locale, Localized } from '../../supabase/functions/_shared/contract/town.ts';
import { formatMessage } from './formatMessage.ts';
import type ja from './ja/index.ts';
import type jaStaff from './ja/staff.ts';

/**
 * Every key of the Japanese catalogs (a key missing in another language is a type error there), and the pages' names.
 */
export type MessageKey = keyof typeof ja | keyof typeof jaStaff | `common.page.${TownPage}`;
export type Catalog<T> = Record<keyof T, string>;

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

const messages = new Map<Locale, Partial<Record<string, string>>>(
  locales.map((locale) => [locale, pageNames(locale)]),
);
/** The pages' names stand in the route table. */
function pageNames(locale: Locale): Record<string, string> {
  return Object.fromEntries(pages.map((page) => [`common.page.${page}`, townPages[page].name[locale]]));
}

let active: Locale = 'ja';

/** Adds messages for a locale; each section of the site calls it with its own catalog. */
export function loadMessages(locale: Locale, added: Record<string, string>): void {
  messages.set(locale, { ...messages.get(locale), ...added });
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
  return formatMessage(messages.get(locale)?.[key] ?? key, values, bcp47(locale));
}

/** やさしい日本語 is its own catalog, but <html lang> and plural rules stay Japanese. */
export const bcp47 = (locale: Locale): string => localeRow(locale).bcp47;

/** The words of the town in the reader's language; `fallback` is true when only Japanese was written. */
export function localize(words: Localized, locale: Locale): { text: string; fallback: boolean } {
  const own = words[locale];
  return own === undefined ? { text: words.ja, fallback: locale !== 'ja' } : { text: own, fallback: false };
}
