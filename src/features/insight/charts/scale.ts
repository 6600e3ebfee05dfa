/** One step of the map's scale, both ends included. */
export interface ScaleStep {
  from: number;
  to: number;
}

/**
 * Up to four equal steps from the least that is shown to the most; fewer when there are fewer whole numbers between.
 */
export function scaleSteps(least: number, most: number): ScaleStep[] {
  const numbers = most - least + 1;
  if (most < 1 || numbers < 1) return [];
  const count = Math.min(4, numbers);
  return Array.from({ length: count }, (_, i) => ({
    from: least + Math.floor((i * numbers) / count),
    to: least + Math.floor(((i + 1) * numbers) / count) - 1,
  }));
}

/** Which step a number falls in; -1 for none. */
export function stepOf(value: number, steps: readonly ScaleStep[]): number {
  return steps.findIndex((step) => value >= step.from && value <= step.to);
}
