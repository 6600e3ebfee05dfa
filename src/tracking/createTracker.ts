import type { Visit, VisitEvent } from '../../supabase/functions/_shared/contract/visit.ts';
import type { Browser } from './browser.ts';
import { deviceClass } from './deviceClass.ts';
import type { Keep } from './keep.ts';
import type { Outbox } from './outbox.ts';
import { randomUuid } from '../lib/randomUuid.ts';
import { staffSessionKey } from '../lib/staffSession.ts';
import { referrerHost } from './referrerHost.ts';
import { createSender, type Sender } from './sender.ts';
import type { Sink } from './sink.ts';
import { createSteadyClock } from './steadyClock.ts';
import type { TrackedEvent } from './trackedEvent.ts';
import { createVisitIds, type VisitSetting } from './visitIds.ts';

export interface TrackingOptions {
  townId: string;
  revision: number;
  /** The language of the page now: a visit is in the one it begins in. */
  locale: () => Visit['locale'];
  /** The page the visit begins on. */
  entry: Visit['entry'];
  sink: Sink;
}

/** Recording for one town, once consent is known. */
export interface Tracker extends Sender {
  record(event: TrackedEvent): void;
  visitorId(): string | null;
}

/** Stamps events with id, time, revision and visit, and puts them into the outbox. */
export function createTracker(
  browser: Browser,
  keep: Keep,
  outbox: Outbox,
  { townId, revision, locale, entry, sink }: TrackingOptions,
): Tracker {
  const ids = createVisitIds(keep, townId);
  const clock = createSteadyClock(browser);
  const sender = createSender(outbox, sink, browser, () => clock.now());
  let visitId = '';
  let page = entry;
  // Only the page load that the link led to has a referrer and a campaign worth telling.
  let referrer = referrerHost(browser.document.referrer, browser.host);
  let campaign = browser.campaign;

  function newVisit(): VisitSetting {
    return {
      entry: page,
      ...(referrer && { referrer_host: referrer }),
      ...(campaign && { campaign }),
      locale: locale(),
      device_class: deviceClass(browser.screen),
      ...(browser.timeZone && { time_zone: browser.timeZone }),
      revision,
      ...(browser.automated && { automated: true }),
      // Whoever has a session of staff here is no visitor.
      ...(keep.read(staffSessionKey) !== null && { staff: true }),
    };
  }

  return {
    ...sender,
    record(told) {
      if (told.name === 'page_viewed') page = told.page;
      let visit = ids.current(clock.now(), newVisit);
      if (visit.visit_id !== visitId) clock.restart();
      visitId = visit.visit_id;
      referrer = undefined;
      campaign = undefined;
      if (told.name === 'region_declared') {
        visit = { ...visit, declared_region: told.region };
        ids.amend({ declared_region: told.region });
      }
      const event: VisitEvent = {
        ...told,
        event_id: randomUuid(),
        occurred_at: new Date(clock.stamp()).toISOString(),
        revision,
      };
      outbox.put({ town_id: townId, visit, event });
      sender.nudge();
    },
    visitorId: () => ids.visitorId(),
  };
}
