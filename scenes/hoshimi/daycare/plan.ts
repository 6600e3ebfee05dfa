/** The daycare's ground plan in metres; x east, z south, the gate at the south. */
export const BACK = -8;
export const FRONT = 0;
export const CEILING = 2.8;
export const ROOM = { nap: [-18.5, -12], small: [-12, -3], hall: [-3, 3], big: [3, 12.5] } as const;
export const KITCHEN = { x0: -3, x1: 3, z0: -10.4 } as const;
export const DECK = 2;
export const YARD = { x0: -20, x1: 16, z1: 15.5 } as const;
export const DOORWAY = [-6.7, -5.1] as const;
