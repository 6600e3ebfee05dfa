import * as v from 'valibot';
import { AuthRefusal } from './AuthRefusal.ts';

/** The body of a request as `shape` has it. */
export async function readAuthBody<T extends v.GenericSchema>(
  request: Request,
  shape: T,
): Promise<v.InferOutput<T>> {
  const raw = await request.text();
  let body: unknown;
  try {
    body = raw === '' ? {} : JSON.parse(raw);
  } catch {
    throw new AuthRefusal(400, 'bad_json', 'Could not parse request body as JSON');
  }
  const parsed = v.safeParse(shape, body);
  if (parsed.success) return parsed.output;
  throw new AuthRefusal(400, 'validation_failed', 'The request is not as it should be');
}
