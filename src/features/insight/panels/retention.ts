import type { DayRange, KeyRow } from '../../../data/insight.ts';
import { daysBetween } from '../../../lib/townTime.ts';
import { shareOf } from '../figures.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';
import { stepsOf } from '../range.ts';

const weeks = [1, 2, 3, 4] as const;

/** Do they come back, by when they first came? */
export const retention: PanelSpec<{ cohort: DayRange; rows: KeyRow[] }[]> = {
  id: 'retention',
  title: 'insight.retention.title',
  definition: 'insight.retention.definition',
  limit: () => 0,
  load: (reader, { range, today }) =>
    Promise.all(
      stepsOf(range, today).map(async (cohort) => ({
        cohort,
        rows: await reader.table('retention', cohort, {}),
      })),
    ),
  show(cohorts, { today }, say) {
    const { t } = say;
    const cellOf = (rows: KeyRow[], week: number) => {
      const row = rows.find(({ key }) => key === `week_${week}`);
      return row === undefined ? 0 : row.visits;
    };
    /** A week counts once it is over for everyone who came first in these days. */
    const isOver = (cohort: DayRange, week: number) => daysBetween(cohort.to, today) >= (week + 1) * 7;
    const rows = cohorts.map(({ cohort, rows: found }) => {
      const first = cellOf(found, 0);
      // Where nobody came first, there is nobody to come back: to call that hidden would puzzle.
      const later = weeks.map((week) =>
        isOver(cohort, week) && first !== 0 ? cellOf(found, week) : undefined,
      );
      return {
        cohort,
        first,
        later,
        shares: later.map((n) => (n === undefined ? undefined : shareOf(n, first))),
      };
    });
    const known = rows.filter((row) => typeof row.shares[0] === 'number');
    const latest = known.at(-1);
    return {
      state: stateOf(rows.map((row) => row.first)),
      answer: latest
        ? t('insight.retention.answer', {
            span: say.span(latest.cohort),
            share: say.percent(latest.shares[0] ?? 0),
          })
        : t(
            rows.some((row) => row.shares[0] === null)
              ? 'insight.retention.allHidden'
              : 'insight.retention.notYet',
          ),
      table: {
        columns: [
          { title: t('insight.retention.cohort'), kind: 'text' },
          { title: t('insight.retention.first'), kind: 'count' },
          ...weeks.map((week) => ({ title: t('insight.retention.week', { week }), kind: 'count' as const })),
          ...weeks.map((week) => ({
            title: t('insight.retention.weekShare', { week }),
            kind: 'share' as const,
          })),
        ],
        rows: rows.map(({ cohort, first, later, shares }) => ({
          key: cohort.from,
          cells: [say.span(cohort), first, ...later, ...shares],
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
