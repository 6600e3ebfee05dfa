// Every picture of views.ts against the one that was looked at and committed. `npm run golden` takes them anew.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenFile, goldens } from './golden.ts';
import { Photographer } from './Photographer.ts';
import { nameOf, views, type View } from './views.ts';

/**
 * Share of pixels that may differ. One Chromium draws the same picture to the pixel, run after run (0); 147 and
 * 156, nine releases apart, differ by 0.00012 at most (the overview). README.md beside this file says more.
 */
const tolerance = 0.001;
const actual = path.join(import.meta.dirname, '../../.look/golden');

let photographer: Photographer;

beforeAll(async () => {
  mkdirSync(actual, { recursive: true });
  photographer = await Photographer.open();
});

afterAll(() => photographer.close());

it('has at least 24 golden pictures, one for each view, all small', () => {
  expect(views.length).toBeGreaterThanOrEqual(24);
  expect(readdirSync(goldens).toSorted()).toEqual(views.map((v) => `${nameOf(v)}.webp`).toSorted());
  for (const view of views)
    expect(statSync(goldenFile(nameOf(view))).size, nameOf(view)).toBeLessThan(30_000);
});

it.each(views.map((view) => [nameOf(view), view] as const))('%s looks as it did', async (name, view) => {
  const taken = await photographer.take(view);
  const share = await photographer.difference(readFileSync(goldenFile(name)), taken);
  const kept = path.join(actual, `${name}.webp`);
  if (share > tolerance) writeFileSync(kept, taken);
  expect(share, `see ${kept}, or take it anew with npm run golden -- ${name}`).toBeLessThanOrEqual(tolerance);
});

describe('the tolerance', () => {
  const from = (v: View): string => `${v.space}-${v.file}-${v.viewpoint}`;
  const byViewpoint = [...new Set(views.map(from))]
    .map((place) => [place, views.filter((v) => from(v) === place)] as const)
    .filter(([, group]) => group.length > 1);

  it.each(byViewpoint)('would notice any other moment at %s', async (_, group) => {
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) {
        const [one, other] = [readFileSync(goldenFile(nameOf(a))), readFileSync(goldenFile(nameOf(b)))];
        const share = await photographer.difference(one, other);
        expect(share, `${nameOf(a)} and ${nameOf(b)}`).toBeGreaterThan(tolerance * 10);
      }
  });
});
