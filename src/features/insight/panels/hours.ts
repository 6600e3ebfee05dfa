import { localeRow, type StaffLocale } from '../../../../supabase/functions/_shared/contract/locales.ts';
import { insightFilters, type HourRow } from '../../../data/insight.ts';
import type { Drawing } from '../frame/panelSpec.ts';

const hours = 48;

/** What happened in the last two days, hour by hour? */
export const lastHours: Drawing<HourRow[]> = {
  obeys: insightFilters,
  everyMs: 120_000,
  load: (reader, { filters }) => reader.hours(hours, filters),
  show(rows, _, say) {
    const { t } = say;
    const sum = (of: (row: HourRow) => number) => rows.reduce((total, row) => total + of(row), 0);
    const visits = sum((row) => row.visits);
    const ofFamilies = rows.every((row) => row.consultations !== null);
    const consultations = sum((row) => row.consultations ?? 0);
    if (visits + consultations === 0) return { state: 'empty', text: t('insight.hours.none', { hours }) };
    const name = (row: HourRow) => hourName(row.hour, localeRow(say.locale).staff);
    return {
      state: 'full',
      answer: t(ofFamilies ? 'insight.hours.answer' : 'insight.hours.answerVisits', {
        hours,
        visits: say.count(visits),
        consultations: say.count(consultations),
      }),
      table: {
        columns: [
          { title: t('insight.hours.column'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.leadVisits'), kind: 'count' },
          ...(ofFamilies ? [{ title: t('insight.stage.asked'), kind: 'count' } as const] : []),
        ],
        // The newest hour first: one looks whether something is going on.
        rows: rows
          .map((row) => ({
            key: row.hour,
            cells: [
              name(row),
              row.visits,
              row.lead,
              ...(row.consultations === null ? [] : [row.consultations]),
            ],
          }))
          .reverse(),
      },
      chart: {
        kind: 'columns',
        names: rows.map(name),
        unit: 'count',
        series: [{ name: t('insight.visits'), values: rows.map((row) => row.visits) }],
      },
    };
  },
};

/** 28日 21時, 28 Nov 21:00. Hours are of Japan. */
export function hourName(iso: string, language: StaffLocale): string {
  const part = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Asia/Tokyo',
  }).formatToParts(new Date(iso));
  const of = (type: string) => part.find((p) => p.type === type)?.value ?? '';
  return language !== 'ja'
    ? `${of('day')} ${of('month')} ${of('hour')}:00`
    : `${of('day')}日 ${Number(of('hour'))}時`;
}
