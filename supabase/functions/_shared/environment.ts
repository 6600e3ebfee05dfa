/** Reads one variable: Deno.env.get, or anything like it. */
export type ReadVariable = (name: string) => string | undefined;

/** A variable that must be there. */
export function requireVariable(read: ReadVariable, name: string): string {
  const value = read(name);
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** A positive number from the environment, or the default; anything else stops the start with a clear sentence. */
export function numberVariable(read: ReadVariable, name: string, otherwise: number): number {
  const text = read(name);
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a positive number, not "${text}"`);
  return value;
}

/**
 * The header in which the nearest proxy names the client: cf-connecting-ip on hosted Supabase (SB_REGION is set there),
 * x-forwarded-for elsewhere; HIROBA_CLIENT_ADDRESS_HEADER says otherwise.
 */
export function clientAddressHeader(read: ReadVariable): string {
  return read('HIROBA_CLIENT_ADDRESS_HEADER') ?? (read('SB_REGION') ? 'cf-connecting-ip' : 'x-forwarded-for');
}
