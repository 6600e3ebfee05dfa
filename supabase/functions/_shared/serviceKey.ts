import type { ReadVariable } from './environment.ts';

/** Whether a request bears the service key, which never leaves the operator's machines. */
export type IsService = (request: Request) => boolean;

/**
 * Only who has the service key may say that a visit, a family or an answer is made up. Where the variable is not set,
 * nobody may.
 */
export function serviceKey(read: ReadVariable): IsService {
  const key = read('SUPABASE_SERVICE_ROLE_KEY') ?? '';
  return (request) => key !== '' && isSame(request.headers.get('apikey') ?? '', key);
}

/** In the same time wherever they differ, so that nobody finds the key letter by letter. */
function isSame(given: string, key: string): boolean {
  let difference = given.length ^ key.length;
  for (let i = 0; i < key.length; i += 1) difference |= (given.charCodeAt(i) || 0) ^ key.charCodeAt(i);
  return difference === 0;
}
