// The time by the server: readers' clocks are wrong by hours and days more often than one thinks.

/** What the server's wall clock showed when this page's steady clock stood at 0, as late as any answer said; ms. */
let origin = -Infinity;

/**
 * Learns from an answer of ours (its Date header) what time it is. One that comes late, or from a cache, teaches
 * nothing new.
 */
export function heedServerTime(response: Response): void {
  const said = Date.parse(response.headers.get('Date') ?? '');
  if (!Number.isNaN(said)) origin = Math.max(origin, said - performance.now());
}

/** The time by the server, to the second; by this computer until the server has said something. */
export function serverNow(): Date {
  return new Date(origin === -Infinity ? Date.now() : origin + performance.now());
}
