import type { CollectRequest } from '../../supabase/functions/_shared/contract/visit.ts';

/** What became of a batch. */
export type SinkAnswer =
  /** collect decided about these events; they may be forgotten. */
  | { status: 'decided'; eventIds: string[] }
  /** collect can never read this batch: sending it again would not help. */
  | { status: 'unreadable' }
  /** No answer, or "not now": keep everything and try again, at the earliest after afterMs. */
  | { status: 'later'; afterMs?: number };

/** Where batches go; src/data/collect.ts makes the real one. Neither function throws or rejects. */
export interface Sink {
  /** leaving: the page may go away before the answer comes. */
  send(request: CollectRequest, leaving: boolean): Promise<SinkAnswer>;
  /** Hands the batch to the browser as the page dies; no answer will come. */
  beacon(request: CollectRequest): void;
}
