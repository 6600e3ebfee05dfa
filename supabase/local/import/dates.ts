import { tidy } from './text.ts';

// Era offsets: year 1 of each era in the Gregorian calendar (元号法; 令和 from 2019-05-01).
const eras: Record<string, number> = { 明: 1868, 大: 1912, 昭: 1926, 平: 1989, 令: 2019 };
const letters: Record<string, string> = { M: '明', T: '大', S: '昭', H: '平', R: '令' };

const iso = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
};

/**
 * '2020/12/22', '1947-4-1', 'H29.1.6', '昭32. 7. 1', '令和8年4月1日' -> YYYY-MM-DD; null for anything else or a day that is
 * not.
 */
export function parseDate(text: string): string | null {
  const t = tidy(text)
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
    .replaceAll(' ', '');
  const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(t) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(t);
  if (western) return iso(Number(western[1]), Number(western[2]), Number(western[3]));
  const era =
    /^([MTSHR]|明治?|大正?|昭和?|平成?|令和?)(\d{1,2}|元)[.年/-](\d{1,2})[.月/-](\d{1,2})日?$/i.exec(t);
  if (!era) return null;
  const letter = era[1]?.charAt(0) ?? '';
  const first = eras[letters[letter.toUpperCase()] ?? letter] ?? 0;
  return iso(first + (era[2] === '元' ? 1 : Number(era[2])) - 1, Number(era[3]), Number(era[4]));
}

/** '1972-04-01' in words. */
export function dayInWords(day: string): { ja: string; en: string } {
  const date = new Date(`${day}T00:00:00Z`);
  return {
    ja: `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
    en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date),
  };
}
