export interface TourPlaceInUrl {
  spaceId: string | null;
  spotId: string | null;
}

/** ?space=school&spot=school-library */
export function readTourAddress(search: string): TourPlaceInUrl {
  const params = new URLSearchParams(search);
  return { spaceId: params.get('space'), spotId: params.get('spot') };
}

/** The same query with where one is now; what else stands in it (lang, probe) stays. */
export function writeTourAddress(search: string, at: TourPlaceInUrl): string {
  const params = new URLSearchParams(search);
  const put = (name: string, value: string | null): void => {
    if (value === null) params.delete(name);
    else params.set(name, value);
  };
  put('space', at.spaceId);
  put('spot', at.spotId);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
