import type { OwnSession } from '../../data/ownSessions.ts';

/** What makers call them; in every language the same. */
const names: Partial<Record<string, string>> = {
  edge: 'Edge',
  firefox: 'Firefox',
  opera: 'Opera',
  chrome: 'Chrome',
  safari: 'Safari',
  iphone: 'iPhone',
  ipad: 'iPad',
  android: 'Android',
  windows: 'Windows',
  mac: 'Mac',
  chromeos: 'ChromeOS',
  linux: 'Linux',
};

/** Browser and system as people know them; null when neither is known. */
export function deviceName({ browser, system }: Pick<OwnSession, 'browser' | 'system'>): string | null {
  const known = [names[browser], names[system]].filter((name) => name !== undefined);
  return known.length === 0 ? null : known.join(' ・ ');
}
