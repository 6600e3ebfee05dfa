import { insightFilters, type KeyRow } from '../../../data/insight.ts';
import { shareOf, stepsOfPath } from '../figures.ts';
import type { Drawing } from '../frame/panelSpec.ts';

const drawn = 24;

/** What follows what? */
export const paths: Drawing<KeyRow[]> = {
  obeys: insightFilters,
  load: (reader, { range, filters }) => reader.table('path', range, filters),
  show(data, _, say) {
    const { t } = say;
    const steps = stepsOfPath(data);
    if (steps.length === 0) return { state: 'empty' };
    const stop = (key: string) => say.name('path', key);
    const links = steps
      .map(({ from, to, visits }) => ({ from: stop(from), to: stop(to), value: visits }))
      .slice(0, drawn);
    const top = steps.find((step) => step.from !== '^' && step.to !== '$');
    return {
      state: 'full',
      answer: top
        ? t('insight.paths.answer', {
            from: stop(top.from),
            to: stop(top.to),
            visits: say.count(top.visits),
          })
        : t('insight.paths.noSteps'),
      table: {
        columns: [
          { title: t('insight.paths.from'), kind: 'text' },
          { title: t('insight.paths.to'), kind: 'text' },
          { title: t('insight.visits'), kind: 'count' },
        ],
        rows: steps.map((step) => ({
          key: `${step.from}>${step.to}`,
          cells: [stop(step.from), stop(step.to), step.visits],
        })),
      },
      chart: { kind: 'flow', links, of: steps.length },
    };
  },
};

/** Where do they leave? */
export const leaving: Drawing<{ rows: KeyRow[]; all: number }> = {
  obeys: insightFilters,
  async load(reader, { range, filters }) {
    const [rows, whole] = await Promise.all([
      reader.table('path', range, filters),
      reader.summary(range, filters),
    ]);
    return { rows, all: whole.visits };
  },
  show({ rows, all }, _, say) {
    const { t } = say;
    const ends = stepsOfPath(rows).filter((step) => step.to === '$');
    const [top] = ends;
    if (top === undefined) return { state: 'empty' };
    const shown = ends.slice(0, 12);
    const name = (key: string) => say.name('path', key);
    return {
      state: 'full',
      answer: t('insight.leaving.answer', { name: name(top.from), visits: say.count(top.visits) }),
      table: {
        columns: [
          { title: t('insight.leaving.column'), kind: 'text' },
          { title: t('insight.leaving.visits'), kind: 'count' },
          { title: t('insight.share'), kind: 'share' },
        ],
        rows: ends.map((step) => ({
          key: step.from,
          cells: [name(step.from), step.visits, shareOf(step.visits, all)],
        })),
      },
      chart: {
        kind: 'bars',
        of: ends.length,
        names: shown.map((step) => name(step.from)),
        unit: 'count',
        series: [{ name: t('insight.leaving.visits'), values: shown.map((step) => step.visits) }],
      },
    };
  },
};
