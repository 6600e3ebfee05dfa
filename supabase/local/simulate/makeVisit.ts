import type { LedgerEvent, LedgerVisit } from './ledger.ts';
import type { Random } from './random.ts';

export interface Place {
  place_id: string;
  kind: string;
  theme: string;
  spots: string[];
}

/** Where one stands at a spot, metres, and the side of the squares there. */
export interface Stand {
  space_id: string;
  size: number;
  x: number;
  z: number;
}

export interface Setting {
  device: LedgerVisit['device'];
  locale: LedgerVisit['locale'];
  connection: string;
  region: LedgerVisit['region_source'];
  prefecture: string;
  interests: Readonly<Record<string, number>>;
  /** Where one stands at a spot of the 3D scene. */
  stands: ReadonlyMap<string, Stand>;
  leftOut: LedgerVisit['leftOut'];
  started: number;
  visitorId: string;
  isFirst: boolean;
  campaign: string | null;
  /** Whether it ends with a question to the concierge. */
  asks: boolean;
}

/**
 * A visit as tracking would tell it: pages, a tour or its failure, places and spots by interest, dwell in checkpoints.
 */
export function makeVisit(random: Random, places: readonly Place[], family: Setting): LedgerVisit {
  const events: LedgerEvent[] = [];
  let at = family.started;
  let asked: number | null = null;
  const tell = (name: string, more: Partial<LedgerEvent> = {}) => {
    events.push({ event_id: random.uuid(), at, name, payload: {}, ...more });
    at += random.whole(400, 4_000);
  };
  const entry = random.pick(
    family.isFirst
      ? { welcome: 60, tour: 15, place: 20, map: 5 }
      : { welcome: 30, tour: 40, place: 25, map: 5 },
  );
  const weights = Object.fromEntries(places.map((p) => [p.place_id, family.interests[p.kind] ?? 1]));
  const placeOf = (id: string) => places.find((p) => p.place_id === id);

  const opened = placeOf(random.pick(weights));
  tell('page_viewed', {
    payload: { page: entry },
    ...(entry === 'place' && opened && { place_id: opened.place_id, theme: opened.theme }),
  });
  if (family.region === 'declared') tell('region_declared', { payload: { region: family.prefecture } });
  const tours = entry === 'tour' || random.happens(0.55);
  let surface: 'tour' | 'page' = 'page';
  let space = 'square';
  if (tours) {
    if (entry !== 'tour') tell('page_viewed', { payload: { page: 'tour' } });
    const isSlow = family.connection === '2g' || family.connection === '3g';
    if (random.happens(isSlow ? 0.12 : 0.03)) {
      tell('tour_failed', {
        payload: { reason: random.pick({ webgl_missing: 5, context_lost: 2, network: 3 }) },
      });
    } else {
      surface = 'tour';
      const load = random.whole(700, 3_500) * (isSlow ? 3 : 1) * (family.device === 'desktop' ? 0.7 : 1);
      tell('tour_started', {
        payload: {
          tier: Number(
            family.device === 'desktop' ? random.pick({ 2: 20, 3: 80 }) : random.pick({ 1: 35, 2: 65 }),
          ),
          load_ms: Math.round(load),
          ...(family.connection !== 'none' && { connection: family.connection }),
        },
      });
      tell('space_entered', { payload: { space_id: space } });
    }
  }

  const stops = random.happens(0.25) ? 0 : random.whole(1, 6);
  for (let n = 0; n < stops; n += 1) {
    const place = placeOf(random.pick(weights));
    if (!place) continue;
    // What stands first in a list is looked at most.
    const spot = place.spots[Math.floor(random.next() ** 1.6 * place.spots.length)];
    const here = { place_id: place.place_id, theme: place.theme };
    const stand = surface === 'tour' && spot !== undefined ? family.stands.get(spot) : undefined;
    if (stand && stand.space_id !== space) {
      space = stand.space_id;
      tell('space_entered', { payload: { space_id: space } });
    }
    tell('place_entered', { ...here, payload: { surface } });
    const target = spot === undefined ? here : { ...here, spot_id: spot };
    if (spot !== undefined) tell('spot_opened', { ...target, payload: { surface } });
    // A checkpoint every 15 s engaged; the last one is what was left.
    let left = Math.floor(random.next() ** 2 * 120_000);
    const stands = stand && left >= 1_000 ? stood(random, stand, left) : [];
    while (left >= 1_000) {
      const engaged_ms = Math.min(15_000, left);
      left -= engaged_ms;
      at += engaged_ms;
      tell(spot === undefined ? 'place_dwelled' : 'spot_dwelled', {
        ...target,
        engaged_ms,
        payload: { surface },
      });
    }
    for (const payload of stands) tell('area_dwelled', { payload }); // told after it was lived through
    if (random.happens(0.1)) tell('shortlist_added', target);
  }
  if (family.asks) {
    tell('page_viewed', { payload: { page: 'consult' } });
    tell('consult_started');
    at += random.whole(30_000, 240_000);
    asked = at;
  }
  const [host] = [
    random.pick({ none: 40, 'www.google.com': 40, 'line.me': 8, 'www.instagram.com': 8, 'note.com': 4 }),
  ];
  return {
    visit_id: random.uuid(),
    visitor_id: family.visitorId,
    started: family.started,
    region:
      family.region === 'declared' ? family.prefecture : family.region === 'time_zone' ? 'JP' : 'unknown',
    region_source: family.region,
    device: family.device,
    campaign: family.campaign,
    referrer_host: family.isFirst && host !== 'none' ? host : null,
    locale: family.locale,
    entry,
    leftOut: family.leftOut,
    asked,
    events,
  };
}

/** Someone at a spot takes a step now and then: the squares they stood on, a checkpoint at a time. */
function stood(random: Random, { space_id, size, x, z }: Stand, forMs: number): LedgerEvent['payload'][] {
  const told: LedgerEvent['payload'][] = [];
  for (let left = forMs; left >= 1_000; left -= 15_000) {
    const sums = new Map<string, number>();
    for (let ms = Math.min(15_000, left); ms > 0; ms -= 5_000) {
      const step = () => (random.next() + random.next() - 1) * size;
      const cell = `${Math.floor((x + step()) / size)}:${Math.floor((z + step()) / size)}`;
      sums.set(cell, (sums.get(cell) ?? 0) + Math.min(ms, 5_000));
    }
    told.push({ space_id, cells: [...sums].sort().map(([cell, stood_ms]) => ({ cell, stood_ms })) });
  }
  return told;
}
