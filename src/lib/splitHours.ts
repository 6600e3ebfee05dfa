/** Hours as one decimal can tell them (6 minutes), in whole hours and minutes: 9.8 → 9 h 48 min. */
export function splitHours(hours: number): { h: number; min: number } {
  const minutes = Math.round(hours * 10) * 6;
  return { h: Math.floor(minutes / 60), min: minutes % 60 };
}
