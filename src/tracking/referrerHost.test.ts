import { expect, test } from 'vitest';
import { deviceClass } from './deviceClass.ts';
import { referrerHost } from './referrerHost.ts';

test.each([
  ['https://www.google.com/', 'www.google.com'],
  ['https://user:secret@News.Example.jp:8443/path?family=yamada#x', 'news.example.jp'],
  ['https://hiroba.example/hoshimi/places', undefined],
  ['android-app://com.google.android.gm', undefined],
  ['', undefined],
  ['not an address', undefined],
])('of %s only %s is told', (referrer, host) => {
  expect(referrerHost(referrer, 'hiroba.example')).toBe(host);
});

test('a device is a phone, a tablet or a desktop', () => {
  expect(deviceClass({ coarse: true, shortSide: 390 })).toBe('phone');
  expect(deviceClass({ coarse: true, shortSide: 820 })).toBe('tablet');
  expect(deviceClass({ coarse: false, shortSide: 390 })).toBe('desktop');
});
