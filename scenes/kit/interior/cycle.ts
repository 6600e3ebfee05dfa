/** The i-th of a list, round and round. */
export function cycle<T>(list: readonly T[], i: number): T {
  const found = list[((i % list.length) + list.length) % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
