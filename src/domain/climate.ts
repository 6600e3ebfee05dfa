import type { Climate, ClimateMonth } from '../../supabase/functions/_shared/contract/town.ts';

/** The month that a season's picture shows: blossom, full summer, red leaves, the deepest snow. */
export const monthOfSeason = { spring: 4, summer: 8, autumn: 11, winter: 2 } as const;

/** What an ordinary year says of a month, 1 to 12; null when the town has written nothing. */
export function climateOf(climate: Climate | undefined, month: number): ClimateMonth | null {
  return climate?.months.find((m) => m.month === month) ?? null;
}

/** The deepest snow of the year, cm: whether a town has any worth a column. */
export function deepestSnow(climate: Climate): number {
  return Math.max(...climate.months.map((m) => m.snow_most_cm));
}
