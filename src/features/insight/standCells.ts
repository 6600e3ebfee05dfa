import type { KeyRow } from '../../data/insight.ts';
import type { SpacePlan } from '../../data/townPlan.ts';
import { cellSize, parseArea } from '../../domain/areaGrid.ts';

/** A square of the ground with what may be said of it. */
export interface StandCell {
  key: string;
  /** Its corner with the smallest x and z, and its side; metres. */
  x: number;
  z: number;
  size: number;
  engagedMs: number;
  visits: number;
  /** The spot that is nearest, and how far it is from the square's middle, metres; null where the space has none. */
  near: { spot_id: string; metres: number } | null;
}

/** The squares of one space, longest dwell first. Keys of other spaces and squares that nobody knows are left out. */
export function standCells(plan: SpacePlan, rows: readonly KeyRow[]): StandCell[] {
  const size = cellSize(plan.indoor);
  return rows
    .flatMap((row): StandCell[] => {
      const area = parseArea(row.key);
      if (area?.space_id !== plan.space_id) return [];
      const x = area.cx * size;
      const z = area.cz * size;
      const near = nearest(plan, x + size / 2, z + size / 2);
      return [{ key: row.key, x, z, size, engagedMs: row.engaged_ms, visits: row.visits, near }];
    })
    .sort((a, b) => b.engagedMs - a.engagedMs);
}

function nearest({ spots }: SpacePlan, x: number, z: number): StandCell['near'] {
  let best: StandCell['near'] = null;
  for (const spot of spots) {
    const metres = Math.hypot(spot.x - x, spot.z - z);
    if (best === null || metres < best.metres) best = { spot_id: spot.spot_id, metres };
  }
  return best;
}

/** A spot is named with its place in brackets; inside that place the brackets say nothing. */
export const shortName = (name: string) => name.replace(/[（(].*$/, '').trim();
