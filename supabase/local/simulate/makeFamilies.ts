import type { ChildGrade } from '../../functions/_shared/contract/choices.ts';
import type { SurveyMoment } from '../../functions/_shared/contract/survey.ts';
import { askAfter, type AskedNow } from './askAfter.ts';
import type { Ledger, LedgerHousehold, LedgerSurvey, LedgerVisit } from './ledger.ts';
import { makeVisit, type Place, type Stand } from './makeVisit.ts';
import { createRandom, type Random } from './random.ts';

export interface Wanted {
  townId: string;
  revision: number;
  families: number;
  months: number;
  seed: number;
  /** The last moment, ms since 1970; visits lie before it. */
  until: number;
  places: Place[];
  /** Where one stands at a spot of the 3D scene. */
  stands: ReadonlyMap<string, Stand>;
  /** What the town asks its visitors now. */
  surveys: AskedNow;
  /** Prefectures by how many move from there. */
  shares: Readonly<Record<string, number>>;
}

const day = 86_400_000;
/** Tracking gives a browser a new id after this long. */
const idLivesMs = 29 * day;

const grades: Readonly<Partial<Record<ChildGrade, number>>> = {
  unborn: 4,
  age_0: 6,
  age_1: 8,
  age_2: 9,
  age_3: 10,
  age_4: 10,
  age_5: 12,
  elementary_1: 8,
  elementary_2: 7,
  elementary_3: 6,
  elementary_4: 5,
  elementary_5: 4,
  elementary_6: 4,
  junior_high_1: 3,
  junior_high_2: 2,
  high_school: 2,
};

/** Interest in a kind of place, by the children's grades: what decides a move, and where the children would go. */
export function interestsOf(children: readonly string[]): Record<string, number> {
  const has = (pattern: RegExp) => children.some((grade) => pattern.test(grade));
  return {
    daycare: has(/^(unborn|age_)/) ? 8 : 0.3,
    elementary_school: has(/^(age_[345]|elementary)/) ? 8 : 0.8,
    clinic: has(/^(unborn|age_[0-2])/) ? 4 : 2,
    shop: 3,
    house: 3,
    station: has(/^(junior|high)/) ? 4 : 1.5,
    workplace: children.length === 0 ? 4 : 2,
    square: 2,
  };
}

/** More look in summer and before the new school year; by month of Tokyo, 1 to 12. */
const season = [1.3, 1.4, 1.2, 0.8, 0.8, 0.8, 1, 1.3, 1, 0.9, 0.9, 0.8];
/** Hours of Tokyo, 0 to 23: after the children sleep. */
const hours = [5, 2, 1, 0.5, 0.5, 0.5, 1, 2, 2, 2, 2, 3, 4, 3, 2, 2, 2, 3, 3, 4, 7, 9, 9, 7];

function firstMoment(random: Random, until: number, months: number): number {
  for (;;) {
    const at = until - random.next() * months * 30.4 * day;
    const tokyo = new Date(at + 9 * 3_600_000);
    const weight = (season[tokyo.getUTCMonth()] ?? 1) * (hours[tokyo.getUTCHours()] ?? 1);
    if (random.happens(weight / (1.4 * 9))) return Math.floor(at);
  }
}

/** The next visit, days later and at an hour when families look. */
function nextMoment(random: Random, before: number): number {
  for (;;) {
    const at = Math.floor(before + (0.2 + random.next() ** 2 * 20) * day);
    const hour = new Date(at + 9 * 3_600_000).getUTCHours();
    if (random.happens((hours[hour] ?? 1) / 9)) return at;
  }
}

/** From here on a kind of place is what they came for, and less is what they passed. */
const keen = 4;

/** How much of a visit speaks for moving: a minute at what they came for counts three times one elsewhere. */
function draw(visit: LedgerVisit, interestAt: (placeId: string) => number): number {
  return visit.events.reduce(
    (sum, e) =>
      sum + (e.engaged_ms ?? 0) * (e.place_id !== undefined && interestAt(e.place_id) >= keen ? 1.5 : 0.5),
    0,
  );
}

function outcomeOf(random: Random, asked: number, until: number, drawMs: number): LedgerHousehold['stages'] {
  // The longer they looked at what matters to them, the further they come.
  const drive = Math.min(0.85, 0.25 + drawMs / 900_000);
  const stages: LedgerHousehold['stages'] = [];
  let at = asked;
  for (const [stage, days] of [
    ['consulting', 4],
    ['visited', 20],
    ['moved', 30],
    ['settled', 365],
  ] as const) {
    at += Math.floor((0.3 + random.next()) * days * day);
    if (at > until || !random.happens(drive)) break;
    stages.push({ stage, at });
  }
  return stages;
}

/** Families with their visits, in the order of time, the same for the same seed and moment. */
export function makeFamilies(wanted: Wanted): Ledger {
  const random = createRandom(wanted.seed);
  // Of its own, so that families stay the same whether or not the town asks.
  const answering = createRandom(wanted.seed + 1);
  const visits: LedgerVisit[] = [];
  const households: LedgerHousehold[] = [];
  const surveys: LedgerSurvey[] = [];
  const kinds = new Map(wanted.places.map(({ place_id, kind }) => [place_id, kind]));
  for (let i = 0; i < wanted.families; i += 1) {
    const children = Array.from({ length: Number(random.pick({ 0: 18, 1: 32, 2: 37, 3: 13 })) }, () =>
      random.pick(grades as Record<string, number>),
    );
    const prefecture = random.pick(wanted.shares);
    const leftOut = random.happens(0.03) ? 'machine' : random.happens(0.01) ? 'staff' : null;
    const family = {
      device: random.pick({ phone: 68, desktop: 24, tablet: 8 }),
      locale: random.pick({ ja: 90, 'ja-easy': 5, en: 5 }),
      connection: random.pick({ '4g': 80, '3g': 14, '2g': 3, none: 3 }),
      // Half say where they are from; of the rest the clock tells the country, or nothing does.
      region: random.pick({ declared: 55, time_zone: 40, unknown: 5 }),
      interests: interestsOf(children),
      stands: wanted.stands,
    } as const;
    const campaign = random.pick({
      none: 52,
      'fair-tokyo-2026': 14,
      'qr-station': 12,
      'line-news': 14,
      'press-shinbun': 8,
    });
    let at = firstMoment(random, wanted.until, wanted.months);
    let visitor = { id: random.uuid(), since: at };
    const interestAt = (placeId: string) => family.interests[kinds.get(placeId) ?? ''] ?? 1;
    let drawMs = 0;
    let isHousehold = false;
    const alreadyAsked = new Set<SurveyMoment>();
    const times = leftOut === 'machine' ? 1 : 1 + Number(random.pick({ 0: 55, 1: 22, 2: 12, 3: 7, 4: 4 }));
    for (let n = 0; n < times && at < wanted.until - 3_600_000; n += 1) {
      if (at - visitor.since >= idLivesMs) visitor = { id: random.uuid(), since: at };
      const asks =
        leftOut === null && !isHousehold && random.happens(Math.min(0.5, 0.01 + drawMs / 1_500_000));
      const visit = makeVisit(random, wanted.places, {
        ...family,
        prefecture,
        leftOut,
        started: at,
        visitorId: visitor.id,
        isFirst: n === 0,
        campaign: n === 0 && campaign !== 'none' ? campaign : null,
        asks,
      });
      visits.push(visit);
      drawMs += draw(visit, interestAt);
      surveys.push(
        ...askAfter(answering, wanted.surveys, visit, alreadyAsked, Math.min(1, drawMs / 300_000)),
      );
      if (visit.asked !== null) {
        isHousehold = true;
        households.push({
          consultation_id: random.uuid(),
          created: visit.asked,
          from_region: random.happens(0.9) ? prefecture : null,
          locale: family.locale,
          children,
          visitor_id: random.happens(0.6) ? visitor.id : null,
          stages: outcomeOf(random, visit.asked, wanted.until, drawMs),
        });
      }
      at = nextMoment(random, at);
    }
  }
  visits.sort((a, b) => a.started - b.started || (a.visit_id < b.visit_id ? -1 : 1));
  return {
    town_id: wanted.townId,
    seed: wanted.seed,
    revision: wanted.revision,
    visits,
    households,
    surveys,
  };
}
