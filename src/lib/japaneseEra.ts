// 令和: how forms and council papers in Japan write years and days.

const eraDay = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' });
const eraYear = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** 令和9年3月31日 for '2027-03-31'; a day that is none comes back as it is. */
export function formatEraDay(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : eraDay.format(at);
}

/** 令和8 for the 年度 that begins in April 2026: 年 or 年度 follows. The first year of an era is 元. */
export function eraOfFiscalYear(year: number): string {
  return eraYear.format(new Date(Date.UTC(year, 3, 1))).replace(/年$/, '');
}
