// Checks what came over the network against a type, field by field. For what a family's first download must read zod/mini
// costs 10 KB gzip; `record<T>` names every field of the contract's type, so a field added there does not compile here.

export type Shape<T> = (value: unknown) => value is T;

export const text: Shape<string> = (value): value is string => typeof value === 'string';
export const num: Shape<number> = (value): value is number => typeof value === 'number';
export const flag: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

export function oneOf<T extends string>(choices: readonly T[]): Shape<T> {
  return (value): value is T => choices.some((choice) => choice === value);
}

export function list<T>(of: Shape<T>): Shape<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(of);
}

/** May be absent. */
export function maybe<T>(of: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || of(value);
}

export function orNull<T>(of: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || of(value);
}

/** Other fields than these do no harm. */
export function record<T extends object>(fields: { [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  const named = Object.entries<Shape<unknown>>(fields);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    named.every(([name, shape]) => shape((value as Record<string, unknown>)[name]));
}

/** The value as its type, or an error that names what it should have been. */
export function expectShape<T>(shape: Shape<T>, value: unknown, what: string): T {
  if (shape(value)) return value;
  throw new Error(`not ${what}: ${JSON.stringify(value).slice(0, 200)}`);
}
