import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { locales, type Localized } from '../../functions/_shared/contract/town.ts';
import { townPack } from '../../functions/_shared/contract/townPack.ts';
import { hoshimi } from './index.ts';

const TODAY = '2026-11-22';

/** Place → theme, kind, space and spots, as the scene and the content agreed. */
const agreed: Record<string, [theme: string, kind: string, space: string, spots: string[]]> = {
  'hoshimi-square': ['live', 'square', 'square', ['square-well', 'square-market', 'square-noticeboard']],
  'hoshimi-elementary': [
    'learn',
    'elementary_school',
    'school',
    [
      'school-gate',
      'school-classroom',
      'school-music-room',
      'school-science-room',
      'school-library',
      'school-gym',
      'school-lunch',
    ],
  ],
  'hoshimi-daycare': [
    'learn',
    'daycare',
    'daycare',
    [
      'daycare-entrance',
      'daycare-room-0-2',
      'daycare-room-3-5',
      'daycare-yard',
      'daycare-kitchen',
      'daycare-nap',
    ],
  ],
  'hoshimi-station': [
    'live',
    'station',
    'square',
    ['station-platform', 'station-timetable', 'station-bus-stop'],
  ],
  'hoshimi-town-hall': [
    'live',
    'town_hall',
    'square',
    ['hall-concierge-desk', 'hall-childcare-counter', 'hall-housing-bank'],
  ],
  'hoshimi-clinic': [
    'live',
    'clinic',
    'square',
    ['clinic-waiting-room', 'clinic-night-care', 'clinic-pharmacy'],
  ],
  'hoshimi-shops': ['live', 'shop', 'square', ['shops-greengrocer', 'shops-supermarket', 'shops-bakery']],
  'hoshimi-house': ['live', 'house', 'square', ['house-kitchen', 'house-winter', 'house-broadband']],
  'hoshimi-coworking': ['work', 'workplace', 'square', ['work-desk', 'work-meeting', 'work-jobs-board']],
  'hoshimi-farm': ['work', 'farm', 'square', ['farm-field', 'farm-apprentice']],
  'hoshimi-workshop': ['work', 'workplace', 'square', ['workshop-floor', 'workshop-hours']],
  'hoshimi-river': ['nature', 'river', 'square', ['river-bank', 'river-bridge']],
  'hoshimi-shrine': ['nature', 'shrine', 'square', ['shrine-path', 'shrine-festival']],
  'hoshimi-lookout': ['nature', 'lookout', 'square', ['lookout-stars', 'lookout-snow']],
};

const spots = hoshimi.places.flatMap((place) => place.spots);
const facts = hoshimi.places.flatMap((place) => [
  ...place.facts,
  ...place.spots.flatMap((spot) => spot.facts),
]);
const texts = collectTexts(hoshimi, 'hoshimi');
const ruby = /｜([^｜《》]+)《([^｜《》]+)》/g;

function isLocalized(value: object): value is Localized {
  return 'ja' in value && typeof value.ja === 'string';
}

/** Every localized text of the pack, with the path that leads to it. */
function collectTexts(value: unknown, path: string): { path: string; text: Localized }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isLocalized(value)) return [{ path, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => collectTexts(inner, `${path}.${key}`));
}

function repeated(ids: string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/**
 * Hours from sunrise to sunset on the 15th (upper edge, refraction included); Cooper's formula for the sun's height,
 * 1969.
 */
function daylight(latitude: number, month: number): number {
  const rad = Math.PI / 180;
  const day = (Date.UTC(2026, month - 1, 15) - Date.UTC(2026, 0, 0)) / 86_400_000;
  const sun = 23.45 * rad * Math.sin(((2 * Math.PI) / 365) * (day + 284));
  const lat = latitude * rad;
  const cos = (Math.sin(-0.833 * rad) - Math.sin(lat) * Math.sin(sun)) / (Math.cos(lat) * Math.cos(sun));
  return (2 * Math.acos(cos)) / rad / 15;
}

/** The day of the week that a Japanese date such as 2026年12月13日（日） claims, and the true one. */
function weekdayErrors(text: string): string[] {
  return [...text.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日（([日月火水木金土])）/g)]
    .filter(
      ([, y, m, d, claimed]) =>
        '日月火水木金土'[new Date(Date.UTC(Number(y), Number(m) - 1, Number(d))).getUTCDay()] !== claimed,
    )
    .map(([whole]) => whole);
}

describe('the pack of 星見町', () => {
  it('is a town pack as the contract has it', () => {
    expect(v.parse(townPack, hoshimi)).toEqual(hoshimi);
  });

  it('says that the town is fictional and claims no municipality code', () => {
    expect(hoshimi.town).toMatchObject({
      town_id: 'hoshimi',
      scene_id: 'hoshimi',
      is_fictional: true,
      prefecture_code: '20',
    });
    expect(hoshimi.town.municipality_code).toBeUndefined();
    const sources = [...facts, ...hoshimi.town_events].map((item) => item.source);
    for (const source of sources) {
      expect(source.title.ja).toContain('星見町（架空）');
      expect(source.title.en).toContain('fictional');
      expect(source.url).toMatch(/^https:\/\/hoshimi\.example\//);
    }
  });

  it('reaches nobody real: every phone number, address and link is made up', () => {
    for (const place of hoshimi.places) {
      expect(place.phone ?? '0265-00-0000').toMatch(/^0265-00-\d{4}$/);
      expect(place.address).toContain('（架空）');
    }
    const links = JSON.stringify(hoshimi).match(/https?:\/\/[^/"]+/g) ?? [];
    expect(new Set(links)).toEqual(new Set(['https://hoshimi.example']));
  });

  it('has exactly the 14 places and 44 spots that the scene shows', () => {
    const found = hoshimi.places.map((place) => [
      place.place_id,
      [place.theme, place.kind, place.space_id, place.spots.map((spot) => spot.spot_id)],
    ]);
    expect(Object.fromEntries(found)).toEqual(agreed);
    expect(hoshimi.places).toHaveLength(14);
    expect(spots).toHaveLength(44);
  });

  it('gives every place, spot, fact and event an id of its own', () => {
    expect(repeated(hoshimi.places.map((place) => place.place_id))).toEqual([]);
    expect(repeated(spots.map((spot) => spot.spot_id))).toEqual([]);
    expect(repeated(facts.map((fact) => fact.fact_id))).toEqual([]);
    expect(repeated(hoshimi.town_events.map((event) => event.town_event_id))).toEqual([]);
  });

  it('says everything in Japanese, easy Japanese and English', () => {
    const missing = texts.flatMap(({ path, text }) =>
      locales.filter((locale) => !text[locale]?.trim()).map((locale) => `${path} ${locale}`),
    );
    expect(missing).toEqual([]);
  });

  it('keeps Japanese out of the English', () => {
    const mixed = texts.filter(({ text }) =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}｜《》]/u.test(text.en ?? ''),
    );
    expect(mixed.map(({ path }) => path)).toEqual([]);
  });

  it('puts a reading on every kanji of the easy Japanese, and none in the plain Japanese', () => {
    const bare = texts.filter(({ text }) =>
      /[\p{Script=Han}々｜《》{}]/u.test((text['ja-easy'] ?? '').replaceAll(ruby, '')),
    );
    expect(bare.map(({ path, text }) => `${path}: ${text['ja-easy']}`)).toEqual([]);
    expect(texts.filter(({ text }) => /[｜《》{}]/.test(text.ja)).map(({ path }) => path)).toEqual([]);
  });

  it('writes readings in kana over kanji alone', () => {
    const odd = texts.flatMap(({ path, text }) =>
      [...(text['ja-easy'] ?? '').matchAll(ruby)]
        .filter(
          ([, base = '', reading = '']) =>
            !/^[\p{Script=Han}々0-9]+$/u.test(base) ||
            !/^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(reading),
        )
        .map(([whole]) => `${path}: ${whole}`),
    );
    expect(odd).toEqual([]);
  });

  it('keeps each sentence of the easy Japanese short', () => {
    const long = texts.flatMap(({ path, text }) =>
      (text['ja-easy'] ?? '')
        .replaceAll(ruby, '$1')
        .split('。')
        .filter((sentence) => sentence.length > 45)
        .map((sentence) => `${path}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it('says one good and one inconvenient thing of every spot, and one inconvenient thing of every place', () => {
    expect(spots.filter((spot) => !spot.good || !spot.inconvenient).map((spot) => spot.spot_id)).toEqual([]);
    expect(hoshimi.places.filter((place) => !place.inconvenient).map((place) => place.place_id)).toEqual([]);
  });

  it('describes every spot in two to four sentences', () => {
    const counts = spots.map((spot) => [spot.spot_id, spot.words.ja.split('。').length - 1] as const);
    expect(counts.filter(([, count]) => count < 2 || count > 4)).toEqual([]);
  });

  it('gives every place three facts or more and every spot one or more', () => {
    expect(hoshimi.places.filter((place) => place.facts.length < 3).map((place) => place.place_id)).toEqual(
      [],
    );
    expect(spots.filter((spot) => spot.facts.length < 1).map((spot) => spot.spot_id)).toEqual([]);
  });

  it('names the owner and the source of every fact, checked within the last year', () => {
    for (const fact of facts) {
      expect(fact.owner_section.ja, fact.fact_id).toMatch(/[課係]$/);
      expect(fact.checked_on >= '2025-11-22' && fact.checked_on <= TODAY, fact.fact_id).toBe(true);
    }
  });

  it('stands where one can walk: no two places are more than 1.5 km apart', () => {
    const at = hoshimi.places.map((place) => place.location ?? { lat: 0, lon: 0 });
    const metres = at.flatMap((a) =>
      at.map((b) => Math.hypot((a.lat - b.lat) * 111_000, (a.lon - b.lon) * 90_000)),
    );
    expect(Math.max(...metres)).toBeLessThan(1500);
  });

  it('has twelve events or more from November 2026 to October 2027, in order and with true weekdays', () => {
    const events = hoshimi.town_events;
    expect(events.length).toBeGreaterThanOrEqual(12);
    for (const event of events) {
      expect(
        event.starts_on >= TODAY && (event.ends_on ?? event.starts_on) <= '2027-10-31',
        event.town_event_id,
      ).toBe(true);
      expect((event.ends_on ?? event.starts_on) >= event.starts_on, event.town_event_id).toBe(true);
    }
    expect(events.map((event) => event.starts_on)).toEqual(events.map((event) => event.starts_on).toSorted());
    expect(texts.flatMap(({ text }) => weekdayErrors(text.ja))).toEqual([]);
  });

  it(
    'knows an ordinary year: colder nights than days, snow only when it freezes, and the sun as it really shines ' +
      'there',
    () => {
      const { climate, location } = hoshimi.town;
      expect(climate?.months).toHaveLength(12);
      for (const m of climate?.months ?? []) {
        expect(m.low_c, `month ${m.month}`).toBeLessThan(m.high_c);
        expect(m.snow_most_cm, `month ${m.month}`).toBeGreaterThanOrEqual(m.snow_cm);
        expect(m.snow_most_cm === 0 || m.low_c < 5, `month ${m.month}`).toBe(true);
        expect(Math.abs(m.daylight_h - daylight(location.lat, m.month)), `month ${m.month}`).toBeLessThan(
          0.15,
        );
      }
      // The deepest snow and the coldest morning are told as facts elsewhere: the year must have room for both.
      expect(Math.max(...(climate?.months ?? []).map((m) => m.snow_most_cm))).toBe(45);
      expect(climate?.source.title.ja).toContain('星見町（架空）');
      expect(climate?.note.ja).toContain('架空');
      expect((climate?.checked_on ?? '') <= TODAY).toBe(true);
    },
  );

  it('leads walks through spots that are there, no spot twice', () => {
    const known = new Set(spots.map((spot) => spot.spot_id));
    for (const walk of hoshimi.town.walks ?? []) {
      expect(
        walk.spot_ids.filter((id) => !known.has(id)),
        walk.walk_id,
      ).toEqual([]);
      expect(repeated(walk.spot_ids), walk.walk_id).toEqual([]);
    }
    expect(repeated((hoshimi.town.walks ?? []).map((walk) => walk.walk_id))).toEqual([]);
    expect(hoshimi.town.walks?.length).toBeGreaterThanOrEqual(3);
  });

  it('agrees with itself: the sizes of the classes add up to the school and the daycare', () => {
    const sum = (id: string) => {
      const value = facts.find((fact) => fact.fact_id === id)?.value.ja ?? '';
      return [...value.matchAll(/(?:年生|歳児)(\d+)人/g)].reduce(
        (total, [, count]) => total + Number(count),
        0,
      );
    };
    const total = (id: string) =>
      Number(facts.find((fact) => fact.fact_id === id)?.value.ja.match(/(\d+)人/)?.[1]);
    expect(sum('elementary-class-sizes')).toBe(total('elementary-pupils'));
    expect(sum('daycare-class-sizes')).toBe(total('daycare-children'));
  });
});
