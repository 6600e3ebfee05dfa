import type { Moment } from '../../../supabase/functions/_shared/contract/scene.ts';

/** When one walks: the season and the hour that the town is shown in. The lists of them are the contract's. */
export type { Hour, Moment, Season } from '../../../supabase/functions/_shared/contract/scene.ts';

/** What the scene is baked in, and what an address without a word about it means. */
export const usualMoment: Moment = { season: 'spring', hour: 'noon' };

export const isSameMoment = (a: Moment, b: Moment): boolean => a.season === b.season && a.hour === b.hour;
