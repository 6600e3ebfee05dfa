import type { DayRange } from '../../data/insight.ts';
import { schoolYearOf } from '../../domain/schoolYear.ts';

/** The 年度 of a calendar year: 1 April to 31 March. */
export function fiscalYear(year: number): DayRange {
  return { from: `${String(year)}-04-01`, to: `${String(year + 1)}-03-31` };
}

/** The running 年度 and the four before it, newest first. */
export function recentYears(today: string): number[] {
  const { year } = schoolYearOf(today);
  return [0, 1, 2, 3, 4].map((back) => year - back);
}

/** The year an address asks for, among those that are offered; the running one without. */
export function yearOf(query: URLSearchParams, today: string): number {
  const asked = Number(query.get('year'));
  return recentYears(today).find((year) => year === asked) ?? schoolYearOf(today).year;
}
