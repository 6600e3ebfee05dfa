import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { locales, type Locale, type Localized } from '../../supabase/functions/_shared/contract/town.ts';
import { withoutRuby } from './aozora.ts';
import { activate, loadMessages, localize, translate, type MessageKey } from './translate.ts';

interface I18nValue {
  locale: Locale;
  setLocale: (locale: Locale) => void;
}

const Context = createContext<I18nValue | null>(null);
const storageKey = 'hiroba.locale';

type Section = 'visitor' | 'staff';
const catalogs: Record<Section, Record<Locale, () => Promise<{ default: Record<string, string> }>>> = {
  visitor: {
    ja: () => import('./ja/index.ts'),
    'ja-easy': () => import('./ja-easy/index.ts'),
    en: () => import('./en/index.ts'),
  },
  staff: {
    ja: () => import('./ja/staff.ts'),
    'ja-easy': () => import('./ja/staff.ts'), // staff screens are written in Japanese and English only
    en: () => import('./en/staff.ts'),
  },
};

/** The visitor's choice, else ?lang=, else what the browser asks for: Japanese or, for anyone else, English. */
export function initialLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? readStored();
  const known = locales.find((l) => l === asked);
  if (known) return known;
  return navigator.languages.some((l) => l.startsWith('ja')) || navigator.languages.length === 0
    ? 'ja'
    : 'en';
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // storage may be blocked; the choice then lasts for this page only
  }
}

export async function loadCatalog(locale: Locale, section: Section = 'visitor'): Promise<void> {
  const catalog = await catalogs[section][locale]();
  loadMessages(locale, catalog.default);
  activate(locale);
}

/** Call loadCatalog(initialLocale()) before the first render, so that nothing flashes untranslated. */
export function I18nProvider({ first, children }: { first: Locale; children: ReactNode }) {
  const [locale, setActive] = useState(first);

  useEffect(() => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'ja';
    document.documentElement.dataset.locale = locale;
  }, [locale]);

  const setLocale = useCallback((next: Locale) => {
    void loadCatalog(next).then(() => {
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
  // `locale` is what makes the texts change: a new function per locale re-renders those who memoise on it.
  return useMemo(() => {
    void locale;
    return (key, values) => withoutRuby(translate(key, values));
  }, [locale]);
}

/** say(words): the town's own words in the reader's language, without ruby. In running text prefer <Words of>. */
export function useWords(): (words: Localized) => string {
  const { locale } = useLocale();
  return useCallback((words) => withoutRuby(localize(words, locale).text), [locale]);
}
