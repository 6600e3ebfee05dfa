/** The body as text, or why it is none: longer than `limit` bytes, or not UTF-8. Reads no more than it must. */
export type ReadBody = { ok: true; text: string } | { ok: false; code: 'too_large' | 'malformed_text' };

const tooLarge: ReadBody = { ok: false, code: 'too_large' };
/** What is no UTF-8 throws; request.text() would put U+FFFD in its place, and what was written would be lost unseen. */
const strict = new TextDecoder('utf-8', { fatal: true });

export async function readBody(request: Request, limit: number): Promise<ReadBody> {
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > limit) return tooLarge;
  // Servers hand over no more than was announced, and asking for all at once costs a third of reading the stream; so
  // asked first, for looking at `body` alone makes the server build that stream.
  if (announced !== null) return decoded([new Uint8Array(await request.arrayBuffer())]);
  if (!request.body) return { ok: true, text: '' };
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return decoded(parts);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return tooLarge;
    }
    parts.push(value);
  }
}

function decoded(parts: Uint8Array[]): ReadBody {
  try {
    return { ok: true, text: strict.decode(joined(parts)) };
  } catch {
    return { ok: false, code: 'malformed_text' };
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = parts;
  if (parts.length <= 1) return first;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
