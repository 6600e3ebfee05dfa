// Clients that send visits as fast as collect acknowledges them: real HTTP over kept-alive connections.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { CollectAnswer } from '../../supabase/functions/_shared/contract/visit.ts';

export interface Load {
  url: string;
  anonKey: string;
  clients: number;
  /** Events in one request. */
  batch: number;
  ms: number;
}

export interface Acknowledged {
  ids: string[];
  /** From the first request to the last acknowledgement. */
  ms: number;
}

const spots = [
  'school-gate',
  'school-classroom',
  'school-music-room',
  'school-library',
  'school-gym',
  'school-lunch',
];

/** What a visitor's browser tells while looking round a school. */
export function schoolEvent(i: number) {
  return {
    event_id: randomUUID(),
    occurred_at: new Date().toISOString(),
    revision: 1,
    name: i % 2 ? 'spot_dwelled' : 'spot_opened',
    place_id: 'hoshimi-elementary',
    spot_id: spots[i % spots.length] ?? 'school-gate',
    surface: 'tour',
    ...(i % 2 && { engaged_ms: 15_000 }),
  };
}

export function schoolVisit() {
  return {
    visit_id: randomUUID(),
    visitor_id: randomUUID(),
    started_at: new Date().toISOString(),
    entry: 'tour',
    locale: 'ja',
    device_class: 'phone',
    time_zone: 'Asia/Tokyo',
    revision: 1,
  };
}

function post(agent: Agent, { url, anonKey }: Load, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/functions/v1/collect`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          apikey: anonKey,
          'user-agent':
            'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36',
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.once('end', () => {
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`collect answered ${String(response.statusCode)}: ${text}`));
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Sends for `ms`, each client its own visit, the next batch when the last is acknowledged. */
export async function sendVisits(load: Load): Promise<Acknowledged> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  const ids: string[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: load.clients }, async () => {
      const visit = schoolVisit();
      while (performance.now() - begun < load.ms) {
        const events = Array.from({ length: load.batch }, (_, i) => schoolEvent(i));
        const body = JSON.stringify({
          v: 1,
          town_id: 'hoshimi',
          sent_at: new Date().toISOString(),
          visit,
          events,
        });
        const answer = JSON.parse(await post(agent, load, body)) as CollectAnswer;
        ids.push(...answer.accepted);
      }
    }),
  );
  agent.destroy();
  return { ids, ms: performance.now() - begun };
}
