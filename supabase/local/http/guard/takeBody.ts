import { parseJson } from '../../../functions/_shared/parseJson.ts';
import { readBody } from '../../../functions/_shared/readBody.ts';
import type { RefusalCode } from './refusals.ts';

export type TakenBody = { ok: true; text: string } | { ok: false; code: RefusalCode };

/**
 * The body of a request to a door that speaks JSON, whatever its content type says (a beacon says text/plain): not
 * longer than the door takes, UTF-8, and JSON that everyone behind the door can work with. '' when there is none.
 * @param judges false where whoever answers reads it by parseJson in any case (the functions, by receiveJson).
 */
export async function takeBody(request: Request, limit: number, judges: boolean): Promise<TakenBody> {
  if (request.method === 'GET' || request.method === 'HEAD') return { ok: true, text: '' };
  const body = await readBody(request, limit);
  if (!body.ok || body.text === '' || !judges) return body;
  const json = parseJson(body.text);
  return json.ok ? body : json;
}
