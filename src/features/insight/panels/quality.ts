import { localeRow } from '../../../../supabase/functions/_shared/contract/locales.ts';
import type { Quality } from '../../../data/insight.ts';
import { shareOf } from '../figures.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';

const marks = ['person', 'machine', 'staff', 'simulated'] as const;

/** Can the figures be trusted: who was left out, and what became of what browsers sent? */
export const quality: PanelSpec<Quality> = {
  id: 'quality',
  title: 'insight.quality.title',
  definition: 'insight.quality.definition',
  limit: () => 0,
  load: (reader, { range }) => reader.quality(range),
  show({ marks: found, events, rule_version }, _, say) {
    const { t } = say;
    const visits = marks.map((mark) => ({ mark, count: mark in found ? (found[mark] ?? null) : 0 }));
    const all = visits.reduce<number | null>(
      (sum, { count }) => (sum === null || count === null ? null : sum + count),
      0,
    );
    const sent = events.stored + events.doubled + events.refused;
    const told = (['stored', 'doubled', 'refused'] as const).map((name) => ({ name, count: events[name] }));
    const person = visits[0]?.count ?? null;
    return {
      state: stateOf([...visits.map(({ count }) => count), sent]),
      answer: [
        person === null
          ? t('insight.quality.hidden')
          : t('insight.quality.answer', { visits: say.count(person) }),
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
          { title: t('insight.share'), kind: 'share' },
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
      chart: visits.every(({ count }) => (count ?? 0) === 0)
        ? null
        : {
            kind: 'bars',
            names: visits.map(({ mark }) => t(`insight.quality.${mark}`)),
            unit: 'count',
            series: [{ name: t('insight.visits'), values: visits.map(({ count }) => count) }],
          },
      notes: [t('insight.quality.rule', { version: rule_version })],
    };
  },
};
