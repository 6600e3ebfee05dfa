import { describe, expect, test } from 'vitest';
import { isMachine } from './isMachine.ts';
import { regionOf } from './regionOf.ts';
import { timeZoneCountry } from './timeZoneCountry.ts';

describe('region', () => {
  const edge = new Headers({ 'cf-ipcountry': 'JP', 'cf-region-code': '20' });

  test('is what the visitor declares, before everything else', () => {
    expect(regionOf({ declared_region: 'JP-13', time_zone: 'Asia/Tokyo' }, edge)).toEqual({
      region: 'JP-13',
      region_source: 'declared',
    });
    expect(regionOf({ declared_region: 'unknown' }, edge)).toEqual({
      region: 'unknown',
      region_source: 'declared',
    });
  });

  test.each<[Record<string, string>, string]>([
    [{ 'cf-ipcountry': 'JP', 'cf-region-code': '20' }, 'JP-20'],
    [{ 'cf-ipcountry': 'JP' }, 'JP'],
    [{ 'cf-ipcountry': 'JP', 'cf-region-code': '99' }, 'JP'],
    [{ 'cf-ipcountry': 'FR', 'cf-region-code': 'IDF' }, 'FR'],
    [{ 'x-vercel-ip-country': 'JP', 'x-vercel-ip-country-region': '1' }, 'JP-01'],
    [{ 'cloudfront-viewer-country': 'JP', 'cloudfront-viewer-country-region': '47' }, 'JP-47'],
    [{ 'x-hiroba-region': 'JP-37' }, 'JP-37'],
  ])('else what the edge says: %o is %s', (headers, region) => {
    expect(regionOf({ time_zone: 'Europe/Berlin' }, new Headers(headers))).toEqual({
      region,
      region_source: 'edge',
    });
  });

  test.each<[string, string]>([
    ['cf-ipcountry', 'XX'],
    ['cf-ipcountry', 'T1'],
    ['x-hiroba-region', 'Nagano'],
  ])('an edge that says nothing (%s: %s) leaves it to the clock', (name, value) => {
    expect(regionOf({ time_zone: 'Asia/Tokyo' }, new Headers({ [name]: value }))).toEqual({
      region: 'JP',
      region_source: 'time_zone',
    });
  });

  test('else unknown', () => {
    expect(regionOf({ time_zone: 'Etc/UTC' }, new Headers())).toEqual({
      region: 'unknown',
      region_source: 'unknown',
    });
    expect(regionOf({}, new Headers()).region_source).toBe('unknown');
  });

  test('every time zone of this runtime belongs to a country, by old and new names', () => {
    const homeless = Intl.supportedValuesOf('timeZone').filter(
      (zone) => !/^(Etc\/|Antarctica\/|UTC$)/.test(zone) && !timeZoneCountry(zone),
    );
    expect(homeless).toEqual([]);
    expect(
      ['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'Europe/Kiev', 'Asia/Ho_Chi_Minh'].map(
        timeZoneCountry,
      ),
    ).toEqual(['IN', 'IN', 'UA', 'UA', 'VN']);
  });
});

describe('a machine', () => {
  test.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'facebookexternalhit/1.1;line-poker/1.0',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/147.0.0.0 Safari/537.36',
    'curl/8.5.0',
    'python-requests/2.32',
    'Twitterbot/1.0',
    'Mozilla/5.0 (Linux; Android 11; moto g power) Chrome/119 Mobile Safari/537.36 Chrome-Lighthouse',
    'node',
    '',
    null,
  ])('is %s', (agent) => {
    expect(isMachine(agent, undefined)).toBe(true);
  });

  test.each([
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
      'Mobile/15E148 Safari Line/14.19.0',
    'Mozilla/5.0 (Linux; Android 14; CUBOT X90) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile ' +
      'Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 ' +
      'Safari/537.36 Edg/131.0',
    'Mozilla/5.0 (Linux; Android 13; SM-A536D; wv) AppleWebKit/537.36 Version/4.0 Chrome/127 Mobile ' +
      'Safari/537.36 YJApp-ANDROID',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 ' +
      'Safari/605.1.15',
  ])('is not %s', (agent) => {
    expect(isMachine(agent, undefined)).toBe(false);
    expect(isMachine(agent, true)).toBe(true);
  });
});
