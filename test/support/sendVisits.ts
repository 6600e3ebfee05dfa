import type { TestServer } from './server.ts';

/** Visits of other families, sent to functions/collect over HTTP as browsers do. */
export async function sendVisits(
  server: TestServer,
  made: { count: number; region: string; placeId: string; spotId: string },
): Promise<void> {
  for (let i = 0; i < made.count; i += 1) {
    const now = new Date().toISOString();
    const event = {
      event_id: crypto.randomUUID(),
      name: 'spot_dwelled',
      occurred_at: now,
      revision: 1,
      place_id: made.placeId,
      spot_id: made.spotId,
      surface: 'page',
      engaged_ms: 12_000,
    };
    const visit = {
      visit_id: crypto.randomUUID(),
      visitor_id: crypto.randomUUID(),
      started_at: new Date(Date.now() - 60_000).toISOString(),
      entry: 'place',
      locale: 'ja',
      device_class: 'phone',
      revision: 1,
      // A country is what the clock tells; people choose a prefecture.
      ...(made.region === 'JP' ? { time_zone: 'Asia/Tokyo' } : { declared_region: made.region }),
    };
    const answer = await fetch(`${server.url}/functions/v1/collect`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        apikey: server.anonKey,
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
      },
      body: JSON.stringify({ v: 1, town_id: 'hoshimi', sent_at: now, visit, events: [event] }),
    });
    if (!answer.ok) throw new Error(`collect answered ${answer.status}`);
  }
}
