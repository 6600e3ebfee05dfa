import { localeRow, type Locale } from '../../supabase/functions/_shared/contract/locales.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type Unit = 'day' | 'hour' | 'minute' | 'second';

function amount(value: number, unit: Unit, locale: Locale): string {
  const { bcp47, gap } = localeRow(locale);
  const isSpaced = gap !== '';
  const words = new Intl.NumberFormat(bcp47, {
    style: 'unit',
    unit,
    unitDisplay: isSpaced && unit !== 'day' ? 'short' : 'long',
  }).format(value);
  return isSpaced ? words : words.replaceAll(/\s/g, ''); // CLDR writes 2 分, a town clerk 2分
}

function join(parts: string[], locale: Locale): string {
  return parts.join(localeRow(locale).gap);
}

/** A stay in readable units, at most two: 150000 ms → 2分30秒, 2 min 30 sec. Zero stays '0秒'. */
export function dwellWords(ms: number, locale: Locale): string {
  const s = Math.round(ms / second);
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor((s % 3600) / 60);
  const seconds = s % 60;
  if (hours > 0) {
    const parts = [amount(hours, 'hour', locale)];
    if (minutes > 0) parts.push(amount(minutes, 'minute', locale));
    return join(parts, locale);
  }
  if (minutes === 0) return amount(seconds, 'second', locale);
  const parts = [amount(minutes, 'minute', locale)];
  if (seconds > 0) parts.push(amount(seconds, 'second', locale));
  return join(parts, locale);
}

/** How long someone has waited, in the one unit a person would say: days, else hours, else minutes. */
export function waitWords(ms: number, locale: Locale): string {
  if (ms >= day) return amount(Math.floor(ms / day), 'day', locale);
  if (ms >= hour) return amount(Math.floor(ms / hour), 'hour', locale);
  return amount(Math.max(0, Math.floor(ms / minute)), 'minute', locale);
}
