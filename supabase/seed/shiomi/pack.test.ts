import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { locales, type Localized } from '../../functions/_shared/contract/town.ts';
import { townPack } from '../../functions/_shared/contract/townPack.ts';
import { isOnRequest, shiomi } from './index.ts';

const TODAY = '2026-11-22';
const spots = shiomi.places.flatMap((place) => place.spots);
const facts = shiomi.places.flatMap((place) => [
  ...place.facts,
  ...place.spots.flatMap((spot) => spot.facts),
]);
const ruby = /｜([^｜《》]+)《([^｜《》]+)》/g;

/** Every localized text of the pack, with the path that leads to it. */
function collectTexts(value: unknown, path: string): { path: string; text: Localized }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ja' in value && typeof value.ja === 'string') return [{ path, text: value as Localized }];
  return Object.entries(value).flatMap(([key, inner]) => collectTexts(inner, `${path}.${key}`));
}
const texts = collectTexts(shiomi, 'shiomi');
const pathsWhere = (isWrong: (text: Localized) => boolean) =>
  texts.filter(({ text }) => isWrong(text)).map(({ path, text }) => `${path}: ${JSON.stringify(text)}`);
const repeated = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

describe('the pack of 潮見町', () => {
  it('is a town pack as the contract has it, and waits to be asked for', () => {
    expect(v.parse(townPack, shiomi)).toEqual(shiomi);
    expect(isOnRequest).toBe(true);
  });

  it('says of the town and of every source that they are fictional', () => {
    expect(shiomi.town).toMatchObject({ town_id: 'shiomi', scene_id: 'shiomi', is_fictional: true });
    expect(shiomi.town.municipality_code).toBeUndefined();
    for (const { source } of facts) {
      expect(source.title.ja).toContain('潮見町（架空）');
      expect(source.title.en).toContain('fictional');
    }
  });

  it('reaches nobody real: every phone number, address and link is made up', () => {
    for (const place of shiomi.places) {
      expect(place.phone ?? '0895-00-0000').toMatch(/^0895-00-\d{4}$/);
      expect(place.address).toContain('（架空）');
    }
    const links = JSON.stringify(shiomi).match(/https?:\/\/[^/"]+/g) ?? [];
    expect(new Set(links)).toEqual(new Set(['https://shiomi.example']));
  });

  it('has at least four places and eight spots, each id once, each fact checked by today', () => {
    expect(shiomi.places.length).toBeGreaterThanOrEqual(4);
    expect(spots.length).toBeGreaterThanOrEqual(8);
    expect(repeated(shiomi.places.map((p) => p.place_id))).toEqual([]);
    expect(repeated(spots.map((s) => s.spot_id))).toEqual([]);
    expect(repeated(facts.map((f) => f.fact_id))).toEqual([]);
    expect(facts.filter((f) => f.checked_on > TODAY).map((f) => f.fact_id)).toEqual([]);
  });

  it('says everything in Japanese, easy Japanese and English, and keeps Japanese out of the English', () => {
    expect(pathsWhere((text) => locales.some((locale) => !text[locale]?.trim()))).toEqual([]);
    expect(
      pathsWhere(({ en = '' }) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}｜《》]/u.test(en)),
    ).toEqual([]);
  });

  it('puts a reading in kana on every kanji of the easy Japanese, and none in the plain Japanese', () => {
    expect(
      pathsWhere((text) => /[\p{Script=Han}々｜《》]/u.test((text['ja-easy'] ?? '').replaceAll(ruby, ''))),
    ).toEqual([]);
    expect(
      pathsWhere((text) =>
        [...(text['ja-easy'] ?? '').matchAll(ruby)].some(
          ([, base = '', reading = '']) =>
            !/^[\p{Script=Han}々0-9]+$/u.test(base) ||
            !/^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(reading),
        ),
      ),
    ).toEqual([]);
    expect(pathsWhere(({ ja }) => /[｜《》]/.test(ja))).toEqual([]);
  });

  it('keeps each sentence of the easy Japanese short', () => {
    const isLong = (text: Localized) =>
      (text['ja-easy'] ?? '')
        .replaceAll(ruby, '$1')
        .split('。')
        .some((sentence) => sentence.length > 45);
    expect(pathsWhere(isLong)).toEqual([]);
  });
});
