export type TownPage = 'tour' | 'places' | 'map' | 'consult' | 'privacy';

/** The address of a page of a town; ids are slugs and need no escaping. */
export function townPath(townId: string, page?: TownPage, id?: string): string {
  return ['', townId, page, id].filter((part) => part !== undefined).join('/');
}
