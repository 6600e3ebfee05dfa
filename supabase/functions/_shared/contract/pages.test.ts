import { expect, test } from 'vitest';
import { pageAt, pages, pagesIn, townPath } from './pages.ts';

test('every page is found again by its own address', () => {
  const addresses = pages.map((page) =>
    page === 'place' ? townPath('aoi', page, 'school') : townPath('aoi', page),
  );
  expect(addresses.map(pageAt)).toEqual(pages);
  expect(new Set(addresses).size).toBe(pages.length);
});

test('an address that is no page of a town counts as its first page, a slash at the end changes nothing', () => {
  expect(pageAt('/aoi')).toBe('welcome');
  expect(pageAt('/aoi/nowhere')).toBe('welcome');
  expect(pageAt('/aoi/places/school/more')).toBe('welcome');
  expect(pageAt('/aoi/map/')).toBe('map');
});

test('the header leads to what families do, the footer to what they may want to know', () => {
  expect(pagesIn('header')).toEqual(['tour', 'places', 'map', 'consult']);
  expect(pagesIn('footer')).toContain('privacy');
});
