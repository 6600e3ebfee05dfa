/** The body as text, or null when it is longer than `limit` bytes; reads no more than it must. */
export async function readBody(request: Request, limit: number): Promise<string | null> {
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > limit) return null;
  // Servers hand over no more than was announced, and text() costs a third of reading the stream; so asked first, for
  // looking at `body` alone makes the server build that stream.
  if (announced !== null) return request.text();
  if (!request.body) return '';
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
