/** How long a session of staff lasts, in ms. The servers end it; screens say so before. */
export const sessionLimits = {
  /** Without an act of the person. */
  idle: 30 * 60_000,
  /** In all, from the sign-in on. */
  whole: 12 * 3_600_000,
} as const;
