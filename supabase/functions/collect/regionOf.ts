import type { Visit, regionSources } from '../_shared/contract/visit.ts';
import { isRegion } from '../_shared/isRegion.ts';
import { timeZoneCountry } from './timeZoneCountry.ts';

export interface VisitRegion {
  region: string;
  region_source: (typeof regionSources)[number];
}

/** [country, subdivision] headers that content networks add: Cloudflare, Vercel, CloudFront. */
const edgeHeaders = [
  ['cf-ipcountry', 'cf-region-code'],
  ['x-vercel-ip-country', 'x-vercel-ip-country-region'],
  ['cloudfront-viewer-country', 'cloudfront-viewer-country-region'],
] as const;

function edgeRegion(headers: Headers): string | null {
  // A proxy of our own may say it outright.
  const own = headers.get('x-hiroba-region');
  if (own && own !== 'unknown' && isRegion(own)) return own;
  for (const [countryHeader, subdivisionHeader] of edgeHeaders) {
    const country = headers.get(countryHeader)?.toUpperCase();
    // XX: not known; T1: Tor.
    if (!country || country === 'XX' || country === 'T1' || !isRegion(country)) continue;
    const prefecture = `JP-${headers.get(subdivisionHeader)?.padStart(2, '0') ?? ''}`;
    return country === 'JP' && isRegion(prefecture) ? prefecture : country;
  }
  return null;
}

/**
 * Prefecture or country only: what the visitor says, else what the edge says, else the clock's country, else unknown.
 */
export function regionOf(visit: Pick<Visit, 'declared_region' | 'time_zone'>, headers: Headers): VisitRegion {
  // "unknown" declared is an answer, too: the visitor would rather not say.
  if (visit.declared_region) return { region: visit.declared_region, region_source: 'declared' };
  const edge = edgeRegion(headers);
  if (edge) return { region: edge, region_source: 'edge' };
  const country = visit.time_zone ? timeZoneCountry(visit.time_zone) : null;
  if (country) return { region: country, region_source: 'time_zone' };
  return { region: 'unknown', region_source: 'unknown' };
}
