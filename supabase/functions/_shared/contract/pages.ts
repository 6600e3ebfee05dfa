// Every page of a town, once: its address, what links to it, what visits and events call it. Browser, functions,
// server, figures and staff read this table; src/app/visitor/pageCode.ts gives each row its code, and does not compile
// without.

import type { Locale } from './locales.ts';

export interface TownPageRow {
  /** Below the town's own address; `:id` stands for a place. */
  path: string;
  /** Where every page of the town links to it; null where only some do. */
  nav: 'header' | 'footer' | null;
  /** What people call it, in links and in figures: the message `common.page.<page>` (src/i18n/translate.ts). */
  name: Record<Locale, string>;
}

const words = (ja: string, easy: string, en: string): Record<Locale, string> => ({ ja, 'ja-easy': easy, en });

export const townPages = {
  welcome: { path: '', nav: null, name: words('はじめのページ', 'はじめのページ', 'First page') },
  tour: { path: 'tour', nav: 'header', name: words('歩く', '｜歩《ある》く', 'Walk') },
  places: { path: 'places', nav: 'header', name: words('場所', '｜場所《ばしょ》', 'Places') },
  place: {
    path: 'places/:id',
    nav: null,
    name: words('場所のページ', '｜場所《ばしょ》のページ', 'Page of a place'),
  },
  map: { path: 'map', nav: 'header', name: words('地図', '｜地図《ちず》', 'Map') },
  consult: { path: 'consult', nav: 'header', name: words('相談する', '｜相談《そうだん》する', 'Ask us') },
  privacy: {
    path: 'privacy',
    nav: 'footer',
    name: words('記録とプライバシー', '｜記録《きろく》とプライバシー', 'Records and privacy'),
  },
  accessibility: {
    path: 'accessibility',
    nav: 'footer',
    name: words('アクセシビリティ', '｜誰《だれ》でも｜使《つか》えるように', 'Accessibility'),
  },
} as const satisfies Record<string, TownPageRow>;

/** The code of a page in visits, events and figures. */
export type TownPage = keyof typeof townPages;

export const pages = Object.keys(townPages) as TownPage[];

/** The pages of a part of the navigation, in the order of the table. */
export type PageIn<N> = { [P in TownPage]: (typeof townPages)[P]['nav'] extends N ? P : never }[TownPage];
export function pagesIn<N extends 'header' | 'footer'>(nav: N): PageIn<N>[] {
  return pages.filter((page): page is PageIn<N> => townPages[page].nav === nav);
}

/** What stands for `:id` in a page's address. Ids are slugs and need no escaping. */
export type PageIds<P extends TownPage> = (typeof townPages)[P]['path'] extends `${string}:${string}`
  ? [id: string]
  : [];

/**
 * The address of a page of a town: `townPath('hoshimi', 'place', 'hoshimi-elementary')`; without a page, its first one.
 */
export function townPath(townId: string): string;
export function townPath<P extends TownPage>(townId: string, page: P, ...ids: PageIds<P>): string;
export function townPath(townId: string, page: TownPage = 'welcome', id = ''): string {
  const path = townPages[page].path.replace(':id', id);
  return path === '' ? `/${townId}` : `/${townId}/${path}`;
}

/** Which page of a town an address is; `welcome` where it is none. */
export function pageAt(path: string): TownPage {
  const [, , ...parts] = path.split('/').filter((part, i) => part !== '' || i === 0);
  const fits = (page: TownPage) => {
    const own = townPages[page].path.split('/').filter((part) => part !== '');
    return own.length === parts.length && own.every((part, i) => part === ':id' || part === parts[i]);
  };
  return pages.find(fits) ?? 'welcome';
}
