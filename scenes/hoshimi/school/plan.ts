/** The school's ground plan in metres; x east, z south, the gate at the south. */
export const NORTH = -9.8;
export const INNER = -7;
export const FRONT = 0.6;
export const CEILING = 3;
export const ROOM = {
  science: [-28, -19],
  music: [-19, -11],
  classroom: [-11, -3],
  entrance: [-3, 4],
  library: [4, 12],
  lunch: [12, 21],
  kitchen: [21, 23.2],
} as const;
export const GYM = { x0: 23.2, x1: 39.2, z0: -14.5, z1: 3.5, high: 6.4, stage: 3 } as const;
export const YARD = { x0: -31, x1: 23, z1: 25 } as const;
/** The track: its middle and half its width either way. */
export const TRACK = { x: -14.5, z: 13.2, rx: 12.5, rz: 7.6 } as const;
/** Doorways from the corridor into the rooms, by their x ends. */
export const DOORWAY = {
  science: [-21.4, -19.6],
  music: [-13.4, -11.6],
  classroom: [-5.4, -3.6],
  library: [4.6, 6.4],
  lunch: [12.6, 14.4],
} as const;
