import type { HouseholdVisit } from '../../data/households.ts';

/** Where a visit stopped: at a spot, or (without one) at a place as a whole, such as its page. */
export interface Stay {
  place_id: string;
  spot_id: string | null;
  engaged_ms: number;
}

/** All of it, longest first. */
export function staysOf({
  spots,
  pages,
}: Pick<HouseholdVisit, 'pages'> & { spots: readonly (Stay & { spot_id: string })[] }): Stay[] {
  return [
    ...spots.map(({ place_id, spot_id, engaged_ms }) => ({ place_id, spot_id, engaged_ms })),
    ...pages.map(({ place_id, engaged_ms }) => ({ place_id, spot_id: null, engaged_ms })),
  ]
    .filter(({ spot_id, engaged_ms }) => spot_id !== null || engaged_ms > 0)
    .sort((a, b) => b.engaged_ms - a.engaged_ms);
}
