import type { refusals, Visit, VisitEvent } from '../_shared/contract/visit.ts';
import type { VisitRegion } from './regionOf.ts';

/** What collect hands to the database: one visit's events, parsed. */
export interface VisitBatch extends VisitRegion {
  town_id: string;
  visit: Omit<Visit, 'time_zone' | 'automated' | 'declared_region'>;
  sent_at: string;
  is_bot: boolean;
  /** One of more than its network has a share in. */
  crowd: boolean;
  events: VisitEvent[];
}

export interface StoredAnswer {
  refused: { event_id: string; reason: (typeof refusals)[number] }[];
}

/** Keeps batches. Resolves only after the commit. */
export interface VisitStore {
  put(batch: VisitBatch): Promise<StoredAnswer>;
}

/** Thrown when nothing was stored and trying again may help. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/**
 * Thrown when more waits than the database works off: nothing was stored, and `retryAfterMs` says when to come back.
 */
export class StoreBusy extends Error {
  override name = 'StoreBusy';
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super('too many waiting');
    this.retryAfterMs = retryAfterMs;
  }
}

/** Thrown when the database can't read this batch, whatever the contract said: trying again can't help. */
export class BatchUnreadable extends Error {
  override name = 'BatchUnreadable';
}
