import type { maxBatch, Visit, VisitEvent } from '../../supabase/functions/_shared/contract/visit.ts';
import type { Keep } from './keep.ts';

/** The contract's maxBatch; the type refuses any other number, and no parser is pulled into the client. */
const batchSize: typeof maxBatch = 50;
/** About 0.6 KB each: some 300 KB of the 5 MB a browser gives an origin. */
export const outboxLimit = 500;
const prefix = 'hiroba.event.';

interface Queued {
  town_id: string;
  visit: Visit;
  event: VisitEvent;
}

export interface Batch {
  town_id: string;
  visit: Visit;
  events: VisitEvent[];
}

/** Events wait here until collect says it has them. One key each, so tabs never overwrite one another. */
export interface Outbox {
  put(queued: Queued): void;
  /** Up to 50 events of one visit, oldest first, or null; they stay in the outbox. */
  next(): Batch | null;
  /** Everything that waits, as batches. */
  all(): Batch[];
  remove(eventIds: Iterable<string>): void;
  isEmpty(): boolean;
}

function parseQueued(text: string | null): Queued | null {
  if (text === null) return null;
  try {
    const queued = JSON.parse(text) as Partial<Queued> | null;
    const whole = queued?.town_id && queued.visit?.visit_id && queued.event?.event_id;
    return whole ? (queued as Queued) : null;
  } catch {
    // Torn or foreign text can never be sent; the caller removes it.
    return null;
  }
}

/** Opens the outbox. A key carries the time and a running number, so keys in order are events in order. */
export function openOutbox(keep: Keep): Outbox {
  let put = 0;
  const keyOf = (event: VisitEvent) => {
    const time = Date.parse(event.occurred_at).toString(36).padStart(9, '0');
    const turn = (put++ % 46_656).toString(36).padStart(3, '0');
    return `${prefix}${time}.${turn}.${event.event_id}`;
  };
  const uuidLength = 36;

  function batches(most: number): Batch[] {
    const found: Batch[] = [];
    for (const key of keep.keys(prefix)) {
      const queued = parseQueued(keep.read(key));
      if (!queued) {
        keep.remove(key);
        continue;
      }
      const { town_id, visit, event } = queued;
      const open = found.findLast((batch) => batch.visit.visit_id === visit.visit_id);
      if (open && open.events.length < batchSize) {
        open.events.push(event);
        // The latest words a visit says about itself (language, region) are the ones to send.
        open.visit = visit;
      } else if (found.length < most) found.push({ town_id, visit, events: [event] });
      else if (most === 1 && open) break;
    }
    return found;
  }

  return {
    put(queued) {
      const keys = keep.keys(prefix);
      for (const key of keys.slice(0, Math.max(0, keys.length + 1 - outboxLimit))) keep.remove(key);
      // False only says that it waits in memory: blocked or full storage is tolerated.
      keep.write(keyOf(queued.event), JSON.stringify(queued));
    },
    next: () => batches(1)[0] ?? null,
    all: () => batches(Infinity),
    remove(eventIds) {
      const gone = new Set(eventIds);
      for (const key of keep.keys(prefix)) if (gone.has(key.slice(-uuidLength))) keep.remove(key);
    },
    isEmpty: () => keep.keys(prefix).length === 0,
  };
}
