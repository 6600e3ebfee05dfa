import { networkOf } from './networkOf.ts';
import { sipHash } from './sipHash.ts';

/** Names a request's network without keeping its address. */
export type NetworkKey = (request: Request) => string | null;

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
    return address ? sipHash(secret, encoder.encode(networkOf(address))).toString(36) : null;
  };
}
