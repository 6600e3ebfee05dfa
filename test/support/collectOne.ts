// One visit with one event through functions/collect, over HTTP.
import { randomInt } from 'node:crypto';

export type Door = { url: string; anonKey: string };

/** To an edge function, from an address that changes: for servers that trust their proxy. */
export const post = (door: Door, name: string, body: object): Promise<Response> =>
  fetch(`${door.url}/functions/v1/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      apikey: door.anonKey,
      'user-agent': 'Mozilla/5.0 (iPhone)',
      'x-forwarded-for': `203.0.113.${String(randomInt(250))}`,
    },
    body: JSON.stringify(body),
  });

/** One event of one visit; its id. */
export async function collectOne(door: Door): Promise<{ id: string; answer: Response }> {
  const now = new Date().toISOString();
  const id = crypto.randomUUID();
  const about = {
    place_id: 'hoshimi-elementary',
    spot_id: 'school-gym',
    surface: 'page',
    engaged_ms: 12_000,
  };
  const event = { event_id: id, name: 'spot_dwelled', occurred_at: now, revision: 1, ...about };
  const visit = {
    visit_id: crypto.randomUUID(),
    visitor_id: crypto.randomUUID(),
    started_at: new Date(Date.now() - 30_000).toISOString(),
    entry: 'place',
    locale: 'ja',
    device_class: 'phone',
    revision: 1,
  };
  const answer = await post(door, 'collect', {
    v: 1,
    town_id: 'hoshimi',
    sent_at: now,
    visit,
    events: [event],
  });
  return { id, answer };
}
