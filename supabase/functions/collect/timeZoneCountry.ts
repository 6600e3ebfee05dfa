import { countries as codes } from '../_shared/isRegion.ts';

/** Not yet among TypeScript's libraries; in Node since 18 (24 as a method) and in Deno (ECMA-402, Intl Locale Info). */
type LocaleInfo = Intl.Locale & { getTimeZones(): string[] | undefined };

/**
 * The runtime's own name of a zone, for it has old and new ones (Asia/Calcutta, Asia/Kolkata); null for what is none.
 */
function canonical(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null; // a made-up name
  }
}

/**
 * Country by canonical name of the zone, from the runtime's own table: some hundredth of a second, so made when first
 * asked.
 */
function readCountries(): Map<string, string> {
  const countries = new Map<string, string>();
  for (const code of codes) {
    const locale = new Intl.Locale(`und-${code}`) as LocaleInfo;
    if (locale.region !== code) continue; // a country that is no more: another one has its clocks now
    for (const zone of locale.getTimeZones() ?? []) countries.set(canonical(zone) ?? zone, code);
  }
  return countries;
}

let countryOf: Map<string, string> | undefined;
/**
 * What was asked before, for naming a zone costs more than parsing a visit. Bounded: a name may be spelled in many
 * ways.
 */
const known = new Map<string, string | null>();
const mostKnown = 1_000;

/** The country whose clocks keep this zone, or null (UTC, fixed offsets, made-up names). */
export function timeZoneCountry(timeZone: string): string | null {
  const before = known.get(timeZone);
  if (before !== undefined) return before;
  countryOf ??= readCountries();
  const country = countryOf.get(canonical(timeZone) ?? '') ?? null;
  if (known.size < mostKnown) known.set(timeZone, country);
  return country;
}
