/** One step of the map's scale, both ends included. */
export interface ScaleStep {
  from: number;
  to: number;
}

/** Up to four equal steps from 1 to the most; fewer when there are fewer whole numbers. */
export function scaleSteps(most: number): ScaleStep[] {
  if (most < 1) return [];
  const count = Math.min(4, most);
  const steps: ScaleStep[] = [];
  for (let i = 0; i < count; i += 1) {
    const from = Math.floor((i * most) / count) + 1;
    steps.push({ from, to: Math.floor(((i + 1) * most) / count) });
  }
  return steps;
}

/** Which step a number falls in; -1 for none. */
export function stepOf(value: number, steps: readonly ScaleStep[]): number {
  return steps.findIndex((step) => value >= step.from && value <= step.to);
}
