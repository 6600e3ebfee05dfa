const tokyo = 9 * 3_600_000;

/**
 * The end of the last whole quarter of a Japanese year, ms since 1970. Made-up families of two months before it are the
 * same on every day of three months, and all in one quarter: what is too few of them to show does not hang on the day a
 * test is run.
 */
export function lastQuarterEnd(): number {
  const at = new Date(Date.now() + tokyo);
  return Date.UTC(at.getUTCFullYear(), Math.floor(at.getUTCMonth() / 3) * 3, 1) - tokyo;
}
