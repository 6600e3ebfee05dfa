import { insightFilters, type DayRange, type KeyRow } from '../../../data/insight.ts';
import { daysBetween } from '../../../lib/townTime.ts';
import { shareOf } from '../figures.ts';
import type { Drawing } from '../frame/panelSpec.ts';
import { stepsOf } from '../range.ts';

const weeks = [1, 2, 3, 4] as const;
const mostCohorts = 13;

/** Do they come back, by when they first came? */
export const retention: Drawing<{ cohort: DayRange; rows: KeyRow[] }[]> = {
  obeys: insightFilters,
  load: (reader, { range, today, filters }) =>
    Promise.all(
      stepsOf(range, today, mostCohorts, 'week').map(async (cohort) => ({
        cohort,
        rows: await reader.table('retention', cohort, filters),
      })),
    ),
  show(cohorts, { today }, say) {
    const { t } = say;
    /** A week counts once it is over for everyone who came first in these days. */
    const isOver = (cohort: DayRange, week: number) => daysBetween(cohort.to, today) >= (week + 1) * 7;
    const rows = cohorts.map(({ cohort, rows: found }) => {
      const cellOf = (week: number) => found.find(({ key }) => key === `week_${week}`)?.visits ?? 0;
      const first = cellOf(0);
      const later = weeks.map((week) => (isOver(cohort, week) && first > 0 ? cellOf(week) : undefined));
      return {
        cohort,
        first,
        later,
        shares: later.map((n) => (n === undefined ? undefined : shareOf(n, first))),
      };
    });
    if (rows.every(({ first }) => first === 0)) return { state: 'empty' };
    const latest = rows.findLast((row) => row.shares[0] !== undefined);
    return {
      state: 'full',
      answer: latest
        ? t('insight.retention.answer', {
            span: say.span(latest.cohort),
            share: say.percent(latest.shares[0] ?? 0),
          })
        : t('insight.retention.notYet'),
      table: {
        columns: [
          { title: t('insight.retention.cohort'), kind: 'text' },
          { title: t('insight.retention.first'), kind: 'count' },
          ...weeks.map((week) => ({ title: t('insight.retention.week', { week }), kind: 'count' as const })),
        ],
        rows: rows.map(({ cohort, first, later }) => ({
          key: cohort.from,
          cells: [say.tick(cohort), first, ...later],
        })),
      },
      chart: {
        kind: 'heat',
        rows: rows.map(({ cohort }) => say.tick(cohort)),
        columns: weeks.map((week) => t('insight.retention.week', { week })),
        values: rows.map(({ shares }) => shares),
      },
      notes: [t('insight.retention.note')],
    };
  },
};
