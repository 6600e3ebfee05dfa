// SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash for short inputs. WebCrypto's HMAC would do as well, but it
// goes through a thread pool, which on a busy server costs more than parsing a whole batch.
const mask = 0xffff_ffff_ffff_ffffn;
const turn = (x: bigint, by: bigint) => ((x << by) | (x >> (64n - by))) & mask;

/** A 64-bit hash of `bytes` under a 16-byte key. */
export function sipHash(key: Uint8Array, bytes: Uint8Array): bigint {
  const k = new DataView(key.buffer, key.byteOffset, 16);
  const k0 = k.getBigUint64(0, true);
  const k1 = k.getBigUint64(8, true);
  let v0 = k0 ^ 0x736f6d6570736575n;
  let v1 = k1 ^ 0x646f72616e646f6dn;
  let v2 = k0 ^ 0x6c7967656e657261n;
  let v3 = k1 ^ 0x7465646279746573n;

  function rounds(n: number): void {
    for (let i = 0; i < n; i += 1) {
      v0 = (v0 + v1) & mask;
      v1 = turn(v1, 13n) ^ v0;
      v0 = turn(v0, 32n);
      v2 = (v2 + v3) & mask;
      v3 = turn(v3, 16n) ^ v2;
      v0 = (v0 + v3) & mask;
      v3 = turn(v3, 21n) ^ v0;
      v2 = (v2 + v1) & mask;
      v1 = turn(v1, 17n) ^ v2;
      v2 = turn(v2, 32n);
    }
  }

  // Whole words, the last one filled up with zeros and closed by the length.
  const padded = new Uint8Array(Math.floor(bytes.length / 8) * 8 + 8);
  padded.set(bytes);
  padded[padded.length - 1] = bytes.length & 255;
  const words = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 8) {
    const word = words.getBigUint64(at, true);
    v3 ^= word;
    rounds(2);
    v0 ^= word;
  }
  v2 ^= 0xffn;
  rounds(4);
  return v0 ^ v1 ^ v2 ^ v3;
}
