/** When one walks: the season and the hour that the town is shown in. */
export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export const hours = ['morning', 'noon', 'dusk', 'night'] as const;
export type Season = (typeof seasons)[number];
export type Hour = (typeof hours)[number];

export interface Moment {
  readonly season: Season;
  readonly hour: Hour;
}

/** What the scene is baked in, and what an address without a word about it means. */
export const usualMoment: Moment = { season: 'spring', hour: 'noon' };

export const isSameMoment = (a: Moment, b: Moment): boolean => a.season === b.season && a.hour === b.hour;
