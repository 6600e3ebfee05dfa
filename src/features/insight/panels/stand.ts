import { insightFilters, type KeyRow } from '../../../data/insight.ts';
import { townPlans, type SpacePlan } from '../../../data/townPlan.ts';
import type { Drawing } from '../frame/panelSpec.ts';
import { shortName, standCells, type StandCell } from '../standCells.ts';

/** Where do they stand: dwell on the plan of each space of the 3D town. */
export const stand: Drawing<{ rows: KeyRow[]; plans: SpacePlan[] }> = {
  obeys: insightFilters,
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
    const all = drawn.flatMap(({ cells }) => cells).sort((a, b) => b.engagedMs - a.engagedMs);
    const [top] = all;
    if (top === undefined) return { state: 'empty' };
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
      state: 'full',
      answer: t('insight.area.answer', { name: where(top), dwell: say.dwell(top.engagedMs) }),
      table: {
        columns: [
          { title: t('insight.area.column'), kind: 'text' },
          { title: t('insight.dwell'), kind: 'dwell' },
          { title: t('insight.visits'), kind: 'count' },
        ],
        rows: all.map((cell) => ({ key: cell.key, cells: [where(cell), cell.engagedMs, cell.visits] })),
      },
      chart: { kind: 'plan', spaces: drawn.filter(({ cells }) => cells.length > 0) },
    };
  },
};
