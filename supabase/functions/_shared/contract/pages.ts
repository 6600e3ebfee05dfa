// Every page of a town, once: its address, what links to it, what visits and events call it. Browser, functions, server,
// figures and staff read this table; src/app/visitor/pageCode.ts gives each row its code, and does not compile without.

export interface TownPageRow {
  /** Below the town's own address; `:id` stands for a place. */
  path: string;
  /** Where every page of the town links to it; null where only some do. */
  nav: 'header' | 'footer' | null;
}

export const townPages = {
  welcome: { path: '', nav: null },
  tour: { path: 'tour', nav: 'header' },
  places: { path: 'places', nav: 'header' },
  place: { path: 'places/:id', nav: null },
  map: { path: 'map', nav: 'header' },
  consult: { path: 'consult', nav: 'header' },
  privacy: { path: 'privacy', nav: 'footer' },
} as const satisfies Record<string, TownPageRow>;

/** The name of a page in visits, events and figures; `common.page.<name>` is what people call it. */
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

/** The address of a page of a town: `townPath('hoshimi', 'place', 'hoshimi-elementary')`; without a page, its first one. */
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
