import type { ReadVariable } from './environment.ts';
import { requireVariable } from './environment.ts';

/** Whether a page may speak to the functions, and the origin to name in the answer when it is another host's. */
export interface OwnPages {
  /** False for a page of somebody else's; what is no page at all (a program) says nothing and may. */
  mayAsk: (request: Request) => boolean;
  /** The origin of a page of ours that lies elsewhere than the functions; null for every other. */
  named: (request: Request) => string | null;
}

/**
 * The pages of the town's site: of HIROBA_SITE_URL, and of HIROBA_ALLOWED_ORIGINS (space-separated) where one client
 * is served from several places. A browser says itself where a page came from, and no page can make it lie; so a page
 * of a stranger cannot fill figures or forms through the browsers of those who look at it.
 */
export function ownPages(read: ReadVariable): OwnPages {
  const listed = [
    requireVariable(read, 'HIROBA_SITE_URL'),
    ...(read('HIROBA_ALLOWED_ORIGINS') ?? '').split(/\s+/),
  ];
  const origins = new Set(listed.filter(Boolean).map((address) => new URL(address).origin));
  const named = (request: Request) => {
    const origin = request.headers.get('origin');
    return origin !== null && origins.has(origin) ? origin : null;
  };
  return {
    named,
    mayAsk(request) {
      const site = request.headers.get('sec-fetch-site');
      if (site === 'same-origin') return true;
      // Not every browser and no plain http address has the header, but whoever posts from a page names its origin.
      return request.headers.has('origin') ? named(request) !== null : site === null || site === 'none';
    },
  };
}
