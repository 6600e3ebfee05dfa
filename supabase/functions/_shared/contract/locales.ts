// Every language Hiroba speaks, once. What differs from language to language is a column here, never a comparison with
// a code elsewhere; src/i18n/catalogs.ts gives each row its words and does not compile without. In the contract,
// because families' mails, the database's surveys and the pages all ask it.

export interface LocaleRow {
  /** In its own words: whoever needs it can read it. */
  name: string;
  /** For <html lang> and lang="": what a browser and a screen reader take it for. */
  lang: string;
  /** BCP 47 for Intl: numbers, plurals, months, names of countries. */
  bcp47: string;
  /** Between the items of a list. */
  listSeparator: string;
  /** Between sentences, and between a number with its unit and the next. */
  gap: string;
  /** How prefectures are written: 長野県, 長野県（ながのけん）, Nagano. */
  prefectures: 'kanji' | 'reading' | 'latin';
  /** Whether its catalogs carry a reading on every kanji (Aozora notation). */
  hasReadings: boolean;
  /** Staff screens are written in Japanese and English: which of them its readers get. */
  staff: 'ja' | 'en';
}

const localeTable = {
  ja: {
    name: '日本語',
    lang: 'ja',
    bcp47: 'ja-JP',
    listSeparator: '、',
    gap: '',
    prefectures: 'kanji',
    hasReadings: false,
    staff: 'ja',
  },
  'ja-easy': {
    name: 'やさしい日本語',
    lang: 'ja',
    bcp47: 'ja-JP',
    listSeparator: '、',
    gap: '',
    prefectures: 'reading',
    hasReadings: true,
    staff: 'ja',
  },
  en: {
    name: 'English',
    lang: 'en',
    bcp47: 'en',
    listSeparator: ', ',
    gap: ' ',
    prefectures: 'latin',
    hasReadings: false,
    staff: 'en',
  },
} as const satisfies Record<string, LocaleRow>;

/** As it stands in visits, households and addresses (?lang=en). */
export type Locale = keyof typeof localeTable;
export const locales = Object.keys(localeTable) as Locale[];

/** The languages of staff screens. */
export type StaffLocale = (typeof localeTable)[Locale]['staff'];
export const staffLocales = [...new Set(locales.map((locale) => localeTable[locale].staff))];

/** The row of a language. */
export const localeRow = (locale: Locale): LocaleRow => localeTable[locale];
