import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectRequest } from '../../supabase/functions/_shared/contract/visit.ts';
import { staffSessionKey } from '../lib/staffSession.ts';
import { RememberingSink, SmallLocks, SmallStorage, Tab } from '../../test/support/trackingBench.ts';
import { createTracking } from './createTracking.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 3) });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a visit names the campaign of the link that led here once, and a browser where staff are signed in', async () => {
  const storage = new SmallStorage();
  const sink = new RememberingSink();
  const tab = new Tab(storage, new SmallLocks());
  tab.campaign = 'fair-2026';
  const tracking = createTracking(tab);
  tracking.startTracking({ townId: 'hoshimi', revision: 3, locale: () => 'ja', entry: 'welcome', sink });
  tracking.track('page_viewed', { page: 'places' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sink.requests[0]?.visit).toMatchObject({ campaign: 'fair-2026' });
  expect(sink.requests[0]?.visit).not.toHaveProperty('staff');

  storage.setItem(staffSessionKey, '{}');
  await vi.advanceTimersByTimeAsync(40 * 60_000); // long enough for a new visit
  tracking.track('page_viewed', { page: 'places' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sink.requests[1]?.visit).toMatchObject({ staff: true });
  expect(sink.requests[1]?.visit).not.toHaveProperty('campaign');
  expect(v.safeParse(collectRequest, sink.requests[1]).success).toBe(true);
});
