import type { OutcomeRow } from '../../../data/insight.ts';
import { dims } from '../address.ts';
import type { Drawing } from '../frame/panelSpec.ts';

const stages = ['asked', 'came', 'moved', 'settled'] as const;

/** By which way do families ask, and how far have they come? */
export const consultations: Drawing<OutcomeRow[]> = {
  obeys: dims,
  load: (reader, { range, filters }) => reader.outcomes(range, 'channel', filters),
  show(rows, _, say) {
    const { t } = say;
    const [top] = rows;
    if (top === undefined) return { state: 'empty', text: t('insight.consultations.none') };
    const all = rows.reduce((sum, row) => sum + row.asked, 0);
    return {
      state: 'full',
      answer: t('insight.consultations.answer', {
        households: say.count(all),
        name: say.name('channel', top.key),
        most: say.count(top.asked),
      }),
      table: {
        columns: [
          { title: t('insight.consultations.column'), kind: 'text' },
          ...stages.map((stage) => ({ title: t(`insight.stage.${stage}`), kind: 'count' as const })),
        ],
        rows: rows.map((row) => ({
          key: row.key,
          cells: [say.name('channel', row.key), ...stages.map((stage) => row[stage])],
        })),
      },
      chart: {
        kind: 'bars',
        names: rows.map((row) => say.name('channel', row.key)),
        unit: 'count',
        series: [{ name: t('insight.stage.asked'), values: rows.map((row) => row.asked) }],
      },
    };
  },
};
