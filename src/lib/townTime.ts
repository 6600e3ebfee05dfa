// Days of the towns we serve: always Asia/Tokyo, whatever the reader's clock says.

/** YYYY-MM-DD in Japan at that moment. */
export function townDay(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(at);
}

/** Plain `en` is American to Intl; in Japan's English one writes the day first. */
const dayFirst: Record<string, string> = { en: 'en-GB' };
const forDays = (language: string): string => dayFirst[language] ?? language;

/** A day as people write it: 2026年11月22日（日）, or 22 Nov 2026 (Sun). */
export function formatDay(day: string, language: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  if (language.startsWith('ja')) {
    const weekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' }).format(at);
    return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日（${weekday}）`;
  }
  return new Intl.DateTimeFormat(forDays(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }).format(at);
}

/** The same without the day of the week, as in forms: 2027年3月31日, or 31 Mar 2027. */
export function formatDate(day: string, language: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const dateStyle = language.startsWith('ja') ? 'long' : 'medium';
  return new Intl.DateTimeFormat(forDays(language), { dateStyle, timeZone: 'UTC' }).format(at);
}

/** Day and time in Japan. */
export function formatMoment(iso: string, language: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const time = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Tokyo',
  }).format(at);
  return `${formatDay(townDay(at), language)} ${time}`;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A month as it stands in our messages: 4 before 月, April in English. */
export function monthWord(month: number, language: string): string | number {
  if (language.startsWith('ja')) return month;
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, month - 1, 15)),
  );
}
