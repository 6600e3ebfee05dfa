import { expect, test } from 'vitest';
import { createNetworkKey } from './networkKey.ts';
import { sipHash } from './sipHash.ts';

const counting = (n: number) => Uint8Array.from({ length: n }, (_, i) => i);

test.each([
  // The authors' own vectors (vectors.h), key 00…0f, message 00 01 02 ….
  [0, 0x726fdb47dd0e0e31n],
  [1, 0x74f839c593dc67fdn],
  [7, 0xab0200f58b01d137n],
  [8, 0x93f5f5799a932462n],
  [15, 0xa129ca6149be45e5n],
])('of the first %i counting bytes is what its authors say', (length, hash) => {
  expect(sipHash(counting(16), counting(length))).toBe(hash);
});

test('a network key differs per boot and per network, and holds no part of the address', () => {
  const ask = (address: string) =>
    new Request('http://hiroba.example/', { headers: { 'x-forwarded-for': address } });
  const [one, two] = [createNetworkKey('x-forwarded-for'), createNetworkKey('x-forwarded-for')];
  expect(one(ask('203.0.113.7'))).toBe(one(ask('203.0.113.7')));
  expect(one(ask('203.0.113.7'))).toBe(one(ask('::ffff:203.0.113.7')));
  expect(one(ask('203.0.113.7'))).not.toBe(one(ask('203.0.113.8')));
  expect(one(ask('203.0.113.7'))).not.toBe(two(ask('203.0.113.7')));
  expect(one(new Request('http://hiroba.example/'))).toBeNull();
});
