/** Runs tracking work so that a defect in it never reaches the visitor; developers see it in the console. */
export function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    console.debug('tracking', error);
    return otherwise;
  }
}
