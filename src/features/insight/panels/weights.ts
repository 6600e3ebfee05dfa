import type { RegionWeight } from '../../../data/insight.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';

const drawn = 12;

/** Where is the town heard more, and less, than people really move from there? */
export const weights: PanelSpec<RegionWeight[]> = {
  id: 'weights',
  title: 'insight.weights.title',
  definition: 'insight.weights.definition',
  limit: () => 0,
  load: (reader, { range }) => reader.weights(range),
  show(rows, _, say) {
    const { t } = say;
    const [any] = rows;
    if (any === undefined) {
      return {
        state: 'empty',
        answer: '',
        emptyText: t('insight.weights.none'),
        table: { columns: [], rows: [] },
        chart: null,
      };
    }
    const known = rows.filter((row) => row.weight !== null && row.movers > 0);
    const by = (sign: 1 | -1) => [...known].sort((a, b) => sign * ((b.weight ?? 0) - (a.weight ?? 0)))[0];
    const [over, under] = [by(1), by(-1)];
    const shown = known.slice(0, drawn);
    const name = (region: string) => say.name('region', region);
    /** Hidden goes with the visits; a weight that nobody moved for does not exist. */
    const told = (row: RegionWeight, value: number | null) => (row.hidden ? null : (value ?? undefined));
    return {
      state: stateOf(rows.map((row) => row.visits)),
      answer:
        over && under
          ? t('insight.weights.answer', {
              over: name(over.region),
              overWeight: say.times(over.weight ?? 0),
              under: name(under.region),
              underWeight: say.times(under.weight ?? 0),
            })
          : t('insight.allHidden'),
      table: {
        columns: [
          { title: t('insight.dim.region'), kind: 'text' },
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
            told(row, row.visits),
            row.movers,
            told(row, row.visit_share),
            told(row, row.mover_share),
            told(row, row.weight),
          ],
        })),
      },
      chart: {
        kind: 'bars',
        names: shown.map((row) => name(row.region)),
        unit: 'share',
        series: [
          { name: t('insight.weights.visitShare'), values: shown.map((row) => row.visit_share) },
          { name: t('insight.weights.moverShare'), values: shown.map((row) => row.mover_share) },
        ],
      },
      notes: [t('insight.weights.source', { source: any.source })],
    };
  },
};
