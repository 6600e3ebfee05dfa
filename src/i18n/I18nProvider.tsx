import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { localeRow, locales, type Locale } from '../../supabase/functions/_shared/contract/locales.ts';
import type { Localized } from '../../supabase/functions/_shared/contract/town.ts';
import { withoutRuby } from './aozora.ts';
import { catalogs, type Section } from './catalogs.ts';
import { activate, activeLocale, loadMessages, localize, translateIn, type MessageKey } from './translate.ts';

interface I18nValue {
  locale: Locale;
  setLocale: (locale: Locale) => void;
}

const Context = createContext<I18nValue | null>(null);
const storageKey = 'hiroba.locale';

/** The sections on the screen, or seen before: a change of language takes them all along. */
const opened = new Set<Section>();

/** ?lang=, else the visitor's choice, else the first of the browser's languages that we speak, else English. */
export function initialLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? readStored();
  const known = locales.find((l) => l === asked);
  if (known) return known;
  const wanted = navigator.languages.map((l) => l.slice(0, 2));
  const spoken = wanted
    .map((lang) => locales.find((l) => localeRow(l).lang === lang))
    .find((l) => l !== undefined);
  return spoken ?? (wanted.length === 0 ? 'ja' : 'en');
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // storage may be blocked; the choice then lasts for this page only
  }
}

let tellStarted = () => {};
/** Until the first language is active nobody knows which words to load. */
const started = new Promise<void>((resolve) => {
  tellStarted = resolve;
});

/** Loads a section's words in a language and makes that the active one. */
export async function loadCatalog(locale: Locale, section: Section = 'shell'): Promise<void> {
  opened.add(section);
  await loadOpened(locale);
}

/** Loads the words of a lazy part of the site in the language being read. */
export async function openSection(section: Section): Promise<void> {
  opened.add(section);
  await started;
  const locale = activeLocale();
  const catalog = await catalogs[section][locale]();
  loadMessages(locale, catalog.default);
  if (activeLocale() !== locale) await openSection(section);
}

async function loadOpened(locale: Locale): Promise<void> {
  const loaded = await Promise.all([...opened].map((section) => catalogs[section][locale]()));
  for (const catalog of loaded) loadMessages(locale, catalog.default);
  activate(locale);
  tellStarted();
}

/** Call loadCatalog(initialLocale()) before the first render, so that nothing flashes untranslated. */
export function I18nProvider({ first, children }: { first: Locale; children: ReactNode }) {
  const [locale, setActive] = useState(first);

  useEffect(() => {
    document.documentElement.lang = localeRow(locale).lang;
    document.documentElement.dataset.locale = locale;
  }, [locale]);

  const setLocale = useCallback((next: Locale) => {
    void loadOpened(next).then(() => {
      setActive(next);
      try {
        localStorage.setItem(storageKey, next);
      } catch {
        return; // see readStored
      }
    });
  }, []);

  const value = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return <Context value={value}>{children}</Context>;
}

export function useLocale(): I18nValue {
  const value = useContext(Context);
  if (!value) throw new Error('useLocale outside I18nProvider');
  return value;
}

/** t(key, values): plain text (ruby stripped), for labels and attributes; in running text prefer <T id>. */
export function useT(): (key: MessageKey, values?: Record<string, string | number>) => string {
  const { locale } = useLocale();
  return useCallback((key, values) => withoutRuby(translateIn(locale, key, values)), [locale]);
}

/** say(words): the town's own words in the reader's language, without ruby. In running text prefer <Words of>. */
export function useWords(): (words: Localized) => string {
  const { locale } = useLocale();
  return useCallback((words) => withoutRuby(localize(words, locale).text), [locale]);
}
