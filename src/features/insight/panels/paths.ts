import type { KeyRow, Summary } from '../../../data/insight.ts';
import { shareOf, stepsOfPath } from '../figures.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';

const drawn = 24;

/** What follows what? */
export const paths: PanelSpec<KeyRow[]> = {
  id: 'paths',
  title: 'insight.paths.title',
  definition: 'insight.paths.definition',
  limit: () => 1,
  load: (reader, { range, filters }) => reader.table('path', range, filters),
  show(data, _, say) {
    const { t } = say;
    const steps = stepsOfPath(data);
    const stop = (key: string) => say.name('path', key);
    const links = steps
      .flatMap(({ from, to, visits }) =>
        visits === null ? [] : [{ from: stop(from), to: stop(to), value: visits }],
      )
      .slice(0, drawn);
    const top = steps.find((step) => step.visits !== null && step.from !== '^' && step.to !== '$');
    return {
      state: stateOf(steps.map((step) => step.visits)),
      answer: top
        ? t('insight.paths.answer', {
            from: stop(top.from),
            to: stop(top.to),
            visits: say.count(top.visits ?? 0),
          })
        : t('insight.allHidden'),
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
      chart: { kind: 'flow', links },
    };
  },
};

/** Where do they leave? */
export const leaving: PanelSpec<{ rows: KeyRow[]; whole: Summary }> = {
  id: 'leaving',
  title: 'insight.leaving.title',
  definition: 'insight.leaving.definition',
  limit: () => 1,
  async load(reader, { range, filters }) {
    const [rows, whole] = await Promise.all([
      reader.table('path', range, filters),
      reader.summary(range, filters),
    ]);
    return { rows, whole };
  },
  show({ rows, whole }, _, say) {
    const { t } = say;
    const ends = stepsOfPath(rows).filter((step) => step.to === '$');
    const shown = ends.filter((step) => step.visits !== null).slice(0, 12);
    const name = (key: string) => say.name('path', key);
    const [top] = shown;
    return {
      state: stateOf(ends.map((step) => step.visits)),
      answer: top
        ? t('insight.leaving.answer', { name: name(top.from), visits: say.count(top.visits ?? 0) })
        : t('insight.allHidden'),
      table: {
        columns: [
          { title: t('insight.leaving.column'), kind: 'text' },
          { title: t('insight.leaving.visits'), kind: 'count' },
          { title: t('insight.share'), kind: 'share' },
        ],
        rows: ends.map((step) => ({
          key: step.from,
          cells: [name(step.from), step.visits, shareOf(step.visits, whole.visits)],
        })),
      },
      chart: {
        kind: 'bars',
        names: shown.map((step) => name(step.from)),
        unit: 'count',
        series: [{ name: t('insight.leaving.visits'), values: shown.map((step) => step.visits) }],
      },
    };
  },
};
