import type { KeyRow } from '../../../data/insight.ts';
import { townPlans, type SpacePlan } from '../../../data/townPlan.ts';
import { stateOf, type PanelSpec } from '../frame/panelSpec.ts';
import { shortName, standCells, type StandCell } from '../standCells.ts';

/** Where do they stand: dwell on the plan of each space of the 3D town. */
export const stand: PanelSpec<{ rows: KeyRow[]; plans: SpacePlan[] }> = {
  id: 'area',
  title: 'insight.area.title',
  definition: 'insight.area.definition',
  limit: () => 1,
  async load(reader, { range, filters }) {
    const [rows, plans] = await Promise.all([
      reader.table('area', range, filters),
      townPlans.load(reader.townId),
    ]);
    return { rows, plans };
  },
  show({ rows, plans }, _, say) {
    const { t } = say;
    const drawn = plans.map((plan) => ({ plan, cells: standCells(plan, rows) }));
    const indoors = new Set(plans.filter(({ indoor }) => indoor).map(({ space_id }) => space_id));
    const all = drawn.flatMap(({ cells }) => cells).sort((a, b) => (b.engagedMs ?? -1) - (a.engagedMs ?? -1));
    const [top] = all;
    const where = (cell: StandCell): string => {
      const [id = ''] = cell.key.split(':');
      const space = say.name('space', id);
      if (cell.near === null) return space;
      const whole = say.name('spot', cell.near.spot_id);
      const spot = indoors.has(id) ? shortName(whole) : whole;
      return cell.near.metres <= cell.size
        ? t('insight.area.at', { space, spot })
        : t('insight.area.beside', { space, spot, metres: Math.round(cell.near.metres) });
    };
    return {
      state: stateOf(all.map((cell) => cell.visits)),
      answer:
        top && top.engagedMs !== null
          ? t('insight.area.answer', { name: where(top), dwell: say.dwell(top.engagedMs) })
          : t('insight.allHidden'),
      table: {
        columns: [
          { title: t('insight.area.column'), kind: 'text' },
          { title: t('insight.dwell'), kind: 'dwell' },
          { title: t('insight.visits'), kind: 'count' },
        ],
        rows: all.map((cell) => ({ key: cell.key, cells: [where(cell), cell.engagedMs, cell.visits] })),
      },
      chart: { kind: 'plan', spaces: drawn.filter(({ cells }) => cells.length > 0) },
      notes: [t('insight.area.note')],
    };
  },
};
