import { schoolYearOf } from '../../domain/schoolYear.ts';
import { fiscalYear } from './fiscalYear.ts';

export interface Period {
  from: string;
  to: string;
}

/** Days after a period's end until it may be published: late visits are in then. */
const settledAfterDays = 3;

const overlaps = (a: Period, b: Period) => a.from <= b.to && b.from <= a.to;
const isOver = (period: Period, today: string) =>
  Date.parse(today) - Date.parse(period.to) > settledAfterDays * 86_400_000;

function monthsBefore(today: string, count: number): Period[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, back) => ({
    from: iso(Date.UTC(year, month - 2 - back, 1)),
    to: iso(Date.UTC(year, month - 1 - back, 0)),
  }));
}

/**
 * What may be published now: the last two whole 年度 first, then the last twelve months; no day of them was published
 * before.
 */
export function periodsToPublish(today: string, published: readonly Period[]): Period[] {
  const { year } = schoolYearOf(today);
  return [fiscalYear(year - 1), fiscalYear(year - 2), ...monthsBefore(today, 12)].filter(
    (period) => isOver(period, today) && !published.some((p) => overlaps(p, period)),
  );
}
