/**
 * Where families that move to a mountain town in central Japan come from, when no table is given: round numbers made up
 * for the sample town (most from the capital area, then the neighbours). Not a statistic.
 */
export const madeUpShares: Readonly<Record<string, number>> = {
  'JP-13': 30,
  'JP-14': 12,
  'JP-11': 9,
  'JP-12': 8,
  'JP-23': 12,
  'JP-27': 7,
  'JP-22': 4,
  'JP-19': 3,
  'JP-21': 3,
  'JP-10': 3,
  'JP-15': 3,
  'JP-26': 2,
  'JP-28': 2,
  'JP-40': 1,
  'JP-01': 1,
};
