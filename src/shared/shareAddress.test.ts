import { expect, test } from 'vitest';
import { sharedAddress } from './shareAddress.ts';

const town = 'https://hiroba.example/hoshimi';

test.each([
  [
    `${town}/places/hoshimi-elementary?c=qr-1&fbclid=x#school-lunch`,
    `${town}/places/hoshimi-elementary#school-lunch`,
  ],
  [
    `${town}/tour?utm_campaign=fair&utm_source=line&space=school&spot=school-lunch` +
      '&season=winter&hour=night&probe=1&gclid=y',
    `${town}/tour?space=school&spot=school-lunch&season=winter&hour=night`,
  ],
  [`${town}/map?place=hoshimi-clinic&yclid=1&_gl=2&lang=en`, `${town}/map?place=hoshimi-clinic&lang=en`],
  [
    `${town}/places?q=%E7%B5%A6%E9%A3%9F&theme=learn&kept=1&c=qr-1&c=qr-2`,
    `${town}/places?q=%E7%B5%A6%E9%A3%9F&theme=learn`,
  ],
])('bugs-F11: %s is sent on as %s', (seen, sent) => {
  expect(sharedAddress(seen)).toBe(sent);
});
