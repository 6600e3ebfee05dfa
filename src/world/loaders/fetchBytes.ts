/** Why a scene could not be shown: the file is not there, or the line failed. */
export class SceneFetchError extends Error {
  readonly reason: 'scene_missing' | 'network';
  constructor(reason: 'scene_missing' | 'network', message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export type FetchLike = (url: string, init?: RequestInit) => Promise<Response>;

/** Fetches a file and tells each time bytes arrive (after decompression, so they add up to the manifest's count). */
export async function fetchBytes(
  url: string,
  onBytes: (loaded: number) => void,
  signal: AbortSignal,
  fetchLike: FetchLike,
): Promise<ArrayBuffer> {
  const response = await fetchLike(url, { signal }).catch((cause: unknown) => {
    throw new SceneFetchError('network', `cannot fetch ${url}`, { cause });
  });
  if (!response.ok) {
    throw new SceneFetchError(
      response.status === 404 ? 'scene_missing' : 'network',
      `${url}: ${response.status}`,
    );
  }
  if (!response.body) return response.arrayBuffer();
  const parts: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new SceneFetchError('network', `${url} broke off`, { cause });
    });
    if (done) break;
    parts.push(value);
    loaded += value.byteLength;
    onBytes(loaded);
  }
  const whole = new Uint8Array(loaded);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole.buffer;
}
