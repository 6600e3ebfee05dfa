import type { RegionWeight } from '../../../data/insight.ts';
import type { Drawing } from '../frame/panelSpec.ts';

const drawn = 12;

/** Where is the town heard more, and less, than people really move from there? */
export const weights: Drawing<RegionWeight[]> = {
  obeys: [],
  load: (reader, { range }) => reader.weights(range),
  show(rows, _, say) {
    const { t } = say;
    const [any] = rows;
    if (any === undefined) return { state: 'empty', text: t('insight.weights.none') };
    if (rows.every((row) => row.visits === 0)) return { state: 'empty' };
    const known = rows.filter((row) => row.weight !== null);
    const by = (sign: 1 | -1) => [...known].sort((a, b) => sign * ((b.weight ?? 0) - (a.weight ?? 0)))[0];
    const [over, under] = [by(1), by(-1)];
    const name = (region: string) => say.name('region', region);
    const all = known.length > 0 ? known : rows;
    const shown = all.slice(0, drawn);
    return {
      state: 'full',
      answer:
        over && under
          ? t('insight.weights.answer', {
              over: name(over.region),
              overWeight: say.times(over.weight ?? 0),
              under: name(under.region),
              underWeight: say.times(under.weight ?? 0),
            })
          : t('insight.weights.noneKnown'),
      table: {
        columns: [
          { title: t('insight.filter.region'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
          { title: t('insight.weights.movers'), kind: 'count' },
          { title: t('insight.weights.visitShare'), kind: 'share' },
          { title: t('insight.weights.moverShare'), kind: 'share' },
          { title: t('insight.weights.weight'), kind: 'times' },
        ],
        rows: rows.map((row) => ({
          key: row.region,
          cells: [
            name(row.region),
            row.visits,
            row.movers,
            row.visit_share ?? undefined,
            row.mover_share ?? undefined,
            row.weight ?? undefined,
          ],
        })),
      },
      chart: {
        kind: 'bars',
        of: all.length,
        names: shown.map((row) => name(row.region)),
        unit: 'share',
        series: [
          { name: t('insight.weights.visitShare'), values: shown.map((row) => row.visit_share ?? undefined) },
          { name: t('insight.weights.moverShare'), values: shown.map((row) => row.mover_share ?? undefined) },
        ],
      },
      notes: [t('insight.weights.source', { source: any.source })],
    };
  },
};
