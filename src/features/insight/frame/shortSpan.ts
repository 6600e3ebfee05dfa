import { type StaffLocale } from '../../../../supabase/functions/_shared/contract/locales.ts';
import { endOfMonth, parseDate } from '@internationalized/date';
import type { DayRange } from '../../../data/insight.ts';

/** A range as short as it can be said: 2026年9月, 2026年9月〜11月, 11月21日〜30日 (with the year); Sept 2026 in English. */
export function shortSpan({ from, to }: DayRange, language: StaffLocale, withYear = true): string {
  const a = parseDate(from);
  const b = parseDate(to);
  const wholeMonths = a.day === 1 && endOfMonth(b).day === b.day;
  const sameYear = a.year === b.year;
  const sameMonth = sameYear && a.month === b.month;
  if (language !== 'ja') {
    const format = new Intl.DateTimeFormat('en-GB', {
      ...(wholeMonths ? {} : { day: 'numeric' }),
      month: 'short',
      ...(withYear ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    });
    const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
    return wholeMonths && sameMonth ? format.format(first) : format.formatRange(first, last);
  }
  const year = (y: number) => (withYear ? `${y}年` : '');
  if (from === to) return `${year(a.year)}${a.month}月${a.day}日`;
  if (wholeMonths) {
    if (sameMonth) return `${year(a.year)}${a.month}月`;
    return `${year(a.year)}${a.month}月〜${sameYear ? '' : year(b.year)}${b.month}月`;
  }
  const end = `${sameYear ? '' : year(b.year)}${sameMonth ? '' : `${b.month}月`}${b.day}日`;
  return `${year(a.year)}${a.month}月${a.day}日〜${end}`;
}
