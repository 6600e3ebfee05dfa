import { sipHash } from './sipHash.ts';

/** Names a request's network without keeping its address. */
export type NetworkKey = (request: Request) => string | null;

/** One household or school has one IPv4 address or one IPv6 /64. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('::');
  const start = head.split(':');
  const full =
    tail === undefined
      ? start
      : [...start, ...Array<string>(Math.max(0, 8 - start.length - tail.split(':').length)).fill('0')];
  return full
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}

/**
 * A keyed hash of the client's network, under a key made at every boot: it can limit a rate, and can't be turned
 * back into an address or compared with yesterday's. Never store or log it. Null when the proxy names no address.
 * `header`: where the nearest proxy puts the address; of a list only the last entry is the proxy's own word.
 */
export function createNetworkKey(header: string): NetworkKey {
  const secret = crypto.getRandomValues(new Uint8Array(16));
  const encoder = new TextEncoder();
  return (request) => {
    const address = request.headers.get(header)?.split(',').at(-1)?.trim();
    return address ? sipHash(secret, encoder.encode(network(address))).toString(36) : null;
  };
}
