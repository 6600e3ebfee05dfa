import type { mostCells, VisitEvent } from '../../supabase/functions/_shared/contract/visit.ts';
import type { Browser } from './browser.ts';
import { checkpointMs, createDwellClock } from './dwellClock.ts';

type AreaDwelled = Extract<VisitEvent, { name: 'area_dwelled' }>;

/** The contract's mostCells; the type refuses any other number, and no parser is pulled into the client. */
const cellsAtOnce: typeof mostCells = 32;

export interface AreaSums {
  /** One stands in this square of the grid, until one stands in another or nowhere. */
  stand(spaceId: string, cell: string): void;
  /** One is on no ground of the town: in the air, above, or gone. */
  leave(): void;
  flush(): void;
  forget(): void;
}

/**
 * Where in the 3D town one stands: engaged ms by square of the coarse grid, summed before they are told, so that the
 * way from one to the next is not. Told every 15 s engaged, on leaving, on hiding and when many squares have gathered.
 */
export function createAreaSums(
  browser: Browser,
  report: (spaceId: string, cells: AreaDwelled['cells']) => void,
): AreaSums {
  const sums = new Map<string, number>();
  let space = '';
  let whole = 0;
  let leaveCell = () => {};

  function tell(): void {
    if (sums.size === 0) return;
    // In the order of their names, for that of the steps is nobody's business.
    const cells = [...sums.keys()].sort().map((cell) => ({ cell, stood_ms: sums.get(cell) ?? 0 }));
    drop();
    report(space, cells);
  }
  function drop(): void {
    sums.clear();
    whole = 0;
  }

  const clock = createDwellClock<string>(browser, (cell, ms) => {
    sums.set(cell, (sums.get(cell) ?? 0) + ms);
    whole += ms;
    if (whole >= checkpointMs || sums.size >= cellsAtOnce) tell();
  });

  const leave = () => {
    leaveCell();
    leaveCell = () => {};
  };
  return {
    stand(spaceId, cell) {
      leave();
      if (spaceId !== space) tell();
      space = spaceId;
      leaveCell = clock.enter(cell);
    },
    leave() {
      leave();
      tell();
    },
    flush() {
      clock.flush();
      tell();
    },
    forget() {
      clock.forget();
      drop();
    },
  };
}
