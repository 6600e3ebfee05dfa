import { expect, test } from 'vitest';
import { networkOf } from './networkOf.ts';
import { createRateLimiter } from './rateLimiter.ts';

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['2001:db8:12:34:5:6:7:8', '2001:db8:12:34'],
  ['2001:0DB8:0012:0034::1', '2001:db8:12:34'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['unknown', 'unknown'],
  ['not:an:address', 'not:an:address'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test(
  'a bucket lets its burst through at once, then one each time it ' +
    'has refilled, and takes back what is given back',
  () => {
    let ms = 0;
    const limiter = createRateLimiter({ burst: 4, perMs: 40_000, now: () => ms });
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([0, 0, 0, 0]);
    expect(limiter.take('a')).toBe(10_000);
    expect(limiter.take('b', 9)).toBe(0); // more than a whole bucket, and the bucket was full
    ms = 10_000;
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 10_000]);
    limiter.giveBack('a');
    expect(limiter.take('a')).toBe(0);
  },
);

test('security-H10: limits do not look at the clock of the day, which may go back', () => {
  const limiter = createRateLimiter({ burst: 1, perMs: 1_000 });
  expect(limiter.take('a')).toBe(0);
  const day = Date.now;
  try {
    Date.now = () => 0;
    expect(limiter.take('a')).toBeLessThanOrEqual(1_000);
  } finally {
    Date.now = day;
  }
});

test('what something turned out to cost is owed, up to a whole bucket', () => {
  let ms = 0;
  const limiter = createRateLimiter({ burst: 100, perMs: 1_000, now: () => ms });
  expect(limiter.take('a', 10)).toBe(0);
  limiter.charge('a', 5_000);
  expect(limiter.take('a', 10)).toBe(1_100);
  ms = 1_100;
  expect(limiter.take('a', 10)).toBe(0);
});
