import { setupI18n, type I18n, type Messages } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Locale, Localized } from '../../supabase/functions/_shared/contract/town.ts';
import type ja from './ja/index.ts';
import type jaStaff from './ja/staff.ts';

/** Every key of the Japanese catalogs; a key missing in another language is a type error there. */
export type MessageKey = keyof typeof ja | keyof typeof jaStaff;
export type Catalog<T> = Record<keyof T, string>;

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

const i18n: I18n = setupI18n().setMessagesCompiler(compileMessage);

/** Adds messages for a locale; staff screens call it again with their own catalog. */
export function loadMessages(locale: Locale, messages: Record<string, string>): void {
  i18n.load(bcp47(locale), messages as Messages);
}

export function activate(locale: Locale): void {
  i18n.activate(bcp47(locale));
}

/** ICU MessageFormat message of the active locale, with its values. ja-easy may hold ruby: show it with <Ruby>. */
export const translate: Translate = (key, values) => i18n._(key, values);

/** やさしい日本語 is its own catalog, but <html lang> and plural rules stay Japanese. */
export function bcp47(locale: Locale): string {
  return locale === 'ja-easy' ? 'ja-JP' : locale;
}

/** The words of the town in the reader's language; `fallback` is true when only Japanese was written. */
export function localize(words: Localized, locale: Locale): { text: string; fallback: boolean } {
  const own = words[locale];
  return own === undefined ? { text: words.ja, fallback: locale !== 'ja' } : { text: own, fallback: false };
}
