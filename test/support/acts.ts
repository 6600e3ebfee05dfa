import type { VisitEventName } from '../../supabase/functions/_shared/contract/visit.ts';
import type { Person, Surface } from './Person.ts';

/** At least and at most. */
type Range = readonly [number, number];

/**
 * One thing that people do with a page, and what the database must hold in the end. Everything that is not expected is
 * refuted: another event, dwell anywhere else, another visit, an event twice.
 */
export interface Act {
  act: string;
  /** Its own machine: what it does is done to everything that runs on it. */
  alone?: true;
  does: (person: Person) => Promise<void>;
  /** How many of each event. */
  expected: Partial<Record<VisitEventName, number | Range>>;
  /** Engaged seconds by `surface place`, `surface place/spot` or `ground space`; a slow machine's time is added. */
  dwell: Record<string, Range>;
  /** How many visits it is; 1 unless said. */
  visits?: number | Range;
  /** What would be told by a page that counts wrongly; these are refuted by `expected` and `dwell`. */
  refuted: string;
}

const school = '/places/hoshimi-elementary';
const atSchool = 'page hoshimi-elementary';
const day = 86_400;
const onePage = { page_viewed: 1, place_entered: 1 } as const;
const opensSchool = (person: Person) => person.opens('page', school);
const library = '/tour?spot=school-library';
const atLibrary = 'tour hoshimi-elementary/school-library';
const inLibrary = {
  page_viewed: 1,
  tour_started: 1,
  space_entered: 1,
  place_entered: 1,
  spot_opened: 1,
} as const;
const opensLibrary = (person: Person) => person.opens('tour', library);

/** On plain pages. */
const onPages: Act[] = [
  {
    act: 'reads a page and closes the tab',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(4);
      await person.closes();
    },
    expected: { ...onePage, place_dwelled: 1 },
    dwell: { [atSchool]: [3.5, 4.5] },
    refuted: 'a spot that was only on the screen',
  },
  {
    act: 'switches to another tab and back',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.looksAway(8);
      await person.reads(2);
      await person.closes();
    },
    expected: { ...onePage, place_dwelled: 2 },
    dwell: { [atSchool]: [4.5, 6] },
    refuted: 'the eight seconds behind another tab',
  },
  {
    act: 'locks the phone and takes it up again',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.locks();
      await person.waits(8);
      await person.unlocks();
      await person.reads(2);
      await person.closes();
    },
    expected: { ...onePage, place_dwelled: 2 },
    dwell: { [atSchool]: [4.5, 6] },
    refuted: 'the eight seconds in the pocket',
  },
  {
    act: 'locks the phone, and the system throws the page out',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.locks();
      await person.isThrownOut();
    },
    expected: { ...onePage, place_dwelled: 1 },
    dwell: { [atSchool]: [2.5, 4] },
    refuted: 'a dwell that waits for a farewell which never comes',
  },
  {
    act: 'puts the tablet down and goes cooking',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(2);
      await person.rests(37);
      await person.reads(2);
      await person.closes();
    },
    // 30 s after the last touch nobody is there; two checkpoints fall into it.
    expected: { ...onePage, place_dwelled: 3 },
    dwell: { [atSchool]: [32.5, 36.5] },
    refuted: 'the seven seconds and more in which nobody was there',
  },
  {
    act: 'reads the same page in two tabs, one after the other',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      const first = await person.opensTab('page', school);
      await person.reads(3);
      const second = person.page;
      await person.turnsTo(first);
      await person.reads(2);
      await person.closes();
      await second.close({ runBeforeUnload: true });
    },
    expected: { page_viewed: 2, place_entered: 2, place_dwelled: [3, 4] },
    dwell: { [atSchool]: [7, 9] },
    refuted: 'both tabs counting at once, a second visit, an event sent by both',
  },
  {
    act: 'goes back to the list and forward to the page again',
    does: async (person) => {
      await person.opens('page', '/places');
      await person.does(async (page) => {
        await page.locator(`a[href$="${school}"]`).first().click();
        await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();
      });
      await person.reads(3);
      await person.does(async (page) => {
        await page.goBack();
        await page.locator(`a[href$="${school}"]`).first().waitFor();
      });
      await person.rests(4);
      await person.does(async (page) => {
        await page.goForward();
        await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();
      });
      await person.reads(2);
      await person.closes();
    },
    expected: { page_viewed: 4, place_entered: 2, place_dwelled: 2 },
    dwell: { [atSchool]: [4.5, 6] },
    refuted: 'the four seconds on the list',
  },
  {
    act: 'goes to another site and comes back by the back button',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.goesElsewhere(6);
      await person.returns();
      await person.reads(2);
      await person.closes();
    },
    // A browser that kept the page shows it again; one that did not opens it anew.
    expected: { page_viewed: [1, 2], place_entered: [1, 2], place_dwelled: 2 },
    dwell: { [atSchool]: [4.5, 6] },
    refuted: 'the six seconds on the other site, a second visit',
  },
  {
    act: 'comes back to a page that the browser kept aside, frozen',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.isKeptAside(8);
      await person.reads(2);
      await person.closes();
    },
    expected: { ...onePage, place_dwelled: 2 },
    dwell: { [atSchool]: [4.5, 6] },
    refuted: 'the eight seconds aside',
  },
  {
    act: 'works in another window with the page beside it',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.looksBeside(6);
      await person.reads(2);
      await person.closes();
    },
    expected: { ...onePage, place_dwelled: [1, 2] },
    dwell: { [atSchool]: [4.5, 6] },
    refuted: 'the six seconds that the other window had',
  },
  {
    act: 'rides through a tunnel and closes the tab in it',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(2);
      await person.setsOffline(true);
      await person.reads(4);
      await person.closes();
      await person.waits(0.5);
      await person.setsOffline(false);
      person.page = await person.context.newPage();
      await person.opens('page', '/places');
      await person.reads(8);
      await person.closes();
    },
    expected: { page_viewed: 2, place_entered: 1, place_dwelled: 1 },
    dwell: { [atSchool]: [5.5, 7] },
    refuted: 'losing what happened without a line, or telling it twice',
  },
  ...[
    { act: 'sets the clock a day forward', by: day, visits: [1, 2] as const },
    { act: 'sets the clock a day back', by: -day, visits: [1, 2] as const },
    { act: 'sets the clock ten minutes forward', by: 600, visits: 1 },
    { act: 'sets the clock ten minutes back', by: -600, visits: 1 },
  ].map(({ act, by, visits }): Act => ({
    act,
    does: async (person) => {
      await opensSchool(person);
      await person.reads(7); // the visit is begun on the server, too
      await person.setsClock(by);
      await person.looksAway(1);
      await person.reads(3);
      await person.closes();
    },
    expected: { ...onePage, place_dwelled: 2 },
    dwell: { [atSchool]: [9.5, 11] },
    visits,
    refuted: 'a day of dwell, dwell below nothing, events refused for being in the future',
  })),
  {
    act: 'lets the computer sleep',
    alone: true,
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.sleeps(12);
      await person.reads(3);
      await person.closes();
    },
    expected: { ...onePage, place_dwelled: [1, 2] },
    dwell: { [atSchool]: [5, 7.5] }, // of a gap one tick counts
    refuted: 'the twelve seconds asleep',
  },
  {
    act: 'reloads the page while reading',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(3);
      await person.opens('page', school);
      await person.reads(3);
      await person.closes();
    },
    expected: { page_viewed: 2, place_entered: 2, place_dwelled: 2 },
    dwell: { [atSchool]: [5, 6.5] },
    refuted: 'losing what was read before, a second visit',
  },
  {
    act: 'opens a link in a tab behind and never looks at it (bugs-F3)',
    does: async (person) => {
      await person.opens('page', '/places');
      const behind = await person.opensBehind(school);
      await person.reads(5);
      await behind.close({ runBeforeUnload: true }); // first, or it comes to the front
      await person.closes();
    },
    expected: { page_viewed: 1 },
    dwell: {},
    refuted: 'a view of, a coming to and dwell at a page that nobody saw',
  },
  {
    act: 'opens a link in a tab behind and looks at it later (bugs-F3)',
    does: async (person) => {
      await person.opens('page', '/places');
      const behind = await person.opensBehind(school);
      await person.reads(4);
      const list = await person.turnsTo(behind);
      await person.reads(3);
      await person.closes();
      await list.close({ runBeforeUnload: true });
    },
    expected: { page_viewed: 2, place_entered: 1, place_dwelled: 1 },
    dwell: { [atSchool]: [2.5, 4] },
    refuted: 'the four seconds behind, a second visit',
  },
  {
    act: 'says no to being recorded, in another tab',
    does: async (person) => {
      await opensSchool(person);
      await person.reads(4);
      const first = await person.opensTab('page', '/privacy');
      await person.saysNo();
      await person.turnsTo(first);
      await person.reads(6);
      await person.closes();
    },
    // What had left before the no is there; what waited is forgotten.
    expected: { page_viewed: [1, 2], place_entered: 1, place_dwelled: 1 },
    dwell: { [atSchool]: [3.5, 5] },
    refuted: 'anything of the six seconds after the no',
  },
];

/** On the map. */
const onTheMap: Act[] = [
  {
    act: 'chooses a place on the map, looks away, and chooses another',
    does: async (person) => {
      await person.opens('map', '/map');
      await person.chooses('星見小学校');
      await person.reads(3);
      await person.looksAway(6);
      await person.chooses('星見駅');
      await person.reads(3);
      await person.closes();
    },
    expected: { page_viewed: 1, place_dwelled: [2, 3] },
    dwell: { 'map hoshimi-elementary': [2.5, 4.5], 'map hoshimi-station': [2.5, 4] },
    refuted: 'the six seconds behind another tab; dwell of a place that is not chosen any more',
  },
  {
    act: 'comes to the map by a link to a place and locks the phone',
    does: async (person) => {
      await person.opens('map', '/map?place=hoshimi-clinic');
      await person.reads(3);
      await person.locks();
      await person.waits(6);
      await person.unlocks();
      await person.reads(2);
      await person.closes();
    },
    expected: { page_viewed: 1, place_dwelled: 2 },
    dwell: { 'map hoshimi-clinic': [4.5, 6] },
    refuted: 'the six seconds in the pocket',
  },
];

/** In the 3D town. */
const inTheTown: Act[] = [
  {
    act: 'stands in the library, switches tabs and comes back',
    does: async (person) => {
      await opensLibrary(person);
      await person.reads(3);
      await person.looksAway(8);
      await person.reads(3);
      await person.closes();
    },
    expected: { ...inLibrary, spot_dwelled: [2, 3], area_dwelled: [2, 3] },
    dwell: { [atLibrary]: [5.5, 7], 'ground school': [5, 7] },
    refuted: 'the eight seconds behind another tab',
  },
  {
    act: 'stands in the library and puts the phone down',
    does: async (person) => {
      await opensLibrary(person);
      await person.reads(2);
      await person.rests(36);
      await person.reads(2);
      await person.closes();
    },
    expected: { ...inLibrary, spot_dwelled: [3, 4], area_dwelled: [3, 4] },
    dwell: { [atLibrary]: [32.5, 36], 'ground school': [32, 36] },
    refuted: 'the six seconds and more in which nobody was there',
  },
  {
    act: 'locks the phone in the library and is thrown out',
    does: async (person) => {
      await opensLibrary(person);
      await person.reads(4);
      await person.locks();
      await person.isThrownOut();
    },
    expected: { ...inLibrary, spot_dwelled: 1, area_dwelled: [1, 2] },
    dwell: { [atLibrary]: [3.5, 5], 'ground school': [3, 5] },
    refuted: 'a dwell that waits for a farewell',
  },
  {
    act: 'looks at the town from above and comes down again',
    does: async (person) => {
      await person.opens('tour', '/tour');
      await person.reads(6);
      await person.looksFromAbove(true);
      await person.reads(8);
      await person.looksFromAbove(false);
      await person.reads(6);
      await person.closes();
    },
    expected: { page_viewed: 1, tour_started: 1, space_entered: 1, area_dwelled: [1, 2] },
    // One stands from the first picture on, down from above too. Without a GPU pictures take seconds; six are not both.
    dwell: { 'ground square': [6.5, 13.5] },
    refuted: 'the eight seconds in the air, counted for the ground below; dwell at a spot',
  },
];

export const acts: readonly Act[] = [...onPages, ...onTheMap, ...inTheTown];
export type { Surface };
