import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildNavmesh, nearest } from '../build/Navmesh.ts';
import { scenes } from '../scenes.ts';
import { LayoutError } from './LayoutError.ts';
import { drawPlan } from './drawPlan.ts';
import { layoutSource, readLayout } from './layoutSource.ts';
import type { Part } from './Part.ts';
import { parts, plantKinds } from './parts.ts';
import { tellParts } from './tellParts.ts';

type Json = Record<string, unknown>;

/** A village of two houses on an island; each test spoils one thing of it. */
const village = (): Json => ({
  format: 1,
  name: '小島村',
  land: {
    shore: [
      {
        kind: 'beach',
        points: [
          [-30, -30],
          [30, -30],
        ],
      },
      {
        kind: 'quay',
        points: [
          [30, 30],
          [-30, 30],
        ],
      },
    ],
    terraces: [
      {
        outline: [
          [-30, -30],
          [30, -30],
          [30, -12],
          [-30, -12],
        ],
        height: 3,
      },
    ],
  },
  sea: { level: -1.2 },
  ways: [
    {
      kind: 'stairs',
      points: [
        [0, -6],
        [0, -12],
      ],
      width: 2.4,
    },
  ],
  buildings: [
    { id: 'hall', part: 'publicHall', at: [-14, 0], options: { name: '村役場' } },
    { id: 'upper', part: 'newHouse', at: [12, -18] },
  ],
  things: [
    { part: 'bench', at: [6, 10] },
    { part: 'fishingBoat', at: [0, 34] },
  ],
  lines: [
    {
      part: 'breakwater',
      points: [
        [20, 29],
        [20, 44],
      ],
    },
  ],
  plants: [
    {
      kind: 'pine',
      at: [
        [20, 5],
        [24, 8],
      ],
    },
  ],
  walk: [
    [
      [-28, -28],
      [28, -28],
      [28, 29],
      [-28, 29],
    ],
  ],
  spawn: { at: [0, 14], look: [0, 0] },
  viewpoints: [{ viewpoint_id: 'welcome', eye: [0, 2, 16], target: [0, 2, 0] }],
  places: [
    { place_id: 'hall', building: 'hall' },
    { place_id: 'upper', building: 'upper' },
  ],
  spots: [{ spot_id: 'bench', place_id: 'hall', at: [6, 10], stand: [6, 12] }],
});

function problems(spoil: (layout: Json) => void): { path: string; ja: string; en: string }[] {
  const layout = village();
  spoil(layout);
  try {
    layoutSource(JSON.stringify(layout));
  } catch (error) {
    if (error instanceof LayoutError) return [...error.problems];
    throw error;
  }
  return [];
}
const first = (layout: Json, list: string): Json => (layout[list] as Json[])[0] as Json;
const paths = (spoil: (layout: Json) => void) => problems(spoil).map((p) => p.path);

describe('a layout that is right', () => {
  it('has nothing to put right', () => {
    expect(problems(() => undefined)).toEqual([]);
  });

  it('becomes ground on which people get to every place, up the stairs and out on the mole', async () => {
    const built = layoutSource(JSON.stringify(village())).build();
    const navmesh = await buildNavmesh(built);
    for (const { place_id, stand } of built.places)
      expect([place_id, nearest(navmesh, stand).distance < 0.3]).toEqual([place_id, true]);
    expect(nearest(navmesh, [20, 0.3, 42]).distance).toBeLessThan(0.3);
    expect(built.places.map((p) => p.stand[1] > 2.9)).toEqual([false, true]);
  });

  it('is the same town every time', () => {
    const build = () => layoutSource(JSON.stringify(village())).build().mesh.soups.opaque.position;
    expect(build()).toEqual(build());
  });
});

describe('a layout that is wrong says where and what, in Japanese and in English', () => {
  it.each<[what: string, spoil: (layout: Json) => void, path: string, ja: RegExp, en: RegExp]>([
    [
      'an unknown part',
      (l) => (first(l, 'buildings').part = 'castle'),
      'buildings[0].part',
      /「castle」.*publicHall/,
      /no part "castle".*publicHall/,
    ],
    [
      'an option a part does not have',
      (l) => (first(l, 'buildings').options = { name: '村役場', colour: 'red' }),
      'buildings[0].options',
      /colour/,
      /colour/,
    ],
    [
      'an option that is missing',
      (l) => delete first(l, 'buildings').options,
      'buildings[0].options.name',
      /書かれていません/,
      /missing/,
    ],
    [
      'an option out of bounds',
      (l) => (first(l, 'buildings').options = { name: '村役場', width: 400 }),
      'buildings[0].options.width',
      /40 以下/,
      /at most 40/,
    ],
    [
      'an unknown plant',
      (l) => (first(l, 'plants').kind = 'baobab'),
      'plants[0].kind',
      /baobab.*pine/,
      /baobab.*pine/,
    ],
    ['a word misspelt', (l) => (l.buildngs = []), '', /buildngs/, /buildngs/],
    [
      'text where a number belongs',
      (l) => (first(l, 'things').at = ['6', 10]),
      'things[0].at[0]',
      /数で/,
      /a number/,
    ],
    [
      'a kind of way that is none',
      (l) => (first(l, 'ways').kind = 'motorway'),
      'ways[0].kind',
      /stairs/,
      /stairs/,
    ],
    ['a building in the sea', (l) => (first(l, 'buildings').at = [-26, 0]), 'buildings[0].at', /海/, /sea/],
    [
      'two buildings in one another',
      (l) => (l.buildings as Json[]).push({ part: 'oldHouse', at: [-10, -2] }),
      'buildings[2].at',
      /buildings\[0\]/,
      /buildings\[0\]/,
    ],
    ['a boat on land', (l) => (((l.things as Json[])[1] as Json).at = [0, 20]), 'things[1].at', /陸/, /land/],
    [
      'a tree in a house',
      (l) => (first(l, 'plants').at = [-14, -3]),
      'plants[0]',
      /buildings\[0\]/,
      /inside buildings\[0\]/,
    ],
    [
      'a bench in a house',
      (l) => (first(l, 'things').at = [-14, -3]),
      'things[0].at',
      /buildings\[0\]/,
      /inside buildings\[0\]/,
    ],
    [
      'a viewpoint in a wall',
      (l) => (first(l, 'viewpoints').eye = [-14, 2, -3]),
      'viewpoints[0].eye',
      /中/,
      /inside/,
    ],
    [
      'a viewpoint under the ground',
      (l) => (first(l, 'viewpoints').eye = [0, 1, -20]),
      'viewpoints[0].eye',
      /地面/,
      /under the ground/,
    ],
    [
      'a place of a building that is not there',
      (l) => (first(l, 'places').building = 'tower'),
      'places[0].building',
      /tower.*hall/,
      /tower.*hall/,
    ],
    [
      'a place that stands nowhere',
      (l) => delete first(l, 'places').building,
      'places[0]',
      /building/,
      /building/,
    ],
    ['a place used twice', (l) => (first(l, 'places').place_id = 'upper'), 'places[1]', /2回/, /twice/],
    [
      'a spot of an unknown place',
      (l) => (first(l, 'spots').place_id = 'school'),
      'spots[0].place_id',
      /places/,
      /places/,
    ],
    ['a spot in a wall', (l) => (first(l, 'spots').stand = [-14, -3]), 'spots[0].stand', /壁/, /wall/],
    ['a spot in the sea', (l) => (first(l, 'spots').stand = [0, 36]), 'spots[0].stand', /歩いて/, /reached/],
    ['a place nobody can reach', (l) => (l.ways = []), 'places[1].building', /歩いて/, /reached/],
    ['a spawn in a thing', (l) => ((l.spawn as Json).at = [6, 10]), 'spawn.at', /立てない/, /stand/],
    [
      'walking on water',
      (l) =>
        (l.walk = [
          [
            [-28, -28],
            [28, -28],
            [28, 40],
            [-28, 40],
          ],
        ]),
      'walk[0]',
      /海/,
      /leaves the land/,
    ],
  ])('%s', (_what, spoil, path, ja, en) => {
    const found = problems(spoil);
    expect(found.map((p) => p.path)).toContain(path);
    const problem = found.find((p) => p.path === path);
    expect(problem?.ja).toMatch(ja);
    expect(problem?.en).toMatch(en);
  });

  it('says all that is wrong at once, with the file', () => {
    const spoil = (l: Json): void => {
      first(l, 'buildings').part = 'castle';
      first(l, 'plants').kind = 'baobab';
    };
    expect(paths(spoil)).toEqual(['buildings[0].part', 'plants[0].kind']);
    expect(() => layoutSource('{"format": 1,\n "name": }', 'scenes/layouts/x/layout.json')).toThrow(
      /scenes\/layouts\/x\/layout\.json: 1 .*\n.*\n.*JSON として読めません（2 行目/,
    );
  });
});

describe('the parts', () => {
  it('are each told in Japanese and English, and draw with what is usual', () => {
    const needs: Json = { name: '名', sign: '店', text: '札' };
    for (const [group, known] of Object.entries<Record<string, Part<unknown>>>(parts))
      for (const [word, part] of Object.entries(known)) {
        expect([word, part.about.ja !== '', part.about.en !== '']).toEqual([word, true, true]);
        const bare = part.read({}, word, '小島村');
        const given = bare.ok ? bare : part.read(pick(needs, bare.problems), word, '小島村');
        expect([group, word, given.ok]).toEqual([group, word, true]);
      }
    expect(plantKinds).toContain('pine');
  });

  it('are listed with what must be given and what is usual', () => {
    expect(tellParts()).toContain(
      '  publicHall: 役場や公民館。時計つき / A town or community hall with a clock\n      name!, width=16 (6–40)',
    );
  });

  it('stand on the map where the layout puts them', () => {
    const plan = drawPlan(readLayout(village()));
    expect(plan).toMatch(/<text x="-14" y="0"[^>]*>hall<\/text>/);
    expect(plan).toMatch(/>bench<\/text>/);
    expect(plan).not.toMatch(/NaN|undefined/);
  });
});

const pick = (needs: Json, list: readonly { path: string }[]): Json =>
  Object.fromEntries(
    list.map(({ path }) => [path.split('.').at(-1) ?? '', needs[path.split('.').at(-1) ?? '']]),
  );

describe('潮見町, laid out in scenes/layouts/shiomi/layout.json', () => {
  it('is a scene the build knows, with at least ten buildings and not a line of code of its own', () => {
    expect(Object.keys(scenes)).toEqual(expect.arrayContaining(['hoshimi', 'shiomi']));
    const layout = JSON.parse(
      readFileSync(new URL('../layouts/shiomi/layout.json', import.meta.url), 'utf8'),
    ) as { buildings: unknown[] };
    expect(layout.buildings.length).toBeGreaterThanOrEqual(10);
  });

  it('holds exactly the places and spots of its pack, all of them within reach', async () => {
    const { shiomi } = await import('../../supabase/seed/shiomi/index.ts');
    const source = await scenes.shiomi?.spaces.town?.();
    const built = source?.build();
    if (!built) throw new Error('no space "town"');
    const sorted = (ids: readonly string[]) => ids.toSorted();
    expect(sorted(built.places.map((p) => p.place_id))).toEqual(sorted(shiomi.places.map((p) => p.place_id)));
    expect(sorted(built.spots.map((s) => `${s.place_id} ${s.spot_id}`))).toEqual(
      sorted(shiomi.places.flatMap((p) => p.spots.map((s) => `${p.place_id} ${s.spot_id}`))),
    );
    const navmesh = await buildNavmesh(built);
    const far = [...built.places, ...built.spots].filter((m) => nearest(navmesh, m.stand).distance > 0.3);
    expect(far).toEqual([]);
  }, 60_000);
});
