/** Work of which never two runs are under way. */
export interface OneAtATime {
  /** Runs, unless a run is under way already. Resolves when that run has ended. */
  ifFree(): Promise<void>;
  /**
   * A run that begins after this was asked, so after one that is under way; all who ask meanwhile share it. Resolves at
   * its end.
   */
  afresh(): Promise<void>;
  /** Resolves when no run is under way; begins none. */
  ended(): Promise<void>;
}

/** @param complain is told what a run threw; the next run tries again. */
export function oneAtATime(work: () => PromiseLike<unknown>, complain: (error: unknown) => void): OneAtATime {
  let underWay: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    const run = Promise.resolve()
      .then(work)
      .then(() => undefined, complain)
      .finally(() => {
        underWay = null;
      });
    underWay = run;
    return run;
  };
  return {
    ifFree: () => underWay ?? begin(),
    afresh: () => {
      next ??= (underWay ?? Promise.resolve()).then(() => {
        next = null;
        return begin();
      });
      return next;
    },
    ended: async () => {
      await next;
      await underWay;
    },
  };
}
