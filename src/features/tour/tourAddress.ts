import { hours, seasons } from '../../../supabase/functions/_shared/contract/scene.ts';
import { isSameMoment, usualMoment, type Moment } from '../../world/core/moment.ts';

export interface TourPlaceInUrl {
  spaceId: string | null;
  spotId: string | null;
  moment: Moment;
}

/** ?space=school&spot=school-library&season=winter&hour=night; what makes no sense counts as not written. */
export function readTourAddress(search: string): TourPlaceInUrl {
  const params = new URLSearchParams(search);
  return {
    spaceId: params.get('space'),
    spotId: params.get('spot'),
    moment: {
      season: seasons.find((one) => one === params.get('season')) ?? usualMoment.season,
      hour: hours.find((one) => one === params.get('hour')) ?? usualMoment.hour,
    },
  };
}

/** The same query with where and when one is now; what else stands in it (lang, probe) stays. */
export function writeTourAddress(search: string, at: TourPlaceInUrl): string {
  const params = new URLSearchParams(search);
  const put = (name: string, value: string | null): void => {
    if (value === null) params.delete(name);
    else params.set(name, value);
  };
  put('space', at.spaceId);
  put('spot', at.spotId);
  const isUsual = isSameMoment(at.moment, usualMoment);
  put('season', isUsual ? null : at.moment.season);
  put('hour', isUsual ? null : at.moment.hour);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
