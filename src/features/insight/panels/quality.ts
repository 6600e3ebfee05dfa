import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import type { Quality } from '../../../data/insight.ts';
import { shareOf } from '../figures.ts';
import type { Drawing } from '../frame/panelSpec.ts';

const marks = ['person', 'machine', 'crowd', 'staff', 'simulated'] as const;

/** Can the figures be trusted: who was left out, and what became of what browsers sent? */
export const quality: Drawing<Quality> = {
  obeys: [],
  load: (reader, { range }) => reader.quality(range),
  show({ marks: found, events, rule_version }, _, say) {
    const { t } = say;
    const visits = marks.map((mark) => ({ mark, count: found[mark] ?? 0 }));
    const all = visits.reduce((sum, { count }) => sum + count, 0);
    const sent = events.stored + events.doubled + events.refused;
    if (all + sent === 0) return { state: 'empty' };
    const told = (['stored', 'doubled', 'refused'] as const).map((name) => ({ name, count: events[name] }));
    return {
      state: 'full',
      answer: [
        t('insight.quality.answer', { visits: say.count(found.person ?? 0) }),
        t('insight.quality.events', {
          stored: say.count(events.stored),
          refused: say.count(events.refused),
        }),
      ].join(localeRow(say.locale).gap),
      table: {
        columns: [
          { title: t('insight.quality.column'), kind: 'text' },
          { title: t('insight.quality.unit'), kind: 'text' },
          { title: t('insight.quality.count'), kind: 'count' },
          { title: t('insight.quality.share'), kind: 'share' },
        ],
        rows: [
          ...visits.map(({ mark, count }) => ({
            key: mark,
            cells: [t(`insight.quality.${mark}`), t('insight.visits'), count, shareOf(count, all)],
          })),
          ...told.map(({ name, count }) => ({
            key: name,
            cells: [t(`insight.quality.${name}`), t('insight.events'), count, shareOf(count, sent)],
          })),
        ],
      },
      chart: {
        kind: 'bars',
        names: visits.map(({ mark }) => t(`insight.quality.${mark}`)),
        unit: 'count',
        series: [{ name: t('insight.visits'), values: visits.map(({ count }) => count) }],
      },
      notes: [
        t('insight.quality.rule', { version: rule_version }),
        ...((found.crowd ?? 0) > 0 ? [t('insight.quality.crowdNote')] : []),
      ],
    };
  },
};
